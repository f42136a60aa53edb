import { Shape } from '../../components/shape.tsx';
import type { Rota, Seat, SeatShift } from '../../../shared/model/rota.ts';
import { formatNear, zoneName } from '../../../shared/domain/format-time.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { useMinute } from '../../store/stores.ts';
import { nameIn, seatNames } from './rota-names.ts';

/** Who has each seat now and until when, and who has it next. */
export function NowOnCall({ rota, shifts }: { readonly rota: Rota; readonly shifts: readonly SeatShift[] }) {
  const seats: readonly Seat[] = rota.secondary === 'none' ? ['primary'] : ['primary', 'secondary'];
  return (
    <section className="panel rota-now" aria-label="On call now">
      {seats.map((seat) => <SeatNow key={seat} seat={seat} rota={rota} shifts={shifts} />)}
      {rota.shadows === undefined || rota.shadows.length === 0 ? null : <Shadows names={rota.shadows.map(({ name }) => name)} />}
    </section>
  );
}

function SeatNow({ seat, rota, shifts }: { readonly seat: Seat; readonly rota: Rota; readonly shifts: readonly SeatShift[] }) {
  const now = useMinute();
  const held = shifts.filter((shift) => shift.seat === seat);
  const current = held.find(({ from, to }) => from <= now && now < to);
  // A cover or a promotion that goes on with the same person is no change of hands.
  const next = held.find(({ from, person }) => from > now && person !== current?.person);
  const nobody = current === undefined || current.reason === 'gap';
  const free = current?.reason === 'restricted';
  return (
    <div className="rota-seat">
      <h2>{seatNames[seat]}</h2>
      <p className="rota-person" data-gap={nobody}>{nobody ? <><Shape name="down" />Nobody</> : free ? 'Nobody, by plan' : nameIn(rota, current.person)}</p>
      <p className="soft">
        {next === undefined ? 'for the year ahead' : `until ${formatNear(next.from, now, rota.zone)} ${zoneName(next.from, rota.zone)}, then ${next.person === null ? 'nobody' : nameIn(rota, next.person)}`}
      </p>
    </div>
  );
}

/** In training: they watch, and nobody calls them (C13). */
function Shadows({ names }: { readonly names: readonly string[] }) {
  return (
    <div className="rota-seat" data-seat="shadow">
      <h2>{names.length === 1 ? 'Shadow' : 'Shadows'}</h2>
      <p className="rota-person">{names.map((name) => plainLine(name, 80)).join(', ')}</p>
      <p className="soft">in training: watches, is never called, decides nothing</p>
    </div>
  );
}
