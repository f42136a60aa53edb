import { formatDuration } from '../../shared/domain/format-duration.ts';
import { formatMinute } from '../../shared/domain/format-time.ts';
import { textIn } from '../../shared/domain/payload-fields.ts';
import { planRoutines, type Occasion, type OnShift, type RoutinePlan } from '../../shared/domain/routine-plan.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { EventKind, NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Found, OpenRoutine, RoutineView } from '../../shared/model/routine.ts';
import type { FoundSource, Routine } from '../../shared/policy/routine-policy.ts';
import { elapsedDay, minute } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { Notifier } from './ports/notifier.ts';
import { createRoutineHerald } from './routine-herald.ts';
import { createRoutineTicks } from './routine-ticks.ts';

const kinds: readonly EventKind[] = ['routine.done', 'routine.skipped', 'routine.late', 'routine.checked', 'routine.reopened'];
const lookBack = 4 * elapsedDay;

export type RoutineKeeperOptions = {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly facts: Pick<FactStore, 'ofKinds'>;
  readonly meta: MetaStore;
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  readonly routines: () => readonly Routine[];
  /** IANA zone of the team. */
  readonly zone: () => string;
  readonly shifts: () => readonly OnShift[];
  readonly find: (source: FoundSource) => Found;
  /** A SEV-1/2 is open: nothing else is asked of the person. */
  readonly pressed: () => boolean;
  readonly open: (screen: 'now' | 'handoff') => void;
  readonly publish: (view: RoutineView) => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
  /** How the timeline calls the person. */
  readonly me: string;
};

const done = (message: string): Outcome => ({ result: 'done', message });

