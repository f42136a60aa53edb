import { z } from 'zod';
import { rotaCalendar } from '../../shared/domain/rota-calendar.ts';
import { reviewRota } from '../../shared/domain/rota-review.ts';
import { rotaShifts } from '../../shared/domain/rota-shifts.ts';
import { shiftMoment } from '../../shared/domain/rota-words.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { Exported } from '../../shared/model/incident-page.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { AbsenceSchema, OverrideSchema, PersonIdSchema, RotaPlanSchema, type Rota, type RotaPlan } from '../../shared/model/rota.ts';
import type { RotaView } from '../../shared/model/rota-view.ts';
import { elapsedDay, type Instant } from '../../shared/time/duration.ts';
import { createOwnShifts } from './own-shifts.ts';
import type { CalendarWriter } from './ports/calendar-writer.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';
import { createRotaHerald, type RotaHeraldOptions } from './rota-herald.ts';

export type RotaKeeperOptions = Omit<RotaHeraldOptions, 'own'> & {
  readonly clock: Clock;
  readonly meta: MetaStore;
  readonly journal: Journal;
  readonly me: string;
  /** The policy's rota, which goes before one made in the window. */
  readonly plan: () => RotaPlan | undefined;
  readonly onCall: () => OnCallStatus;
  readonly writeCalendar: CalendarWriter;
  readonly publish: (view: RotaView) => void;
};

const KeptSchema = z.object({
  plan: RotaPlanSchema.nullable(), self: PersonIdSchema.nullable(),
  overrides: z.array(OverrideSchema), absences: z.array(AbsenceSchema),
});
type Kept = z.infer<typeof KeptSchema>;

const behind = 7 * elapsedDay;
const ahead = 52 * 7 * elapsedDay;
const done = (message: string): Outcome => ({ result: 'done', message });

