import { Copy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { absenceSteps } from '../../../shared/domain/absence-steps.ts';
import { Shape } from '../../components/shape.tsx';
import type { AbsencePlan } from '../../../shared/domain/absence-plan.ts';
import { absenceSort, coverMessage, shiftMoment } from '../../../shared/domain/rota-words.ts';
import { rotaShifts } from '../../../shared/domain/rota-shifts.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { copy } from '../../store/actions.ts';
import { LineMark } from '../incident/line-mark.tsx';
import { nameIn, seatNames } from './rota-names.ts';

const sorts = { 'under-a-day': 'Under a day', days: '1 to 7 days', longer: 'Longer than 7 days' } as const;

type OutlookProps = { readonly rota: Rota; readonly absence: Rota['absences'][number]; readonly plan: AbsencePlan };

/** What an absence leads to, and a message that asks for cover. */
export function AbsenceOutlook({ rota, absence, plan }: OutlookProps) {
  const { zone } = rota;
  const seats = [...new Set(rotaShifts(rota, absence.from, absence.to).filter((shift) => shift.person === absence.person).map(({ seat }) => seat))];
  const span = ({ from, to }: { readonly from: number; readonly to: number }) => `${shiftMoment(from, zone)} to ${shiftMoment(to, zone)}`;
  const message = coverMessage({ ...absence, seats, who: nameIn(rota, absence.person) }, zone);
  return (
    <section className="rota-outlook" aria-label="What happens then" aria-live="polite">
      {seats.length === 0 ? <p>No seat is touched: it is not their turn then.</p> : (
        <>
          <p>{sorts[absenceSort(absence.from, absence.to)]}. What it asks for, to be ticked once it is entered:</p>
          <ul className="rota-asked">{absenceSteps(absence.from, absence.to).map(({ id, text, line }) => <li key={id}>{text} <LineMark line={line} /></li>)}</ul>
        </>
      )}
      <ul className="rota-flaws">
        {plan.promoted.map((shift) => <li key={`p${shift.from}`} data-tone="ok"><Shape name="up" /><span>{nameIn(rota, shift.person)} is promoted to primary: {span(shift)}</span></li>)}
        {plan.gaps.map((shift) => <li key={`${shift.seat}${shift.from}`} data-tone="warn"><Shape name="down" /><span>No {seatNames[shift.seat].toLowerCase()} left: {span(shift)}. Name a backup.</span></li>)}
      </ul>
      {seats.length === 0 ? null : <><p className="rota-message">{message}</p><Button icon={Copy} onClick={() => void copy(message, 'The message')}>Copy the message</Button></>}
    </section>
  );
}