/** Keeps what is looked at at fixed times: what can be done now, what became of it, and what the machine looks at by itself (S25-S27, C28). Asked once, never again. */
export function createRoutineKeeper(options: RoutineKeeperOptions) {
  const { clock, journal, facts, meta, routines, zone, shifts, find, publish, report, me } = options;
  const ticks = createRoutineTicks(meta, report);
  const herald = createRoutineHerald(options);
  let events: readonly WatchEvent[] = [];
  let open = new Map<string, Occasion>();
  let last: { readonly id: string; readonly words: string } | null = null;
  let said = '';
  let started = false;
  let since = -Infinity;
  let disarm: Disarm = () => {};

  const idOf = ({ payload }: WatchEvent): string => textIn(payload, 'occasion') ?? '';
  /** What was reopened is not over, until it is over again. */
  function over(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const event of events) {
      if (event.kind === 'routine.reopened') ids.delete(idOf(event));
      else if (event.kind !== 'routine.late') ids.add(idOf(event));
    }
    return ids;
  }
  function plan(): RoutinePlan {
    return planRoutines({ routines: routines(), zone: zone(), shifts: shifts(), over: over(), since }, clock.now());
  }
  function write(kind: EventKind, { id, routine, dueAt }: Occasion, title: string, more: Partial<NewEvent> & { readonly payload?: object } = {}): boolean {
    const added = journal.append([{ occurredAt: clock.now(), kind, source: 'watchkeeper', title, ...more, payload: { occasion: id, routine: routine.id, dueAt, ...more.payload } }]);
    events = [...events, ...added];
    return added.length > 0;
  }

  function shown({ id, routine, state, dueAt, lateAt, closesAt }: RoutinePlan['open'][number]): OpenRoutine {
    const ticked = ticks.of(id);
    return {
      id, name: routine.name, state, dueAt, lateAt, closesAt, opens: routine.opens ?? null, line: routine.line ?? null,
      items: routine.items.map((item) => {
        const found = item.found === undefined ? null : find(item.found);
        return { id: item.id, text: item.text, line: item.line ?? null, found, done: ticked.get(item.id) ?? found?.ok === true };
      }),
    };
  }
  function view(now = plan()): RoutineView {
    const { next } = now;
    return {
      open: now.open.filter(({ byMachine }) => !byMachine).map(shown),
      next: next === null ? null : { id: next.id, name: next.routine.name, opensAt: next.opensAt, dueAt: next.dueAt },
      undo: last?.words ?? null,
    };
  }
  const lineOf = ({ text, found, done: ticked }: OpenRoutine['items'][number]): string => `${ticked ? '[x]' : '[ ]'} ${text}${found === null ? '' : `: ${found.words}`}`;

  function lookByMachine(occasion: Occasion): void {
    const items = occasion.routine.items.flatMap(({ text, found }) => (found === undefined ? [] : [{ text, found: find(found) }]));
    const bad = items.filter(({ found }) => found.ok === false).length;
    const late = clock.now() - occasion.dueAt;
    const delay = late < 60_000 ? '' : `, looked at ${formatDuration(late)} later`;
    write('routine.checked', occasion, `${occasion.routine.name} of ${formatMinute(occasion.dueAt, zone())} by machine: ${bad === 0 ? 'nothing to report' : `${bad} to look at`}${delay}`, {
      body: items.map(({ text, found }) => `${text}: ${found.words}`).join('\n'), externalId: `routine checked ${occasion.id}`,
    });
  }
  /** Writes down what time alone has made of it. */
  function settle(): RoutinePlan {
    let now = plan();
    const machine = now.open.filter(({ byMachine }) => byMachine);
    for (const occasion of machine) lookByMachine(occasion);
    for (const occasion of now.open) {
      const { id, routine, state, dueAt, byMachine } = occasion;
      if (!byMachine && state === 'late' && !events.some((event) => event.kind === 'routine.late' && idOf(event) === id)) {
        write('routine.late', occasion, `${routine.name} of ${formatMinute(dueAt, zone())} is late`, { externalId: `routine late ${id}` });
      }
    }
    // What goes before its time was never asked of this person: the shift was somebody else's, or the demo's.
    const closed = [...open.values()].filter(({ id, closesAt }) => closesAt <= clock.now() && !now.open.some((still) => still.id === id) && !over().has(id));
    for (const occasion of closed) {
      write('routine.skipped', occasion, `${occasion.routine.name} of ${formatMinute(occasion.dueAt, zone())} was not done`, { occurredAt: Math.min(clock.now(), occasion.closesAt), payload: { by: 'time' }, externalId: `routine skipped ${occasion.id}` });
    }
    if (machine.length > 0 || closed.length > 0) now = plan();
    open = new Map(now.open.filter(({ byMachine }) => !byMachine).map((occasion) => [occasion.id, occasion]));
    ticks.keepOnly([...open.keys()]);
    return now;
  }
  function refresh(): void {
    if (!started) return;
    disarm();
    try {
      const now = settle();
      disarm = now.changesAt === null ? () => {} : clock.at(now.changesAt, refresh);
      tell(now);
    } catch (error) {
      report(error);
      // What cannot be read now may be there again soon: nobody else would look.
      disarm();
      disarm = clock.after(minute, refresh);
    }
  }
  function tell(now: RoutinePlan): void {
    const next = view(now);
    herald.tell(next);
    const words = JSON.stringify(next);
    if (words === said) return;
    said = words;
    publish(next);
  }
  function opened(id: string): { readonly occasion: RoutinePlan['open'][number]; readonly shown: OpenRoutine } {
    const occasion = plan().open.find((one) => one.id === id && !one.byMachine);
    if (occasion === undefined) throw new Refusal({ code: 'not-found', message: 'This is not open any more. Nothing was changed.' });
    return { occasion, shown: shown(occasion) };
  }
  function close(kind: 'routine.done' | 'routine.skipped', id: string): Outcome {
    const { occasion, shown: { name, items, dueAt, state } } = opened(id);
    const ticked = items.filter((item) => item.done);
    const lateBy = clock.now() - dueAt;
    const late = state === 'late' ? `, ${formatDuration(lateBy)} after ${formatMinute(dueAt, zone())}` : '';
    const what = kind === 'routine.done' ? `${name} done, ${ticked.length} of ${items.length}${late}` : `${name} of ${formatMinute(dueAt, zone())} skipped`;
    const written = write(kind, occasion, what, {
      source: 'person', actor: me, body: items.map(lineOf).join('\n'),
      payload: { ticked: ticked.map((item) => item.id), left: items.filter((item) => !item.done).map((item) => item.id), lateBy: state === 'late' ? lateBy : 0, by: 'person' },
    });
    if (!written) throw new Refusal({ code: 'unavailable', message: 'The data file takes nothing at the moment. What you ticked is still here.' });
    last = { id, words: what };
    refresh();
    return done(`${what}.`);
  }

  return {
    start(): void {
      try {
        events = facts.ofKinds(kinds, clock.now() - lookBack);
        // Nobody was late before the program was there.
        since = facts.ofKinds(['app.started'], 0)[0]?.occurredAt ?? -Infinity;
      } catch (error) {
        report(error);
      }
      started = true;
      refresh();
    },
    /** The policy, the shifts or the clock say something else now. */
    refresh,
    /** Call it every few seconds: what is found changes while it is open. */
    tick(): void {
      if (!started) return;
      if (open.size > 0) tell(plan());
    },
    /** “All checks are up” stands no longer than they are. */
    heard(added: readonly WatchEvent[]): void {
      if (started && open.size > 0 && added.some(({ kind }) => /^(?:check|situation|silence|blind)\./u.test(kind))) tell(plan());
    },
    calls: {
      view,
      tick({ id, item, done: wanted }: { readonly id: string; readonly item: string; readonly done: boolean }): Outcome {
        const { shown: { items } } = opened(id);
        if (!items.some((one) => one.id === item)) throw new Refusal({ code: 'not-found', message: 'There is no such item any more. Nothing was changed.' });
        ticks.set(id, item, wanted);
        tell(plan());
        return done('');
      },
      done: (id: string): Outcome => close('routine.done', id),
      skip: (id: string): Outcome => close('routine.skipped', id),
      /** Takes back the last “done” or “skipped” of this run. */
      undo(): Outcome {
        const before = last;
        const event = before === null ? undefined : events.findLast((one) => idOf(one) === before.id && (one.kind === 'routine.done' || one.kind === 'routine.skipped'));
        if (before === null || event === undefined) return { result: 'nothing-to-do', message: 'Nothing was done or skipped in this run.' };
        const added = journal.append([{ occurredAt: clock.now(), kind: 'routine.reopened', source: 'person', actor: me, title: `Taken back: ${before.words}`, payload: { occasion: before.id }, corrects: event.id }]);
        events = [...events, ...added];
        last = null;
        refresh();
        return done(`Taken back: ${before.words}.`);
      },
    },
    stop: (): void => disarm(),
  };
}

export type RoutineKeeper = ReturnType<typeof createRoutineKeeper>;