/** Keeps the local rota with what came in between, and says who is on call by it (S20-S22). */
export function createRotaKeeper(options: RotaKeeperOptions) {
  const { clock, meta, journal, report, me, publish, onCall } = options;
  let kept = read();
  let before: { readonly kept: Kept; readonly what: string } | null = null;
  let boundary: Instant = 0;

  function read(): Kept {
    const none: Kept = { plan: null, self: null, overrides: [], absences: [] };
    const text = meta.get('rota.kept');
    if (text === null) return none;
    try {
      return KeptSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return none;
    }
  }
  function rota(): Rota | null {
    const plan = options.plan() ?? kept.plan;
    return plan === null ? null : { ...plan, overrides: kept.overrides, absences: kept.absences };
  }
  const span = () => ({ from: clock.now() - behind, to: clock.now() + ahead });
  const self = () => (rota()?.people.some(({ id }) => id === kept.self) === true ? kept.self : null);
  const own = createOwnShifts({
    clock, meta, onCall, report,
    local() {
      const [held, person] = [rota(), self()];
      const { from, to } = span();
      return { person, until: to, shifts: held === null || person === null ? [] : rotaShifts(held, from, to).filter((shift) => shift.person === person) };
    },
  });
  const herald = createRotaHerald({ ...options, own });

  function view(): RotaView {
    const held = rota();
    const { from, to } = span();
    const shared = { rota: held, fromPolicy: options.plan() !== undefined, self: self(), from, to, own: own.read(), undo: before?.what ?? null };
    if (held === null) return { ...shared, shifts: [], flaws: [], load: [], peopleForQuarter: 8 };
    const { flaws, load, peopleForQuarter } = reviewRota(held, clock.now(), to);
    return { ...shared, shifts: rotaShifts(held, from, to), flaws, load: [...load].map(([person, share]) => ({ person, share })), peopleForQuarter };
  }
  function tell(): void {
    const shown = view();
    boundary = Math.min(clock.now() + elapsedDay, ...shown.shifts.map(({ to }) => to).filter((at) => at > clock.now()));
    publish(shown);
  }
  /** On disk before anything says so. */
  function keep(next: Kept, what: string): void {
    meta.set('rota.kept', JSON.stringify(next));
    kept = next;
    journal.append([{ occurredAt: clock.now(), kind: 'note', source: 'person', actor: me, title: `Rota: ${what}` }]);
    // What the person changed here is no news to them.
    herald.accept();
    tell();
  }
  function change(next: Kept, what: string): Outcome {
    const was = kept;
    before = { kept: was, what };
    keep(next, what);
    return done(`${what}.`);
  }
  function personIn(id: string): string {
    const found = rota()?.people.find((person) => person.id === id);
    if (found === undefined) throw new Refusal({ code: 'invalid-input', message: 'This person is not in the rota. Nothing was changed.', fields: { person: 'Choose somebody of the rota.' } });
    return found.name;
  }
  const stretch = ({ from, to }: { readonly from: Instant; readonly to: Instant }) => {
    const zone = rota()?.zone ?? 'UTC';
    return `${shiftMoment(from, zone)} to ${shiftMoment(to, zone)}`;
  };

  return {
    view,
    /** Who takes turns, and who watches; without what is worked out from it. */
    plan: rota,
    own: own.read,
    /** Who is primary after the person, by the local rota. */
    follows(): { readonly name: string; readonly at: Instant } | null {
      const [held, person] = [rota(), self()];
      if (held === null || person === null) return null;
      const now = clock.now();
      const next = rotaShifts(held, now, now + 31 * elapsedDay).find((shift) => shift.seat === 'primary' && shift.from > now && shift.person !== null && shift.person !== person);
      return next === undefined ? null : { name: held.people.find(({ id }) => id === next.person)?.name ?? next.person ?? '', at: next.from };
    },
    /** PagerDuty, the policy or the clock may say something else now. */
    refresh(): void {
      herald.look();
      tell();
    },
    /** Call it every few seconds. */
    tick(): void {
      herald.tick();
      if (clock.now() < boundary) return;
      herald.look();
      tell();
    },
    calls: {
      view,
      setPlan({ plan, self: person }: Input<'rota.setPlan'>): Outcome {
        if (options.plan() !== undefined) throw new Refusal({ code: 'refused', message: 'The policy file says who takes turns. Change it there; overrides and absences can be added here.' });
        if (person !== null && !plan.people.some(({ id }) => id === person)) throw new Refusal({ code: 'invalid-input', message: 'You are not among these people. Nothing was changed.', fields: { self: 'Choose one of the people.' } });
        return change({ ...kept, plan, self: person }, kept.plan === null ? 'Rota made' : 'Rota changed');
      },
      /** Who sits at this machine, where the policy names the people. */
      setSelf({ person }: Input<'rota.setSelf'>): Outcome {
        return change({ ...kept, self: person }, person === null ? 'You take no turns' : `You are ${personIn(person)}`);
      },
      override(input: Input<'rota.override'>): Outcome {
        return change({ ...kept, overrides: [...kept.overrides, input] }, `${personIn(input.person)} is ${input.seat}, ${stretch(input)}`);
      },
      absence(input: Input<'rota.absence'>): Outcome {
        return change({ ...kept, absences: [...kept.absences, input] }, `${personIn(input.person)} is away, ${stretch(input)}`);
      },
      calendar(whose: 'own' | 'all'): Exported {
        const name = whose === 'own' ? 'My shifts' : 'Rota';
        return { fileName: whose === 'own' ? 'my-shifts.ics' : 'rota.ics', text: options.writeCalendar({ name, madeAt: clock.now(), entries: rotaCalendar(view(), whose) }) };
      },
      undo(): Outcome {
        if (before === null) return { result: 'nothing-to-do', message: 'Nothing was changed in this run.' };
        const { kept: was, what } = before;
        before = null;
        keep(was, `taken back: ${what}`);
        return done(`Taken back: ${what}.`);
      },
    },
  };
}

export type RotaKeeper = ReturnType<typeof createRotaKeeper>;
