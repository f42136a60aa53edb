import { withoutHeaderValues } from '../../shared/domain/check-headers.ts';
import type { CheckHold } from '../../shared/model/check-hold.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { CheckVerdict } from './health-recorder.ts';
import type { Archive, CheckSummary } from './ports/archive.ts';
import type { Clock, Disarm } from './ports/clock.ts';

/** A window is told at most four times a second. */
const pause: Milliseconds = second / 4;
/** Without one only main itself listens, and each time would be a wake-up of its own (T7). */
const quietPause: Milliseconds = 30 * second;
/** Uptimes move slowly and cost a reading thread. */
const summariesEvery: Milliseconds = 5 * minute;
/** An outage that was confirmed is in the uptime soon after. */
const summariesSoon: Milliseconds = 5 * second;
const latenciesKept = 60;
/** Less is the ordinary lateness of a busy computer. */
const lateAfter: Milliseconds = second;

type Kept = CheckVerdict & { readonly latencies: (Milliseconds | null)[]; readonly seen: CheckReport['seen']; readonly late?: NonNullable<CheckReport['late']>; report: CheckReport | null };

export type HealthReportsOptions = {
  readonly clock: Clock;
  readonly history: Pick<Archive, 'checkSummaries'>;
  readonly publish: (reports: readonly CheckReport[]) => void;
  readonly report: (error: unknown) => void;
};

const countOf = (results: readonly boolean[]): CheckReport['seen'] => ({ passed: results.filter(Boolean).length, failed: results.filter((passed) => !passed).length });
const sumOf = (a: CheckReport['seen'], b: CheckReport['seen']): CheckReport['seen'] => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

/** What is known of each check, for the window: from the stored history at first, kept up to date in memory. */
export function createHealthReports({ clock, history, publish, report }: HealthReportsOptions) {
  const kept = new Map<string, Kept>();
  const summaries = new Map<string, CheckSummary>();
  const holds = new Map<string, CheckHold>();
  let order: readonly string[] = [];
  let armed = false;
  let inView = true;
  let disarmPublish: Disarm = () => {};
  let disarmSummaries: Disarm = () => {};
  let started = false;
  let stopped = false;
  let reading = false;
  let soon = false;
  /** There is nothing to read about: the thread that reads may sleep. */
  let resting = true;

  function reportOf(entry: Kept): CheckReport {
    const summary = summaries.get(entry.check.id);
    entry.report ??= {
      check: withoutHeaderValues(entry.check),
      state: entry.state,
      uptimeDay: summary?.uptimeDay ?? null,
      uptimeMonth: summary?.uptimeMonth ?? null,
      seen: entry.seen,
      recentLatencies: [...entry.latencies],
      hold: holds.get(entry.check.id) ?? null,
      ...(entry.late === undefined ? {} : { late: entry.late }),
    };
    return entry.report;
  }
  const list = (): readonly CheckReport[] => order.flatMap((id) => {
    const entry = kept.get(id);
    return entry === undefined ? [] : [reportOf(entry)];
  });

  function changed(): void {
    if (armed || stopped) return;
    armed = true;
    disarmPublish = clock.after(inView ? pause : quietPause, () => {
      armed = false;
      publish(list());
    });
  }
  function show(on: boolean): void {
    if (on === inView) return;
    inView = on;
    if (!armed) return;
    disarmPublish();
    armed = false;
    changed();
  }

  async function readSummaries(): Promise<void> {
    disarmSummaries();
    soon = false;
    resting = stopped || order.length === 0;
    if (resting) return;
    reading = true;
    try {
      for (const summary of await history.checkSummaries()) {
        const known = summaries.has(summary.checkId);
        summaries.set(summary.checkId, summary);
        const entry = kept.get(summary.checkId);
        if (entry === undefined) continue;
        // What was seen in this run is newer than what the file said when it began.
        if (!known) entry.latencies.unshift(...summary.recentLatencies.slice(0, latenciesKept - entry.latencies.length));
        entry.report = null;
      }
      changed();
    } catch (error) {
      report(error);
    }
    reading = false;
    disarmSummaries = stopped ? () => {} : clock.after(soon ? summariesSoon : summariesEvery, () => void readSummaries());
  }
  function readSoon(): void {
    if (soon || resting || stopped) return;
    soon = true;
    // What is being read now may have been read before this: once more then.
    if (reading) return;
    disarmSummaries();
    disarmSummaries = clock.after(summariesSoon, () => void readSummaries());
  }

  return {
    start(): void {
      started = true;
      void readSummaries();
    },
    list,
    /** Whether somebody is looking. */
    show,
    /** Which checks there are, in order, with what is known of each. */
    set(verdicts: readonly CheckVerdict[]): void {
      order = verdicts.map(({ check }) => check.id);
      const ids = new Set(order);
      for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
      for (const id of holds.keys()) if (!ids.has(id)) holds.delete(id);
      if (resting && started && order.length > 0) void readSummaries();
      for (const verdict of verdicts) {
        const before = kept.get(verdict.check.id);
        const latencies = before?.latencies ?? [...(summaries.get(verdict.check.id)?.recentLatencies ?? [])];
        kept.set(verdict.check.id, { ...verdict, latencies, seen: before?.seen ?? countOf(verdict.state.recent), report: null, ...(before?.late === undefined ? {} : { late: before.late }) });
      }
      changed();
    },
    /** A beat was so long overdue (fault 23). */
    late(id: string, late: Milliseconds): void {
      const entry = kept.get(id);
      if (entry === undefined || late < lateAfter) return;
      const { worst, times } = entry.late ?? { worst: 0, times: 0 };
      kept.set(id, { ...entry, late: { worst: Math.max(worst, late), times: times + 1 }, report: null });
      changed();
    },
    /** What keeps a check from being told now; null: nothing. */
    held(id: string, hold: CheckHold | null): void {
      if (hold === null) holds.delete(id);
      else holds.set(id, hold);
      const entry = kept.get(id);
      if (entry === undefined) return;
      entry.report = null;
      changed();
    },
    /** A probe was judged. `latency` null: it failed. */
    judged({ check, state }: CheckVerdict, latency: Milliseconds | null): void {
      const before = kept.get(check.id);
      if (before === undefined) return;
      const { latencies } = before;
      latencies.push(latency);
      if (latencies.length > latenciesKept) latencies.shift();
      // A probe that says nothing of the target leaves the results as they were.
      const counted = state.recent === before.state.recent ? [] : state.recent.slice(-1);
      kept.set(check.id, { ...before, check, state, seen: sumOf(before.seen, countOf(counted)), report: null });
      if (state.confirmed !== before.state.confirmed) readSoon();
      changed();
    },
    stop(): void {
      stopped = true;
      disarmPublish();
      disarmSummaries();
    },
  };
}

export type HealthReports = ReturnType<typeof createHealthReports>;
