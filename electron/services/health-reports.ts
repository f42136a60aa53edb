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
const latenciesKept = 60;

type Kept = CheckVerdict & { readonly latencies: (Milliseconds | null)[]; report: CheckReport | null };

export type HealthReportsOptions = {
  readonly clock: Clock;
  readonly history: Pick<Archive, 'checkSummaries'>;
  readonly publish: (reports: readonly CheckReport[]) => void;
  readonly report: (error: unknown) => void;
};

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
  let stopped = false;

  function reportOf(entry: Kept): CheckReport {
    const summary = summaries.get(entry.check.id);
    entry.report ??= {
      check: withoutHeaderValues(entry.check),
      state: entry.state,
      uptimeDay: summary?.uptimeDay ?? null,
      uptimeMonth: summary?.uptimeMonth ?? null,
      recentLatencies: [...entry.latencies],
      hold: holds.get(entry.check.id) ?? null,
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
    if (stopped) return;
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
    disarmSummaries = stopped ? () => {} : clock.after(summariesEvery, () => void readSummaries());
  }

  return {
    start: () => void readSummaries(),
    list,
    /** Whether somebody is looking. */
    show,
    /** Which checks there are, in order, with what is known of each. */
    set(verdicts: readonly CheckVerdict[]): void {
      order = verdicts.map(({ check }) => check.id);
      const ids = new Set(order);
      for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
      for (const id of holds.keys()) if (!ids.has(id)) holds.delete(id);
      for (const verdict of verdicts) {
        const latencies = kept.get(verdict.check.id)?.latencies ?? [...(summaries.get(verdict.check.id)?.recentLatencies ?? [])];
        kept.set(verdict.check.id, { ...verdict, latencies, report: null });
      }
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
      const latencies = kept.get(check.id)?.latencies;
      if (latencies === undefined) return;
      latencies.push(latency);
      if (latencies.length > latenciesKept) latencies.shift();
      kept.set(check.id, { check, state, latencies, report: null });
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
