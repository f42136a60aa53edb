import type { Clock } from '../../electron/services/ports/clock.ts';
import type { ProbeRequest, Prober } from '../../electron/services/ports/prober.ts';
import type { FailureKind, ProbeResult } from '../../shared/model/probe.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';

/** How an endpoint behaves now. `takes` longer than the timeout becomes a timeout. */
export type Behaviour = { readonly takes: Milliseconds; readonly failed?: readonly FailureKind[]; readonly certificateExpiresAt?: Instant };

export type FakeProber = Prober & {
  readonly requests: readonly ProbeRequest[];
  resets(): number;
};

/** Answers probes as told, by the fake clock. What was begun goes on over a reset, as with a real one. */
export function createFakeProber(clock: Clock, behave: (request: ProbeRequest) => Behaviour): FakeProber {
  const requests: ProbeRequest[] = [];
  let resets = 0;
  return {
    requests,
    resets: () => resets,
    probe(request) {
      requests.push(request);
      const startedAt = clock.now();
      const { takes, failed = [], certificateExpiresAt = null } = behave(request);
      const kinds: readonly FailureKind[] = takes > request.timeout ? ['timeout'] : failed;
      return new Promise((resolve) => {
        clock.after(Math.min(takes, request.timeout), () => {
          const result: ProbeResult = {
            checkId: request.checkId,
            startedAt,
            durationMs: Math.min(takes, request.timeout),
            failures: kinds.map((kind) => ({ kind, detail: `it was ${kind}` })),
            statusCode: kinds.length === 0 ? 200 : null,
            certificateExpiresAt,
          };
          resolve(result);
        });
      });
    },
    reset() {
      resets += 1;
    },
    close: () => Promise.resolve(),
  };
}
