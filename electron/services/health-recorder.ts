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
  /** The batch could not be saved; it is held and tried again with the next one. */
  readonly report: (error: unknown) => void;
};

/** Gathers what probes leave behind into few transactions, and keeps it while the disk refuses (fault 13). */
export function createHealthRecorder({ clock, store, onVerdicts, onEvents, report }: HealthRecorderOptions) {
  let results: ProbeBatch['results'][number][] = [];
  let events: NewEvent[] = [];
  let changed: CheckVerdict[] = [];
  const states = new Map<string, CheckState>();
  let due: Milliseconds = Infinity;
  let disarm: Disarm = () => {};

  function flush(): void {
    disarm();
    due = Infinity;
    const news = changed;
    changed = [];
    if (news.length > 0) onVerdicts(news);
    if (results.length === 0 && states.size === 0 && events.length === 0) return;
    let added: readonly WatchEvent[];
    try {
      added = store.record({ results, states: [...states.values()], events });
    } catch (error) {
      if (results.length > mostResults) results = results.slice(-mostResults);
      if (events.length > mostEvents) events = events.slice(-mostEvents);
      report(error);
      return;
    }
    results = [];
    events = [];
    states.clear();
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
      states.set(verdict.state.checkId, verdict.state);
      events.push(...happened);
      if (isNews) changed.push(verdict);
      flushWithin(isNews || happened.length > 0 ? gatherNews : gather);
    },
    /** What belongs to a check that is gone is not news any more. */
    forget(checkId: string): void {
      states.delete(checkId);
      changed = changed.filter(({ check }) => check.id !== checkId);
    },
    flush,
  };
}

export type HealthRecorder = ReturnType<typeof createHealthRecorder>;
