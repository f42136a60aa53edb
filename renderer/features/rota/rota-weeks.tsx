import { Shape } from '../../components/shape.tsx';
import { formatShortDate } from '../../../shared/domain/format-time.ts';
import { shiftMoment } from '../../../shared/domain/rota-words.ts';
import { rotaWeeks, type RotaWeek } from '../../../shared/domain/rota-weeks.ts';
import type { Rota, Seat, SeatShift } from '../../../shared/model/rota.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { useMinute } from '../../store/stores.ts';
import { initialsOf, lengthOf, nameIn, seatNames } from './rota-names.ts';

const shownWeeks = 6;
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Six weeks, a line each: who has which seat. What nobody has is hatched and says so. */
export function RotaWeeks({ rota, view }: { readonly rota: Rota; readonly view: RotaView }) {
  const now = useMinute();
  const seats: readonly Seat[] = rota.secondary === 'none' ? ['primary'] : ['primary', 'secondary'];
  return (
    <section className="panel rota-calendar" aria-labelledby="rota-weeks">
      <h2 id="rota-weeks">Next {shownWeeks} weeks <span className="rota-zone">{rota.zone}</span></h2>
      <div className="rota-days" aria-hidden="true">{days.map((day) => <span key={day}>{day}</span>)}</div>
      <ol>
        {rotaWeeks(view.shifts, view.flaws, now, rota.zone, shownWeeks).map((week) => (
          <li key={week.from} className="rota-week">
            <span className="rota-date figures"><span className="unseen">Week of </span>{formatShortDate(week.from, rota.zone)}</span>
            <div className="rota-lanes">
              {seats.map((seat) => <Lane key={seat} seat={seat} week={week} rota={rota} view={view} />)}
              {week.from <= now && now < week.to ? <span className="rota-present" style={{ left: `${share(now, week)}%` }} aria-hidden="true" /> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const share = (at: number, { from, to }: RotaWeek) => ((at - from) / (to - from)) * 100;

function Lane({ seat, week, rota, view }: { readonly seat: Seat; readonly week: RotaWeek; readonly rota: Rota; readonly view: RotaView }) {
  return (
    <ul className="rota-lane" data-seat={seat} aria-label={seatNames[seat]}>
      {week.seats[seat].map((shift) => {
        const { twice } = shift;
        const name = nameIn(rota, shift.person);
        return (
          <li
            key={shift.from}
            className="rota-shift"
            data-look={shift.reason === 'restricted' ? 'free' : shift.person === null ? 'gap' : twice ? 'twice' : shift.person === view.self ? 'own' : 'other'}
            data-swapped={shift.reason === 'override' || shift.reason === 'promoted'}
            style={{ left: `${share(shift.from, week)}%`, width: `${share(shift.to, week) - share(shift.from, week)}%` }}
            title={describe(shift, rota)}
          >
            {shift.reason === 'gap' ? <Shape name="down" /> : twice ? <Shape name="pending" /> : null}
            <span className="cut rota-whole" data-length={lengthOf(name)}>{shift.reason === 'restricted' ? '' : name}{twice ? ', both seats' : ''}</span>
            {shift.person === null ? null : <span className="rota-initials" aria-hidden="true">{initialsOf(name)}</span>}
            <span className="unseen">, {describe(shift, rota)}</span>
          </li>
        );
      })}
    </ul>
  );
}

const reasons: Readonly<Record<SeatShift['reason'], string>> = { rotation: '', override: ' (cover)', promoted: ' (promoted)', restricted: ' (by plan)', gap: '' };

function describe({ seat, person, from, to, reason }: SeatShift, rota: Rota): string {
  return `${seatNames[seat]}: ${nameIn(rota, person)}${reasons[reason]}, ${shiftMoment(from, rota.zone)} to ${shiftMoment(to, rota.zone)}`;
}
