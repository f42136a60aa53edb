import { Copy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Shape } from '../../components/shape.tsx';
import type { AbsencePlan } from '../../../shared/domain/absence-plan.ts';
import { absenceSort, coverMessage, shiftMoment } from '../../../shared/domain/rota-words.ts';
import { rotaShifts } from '../../../shared/domain/rota-shifts.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { copy } from '../../store/actions.ts';
import { nameIn, seatNames } from './rota-names.ts';

const advice = {
  'under-a-day': 'Under a day: name who covers the hours; the rotation stays as it is.',
  days: '1 to 7 days: tell the team, the secondary takes the place of the primary, and a backup is named.',
  longer: 'Longer than 7 days: agree on it with the manager as well, and look through every turn that it falls on; the secondary takes the place of the primary, and a backup is named.',
} as const;

type OutlookProps = { readonly rota: Rota; readonly absence: Rota['absences'][number]; readonly plan: AbsencePlan };

/** What an absence leads to, and a message that asks for cover. */
export function AbsenceOutlook({ rota, absence, plan }: OutlookProps) {
  const { zone } = rota;
  const seats = [...new Set(rotaShifts(rota, absence.from, absence.to).filter((shift) => shift.person === absence.person).map(({ seat }) => seat))];
  const span = ({ from, to }: { readonly from: number; readonly to: number }) => `${shiftMoment(from, zone)} to ${shiftMoment(to, zone)}`;
  const message = coverMessage({ ...absence, seats, who: nameIn(rota, absence.person) }, zone);
  return (
    <section className="rota-outlook" aria-label="What happens then" aria-live="polite">
      <p>{seats.length === 0 ? 'No seat is touched: it is not their turn then.' : advice[absenceSort(absence.from, absence.to)]}</p>
      <ul className="rota-flaws">
        {plan.promoted.map((shift) => <li key={`p${shift.from}`} data-tone="ok"><Shape name="up" /><span>{nameIn(rota, shift.person)} is promoted to primary: {span(shift)}</span></li>)}
        {plan.gaps.map((shift) => <li key={`${shift.seat}${shift.from}`} data-tone="warn"><Shape name="down" /><span>No {seatNames[shift.seat].toLowerCase()} left: {span(shift)}. Name a backup.</span></li>)}
      </ul>
      {seats.length === 0 ? null : <><p className="rota-message">{message}</p><Button icon={Copy} onClick={() => void copy(message, 'The message')}>Copy the message</Button></>}
    </section>
  );
}
