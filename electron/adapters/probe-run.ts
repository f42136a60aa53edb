import type { FailureKind, ProbeFailure } from '../../shared/model/probe.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import type { Progress } from './open-socket.ts';
import { failureOf } from './probe-fault.ts';
import { stallBeat, type StallWatch } from './stall-watch.ts';

/** One probe under way: its deadline, what it is doing, and what it has found so far. */
export type ProbeRun = Progress & {
  /** Names what is talked to, for reasons. */
  about(name: string): void;
  elapsed(): Milliseconds;
  abandoned(): boolean;
  readonly facts: { statusCode: number | null; certificateExpiresAt: Instant | null };
};

export type ProbeOutcome = ProbeRun['facts'] & { readonly failures: readonly ProbeFailure[]; readonly durationMs: Milliseconds };

const seconds = (length: Milliseconds): string => `${Number((length / 1000).toFixed(1))} s`;

/**
 * Runs `work` under one deadline for everything it does (fault 5). Time in which this process itself stood still does not count
 * against the endpoint (fault 23): it is given back once, up to the length of the timeout.
 */
export function runProbe(clock: Clock, stalls: StallWatch, timeout: Milliseconds, work: (run: ProbeRun) => Promise<readonly ProbeFailure[]>): Promise<ProbeOutcome> {
  return new Promise((resolve) => {
    const started = clock.monotonic();
    const undo: (() => void)[] = [];
    const facts: ProbeRun['facts'] = { statusCode: null, certificateExpiresAt: null };
    let doing = 'starting';
    let late: FailureKind = 'timeout';
    let name = '';
    let given = 0;
    let over = false;
    let disarm: Disarm = () => {};
    const unwatch = stalls.watch();
    const elapsed = () => Math.max(0, clock.monotonic() - started - stalls.since(started));

    function end(failures: readonly ProbeFailure[]): void {
      if (over) return;
      over = true;
      disarm();
      const durationMs = elapsed();
      unwatch();
      resolve({ ...facts, failures, durationMs });
    }
    function deadline(): void {
      const stalled = stalls.since(started);
      const back = stalled === 0 ? 0 : Math.min(stalled + stallBeat, timeout) - given;
      if (back > 0) {
        given += back;
        disarm = clock.after(back, deadline);
        return;
      }
      end([{ kind: late, detail: `no answer within ${seconds(timeout)} (${doing})` }]);
      for (const take of undo) take();
    }

    const run: ProbeRun = {
      facts,
      step: (text, kind = 'timeout') => {
        doing = text;
        late = kind;
      },
      about: (text) => {
        name = text;
      },
      certificate: ({ expiresAt }) => {
        facts.certificateExpiresAt = expiresAt;
      },
      onAbandon: (take) => {
        if (over) take();
        else undo.push(take);
      },
      elapsed,
      abandoned: () => over,
    };
    disarm = clock.after(timeout, deadline);
    work(run).then(end, (error: unknown) => end([failureOf(error, name)]));
  });
}
