import type { Check } from '../../shared/model/check.ts';
import type { CheckState } from '../../shared/model/check-state.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { CheckStore, ProbeBatch } from './ports/check-store.ts';
import type { Clock, Disarm } from './ports/clock.ts';

/** What finishes within this time is one transaction. */
const gather: Milliseconds = second / 4;
/** News waits only for what happens at the same moment. */
const gatherNews: Milliseconds = 5;
/** So many results are a transaction at once: a longer one would hold up the probes of the next slot. */
const fullBatch = 50;
/** A state that holds no news is saved this often: whoever starts again counts anew anyway, and it costs more than its probe. */
const statesEvery: Milliseconds = 30 * second;
/** While nothing can be saved, so much is held in memory; beyond it the oldest results go, news last. */
const mostResults = 5000;
const mostEvents = 2000;

export type CheckVerdict = { readonly check: Check; readonly state: CheckState };

export type HealthRecorderOptions = {
  readonly clock: Clock;
  readonly store: Pick<CheckStore, 'record'>;
  /** Verdicts that changed, all of one moment in one call, before anything is written: an alert does not wait for the disk. */
  readonly onVerdicts: (changed: readonly CheckVerdict[]) => void;
  /** Events that are on disk now. */
  readonly onEvents: (added: readonly WatchEvent[]) => void;
  /** The batch could not be saved (it is held and tried again with the next one), or whoever heard of it failed. */
  readonly report: (error: unknown) => void;
};

/** Gathers what probes leave behind into few transactions, and keeps it while the disk refuses (fault 13). */
export function createHealthRecorder({ clock, store, onVerdicts, onEvents, report }: HealthRecorderOptions) {
  let results: ProbeBatch['results'][number][] = [];
  let events: NewEvent[] = [];
  let changed: CheckVerdict[] = [];
  /** Not on disk as they are now. */
  const states = new Map<string, CheckState>();
  /** Those of them that are to be saved with the next batch. */
  const dueStates = new Set<string>();
  const savedAt = new Map<string, Milliseconds>();
  let failing = false;
  let due: Milliseconds = Infinity;
  let disarm: Disarm = () => {};

  function flush(): void {
    disarm();
    const now = clock.monotonic();
    due = Infinity;
    const news = changed;
    changed = [];
    try {
      if (news.length > 0) onVerdicts(news);
    } catch (error) {
      // Told again with the next batch, as it is by then.
      changed = [...new Map([...news, ...changed].map((verdict) => [verdict.check.id, verdict])).values()];
      report(error);
    }
    if (results.length === 0 && dueStates.size === 0 && events.length === 0) return;
    const saving = [...dueStates].flatMap((id) => states.get(id) ?? []);
    let added: readonly WatchEvent[];
    try {
      added = store.record({ results, states: saving, events });
    } catch (error) {
      if (results.length > mostResults) results = results.slice(-mostResults);
      if (events.length > mostEvents) events = events.slice(-mostEvents);
      failing = true;
      report(error);
      return;
    }
    failing = false;
    results = [];
    events = [];
    for (const { checkId } of saving) {
      savedAt.set(checkId, now);
      states.delete(checkId);
    }
    dueStates.clear();
    if (added.length > 0) onEvents(added);
  }
  function flushWithin(delay: Milliseconds): void {
    const wanted = clock.monotonic() + delay;
    if (wanted >= due) return;
    disarm();
    due = wanted;
    disarm = clock.after(delay, flush);
  }

  return {
    add(result: ProbeBatch['results'][number] | null, verdict: CheckVerdict, happened: readonly NewEvent[], isNews: boolean): void {
      if (result !== null) results.push(result);
      const { checkId } = verdict.state;
      states.set(checkId, verdict.state);
      const saved = savedAt.get(checkId);
      if (isNews || happened.length > 0 || saved === undefined || clock.monotonic() - saved >= statesEvery) dueStates.add(checkId);
      events.push(...happened);
      if (isNews) changed.push(verdict);
      const isFull = results.length >= fullBatch && !failing;
      flushWithin(isFull ? 0 : isNews || happened.length > 0 ? gatherNews : gather);
    },
    /** What belongs to a check that is gone is not news any more. */
    forget(checkId: string): void {
      states.delete(checkId);
      dueStates.delete(checkId);
      savedAt.delete(checkId);
      changed = changed.filter(({ check }) => check.id !== checkId);
    },
    /** Everything, to the last state. */
    close(): void {
      for (const id of states.keys()) dueStates.add(id);
      flush();
    },
  };
}

export type HealthRecorder = ReturnType<typeof createHealthRecorder>;
