import { schedulesHeld } from '../../shared/domain/cover-schedules.ts';
import { rotaCalendar } from '../../shared/domain/rota-calendar.ts';
import { reviewRota } from '../../shared/domain/rota-review.ts';
import { rotaStrain } from '../../shared/domain/rota-strain.ts';
import { rotaShifts } from '../../shared/domain/rota-shifts.ts';
import type { Exported } from '../../shared/model/incident-page.ts';
import type { Rota, SeatShift } from '../../shared/model/rota.ts';
import type { RotaView } from '../../shared/model/rota-view.ts';
import type { DutyHours } from '../../shared/policy/duty-policy.ts';
import { elapsedDay, hour, type Instant } from '../../shared/time/duration.ts';
import { createOwnShifts } from './own-shifts.ts';
import type { CalendarWriter } from './ports/calendar-writer.ts';
import type { Clock } from './ports/clock.ts';
import { createRotaActs } from './rota-acts.ts';
import { createRotaBook, type RotaBookOptions } from './rota-book.ts';
import { createRotaHerald, type RotaHeraldOptions } from './rota-herald.ts';
import { createScheduleReader, type ScheduleReaderOptions } from './schedule-reader.ts';

export type RotaKeeperOptions = Omit<RotaHeraldOptions, 'own'> & Omit<RotaBookOptions, 'changed'> & ScheduleReaderOptions & {
  readonly clock: Clock;
  readonly writeCalendar: CalendarWriter;
  /** How long one may work, and must rest. */
  readonly hours: () => DutyHours;
  readonly publish: (view: RotaView) => void;
};

const behind = 7 * elapsedDay;
const ahead = 52 * 7 * elapsedDay;
/** A year of turns takes milliseconds to work out: it is looked at for so long. */
const workedOutFor = 6 * hour;

type Year = { readonly rota: Rota | null; readonly from: Instant; readonly to: Instant; readonly shifts: readonly SeatShift[] };

/** Keeps the local rota with what came in between, and says who is on call by it (S20-S22). */
export function createRotaKeeper(options: RotaKeeperOptions) {
  const { clock, meta, report, publish, onCall } = options;
  const book = createRotaBook({
    ...options,
    changed: () => {
      // What the person changed here is no news to them.
      herald.accept();
      tell();
    },
  });
  const { rota, self } = book;
  const fromPolicy = () => options.plan() !== undefined;
  let boundary: Instant = 0;

  let held: Year | null = null;
  /** From a week ago to a year ahead. */
  function year(): Year {
    const now = Math.floor(clock.now() / workedOutFor) * workedOutFor;
    const [known, from, to] = [rota(), now - behind, now + ahead + workedOutFor];
    if (held === null || held.rota !== known || held.from !== from) held = { rota: known, from, to, shifts: known === null ? [] : rotaShifts(known, from, to) };
    return held;
  }
  const own = createOwnShifts({
    clock, meta, onCall, report,
    local() {
      const person = self();
      const { to, shifts } = year();
      return { person, until: to, shifts: person === null ? [] : shifts.filter((shift) => shift.person === person) };
    },
  });
  const herald = createRotaHerald({ ...options, own });
  const schedules = createScheduleReader(options, (news) => {
    herald.schedulesRead(news);
    tell();
  });

  function view(): RotaView {
    const { rota: known, from, to, shifts } = year();
    const shared = { rota: known, fromPolicy: fromPolicy(), self: self(), from, to, own: own.read(), schedules: schedules.list(), userId: options.userId(), undo: book.undoable() };
    if (known === null) return { ...shared, shifts: [], flaws: [], load: [] };
    const { flaws, load } = reviewRota(known, clock.now(), to);
    const strain = rotaStrain(known, shifts.filter((shift) => shift.to > clock.now()), options.hours());
    return { ...shared, shifts, flaws: [...flaws, ...strain], load: [...load].map(([person, share]) => ({ person, share })) };
  }
  function tell(): void {
    const shown = view();
    boundary = Math.min(clock.now() + elapsedDay, ...shown.shifts.map(({ to }) => to).filter((at) => at > clock.now()));
    publish(shown);
  }

  return {
    view,
    /** Who takes turns, and who watches; without what is worked out from it. */
    plan: rota,
    own: own.read,
    /** Who is secondary now, by the local rota; null: nobody else. */
    secondary(): { readonly name: string; readonly until: Instant } | null {
      const { rota: known, shifts } = year();
      const now = shifts.find((shift) => shift.seat === 'secondary' && shift.from <= clock.now() && clock.now() < shift.to && shift.person !== null && shift.person !== self());
      return now === undefined ? null : { name: known?.people.find(({ id }) => id === now.person)?.name ?? now.person ?? '', until: now.to };
    },
    /** Who is primary after the person, by the local rota. */
    follows(): { readonly name: string; readonly at: Instant } | null {
      const [now, person, { rota: known, shifts }] = [clock.now(), self(), year()];
      if (known === null || person === null) return null;
      const next = shifts.find((shift) => shift.seat === 'primary' && shift.from > now && shift.person !== null && shift.person !== person);
      return next === undefined ? null : { name: known.people.find(({ id }) => id === next.person)?.name ?? next.person ?? '', at: next.from };
    },
    /** Those of PagerDuty that the person has now. */
    schedulesHeld: () => schedulesHeld(schedules.list(), options.userId(), clock.now()),
    schedulesChanged: schedules.hurry,
    outboxChanged: schedules.outboxChanged,
    /** PagerDuty, the policy or the clock may say something else now. */
    refresh(): void {
      herald.look();
      tell();
      schedules.tick();
    },
    /** Call it every few seconds. */
    tick(): void {
      herald.tick();
      schedules.tick();
      if (clock.now() < boundary) return;
      herald.look();
      tell();
    },
    calls: {
      view,
      ...createRotaActs(book, fromPolicy),
      async calendar(whose: 'own' | 'all'): Promise<Exported> {
        const name = whose === 'own' ? 'My shifts' : 'Rota';
        return { fileName: whose === 'own' ? 'my-shifts.ics' : 'rota.ics', text: await options.writeCalendar({ name, madeAt: clock.now(), entries: rotaCalendar(view(), whose) }) };
      },
    },
  };
}

export type RotaKeeper = ReturnType<typeof createRotaKeeper>;
