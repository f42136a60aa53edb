import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { ApiMeter } from '../services/ports/pagerduty-api.ts';

/** Longer round trips say too little about the other clock. */
const longestTrip = 5 * second;

/** Counts calls, and reads rate limits and the server's clock from the answers' headers. */
export function createCallMeter(clock: Clock) {
  let calls: Milliseconds[] = [];
  let skew: Milliseconds | null = null;
  const limits = new Map<string, { readonly share: number; readonly until: Milliseconds }>();

  return {
    began(): void {
      const now = clock.monotonic();
      calls = [...calls.filter((at) => at > now - minute), now];
    },
    answered(endpoint: string, header: (name: string) => string | null, trip: Milliseconds): void {
      const limit = numberOf(header('ratelimit-limit'));
      const remaining = numberOf(header('ratelimit-remaining'));
      const reset = numberOf(header('ratelimit-reset'));
      if (limit !== null && limit > 0 && remaining !== null) limits.set(endpoint, { share: Math.min(1, remaining / limit), until: clock.monotonic() + (reset ?? 60) * second });
      const date = Date.parse(header('date') ?? '');
      // The header has whole seconds: on average it is half a second late.
      if (Number.isFinite(date) && trip <= longestTrip) skew = date + second / 2 - (clock.now() - trip / 2);
    },
    read(): ApiMeter {
      const now = clock.monotonic();
      calls = calls.filter((at) => at > now - minute);
      const shares = [...limits.values()].filter(({ until }) => until > now).map(({ share }) => share);
      return { callsLastMinute: calls.length, remainingShare: shares.length === 0 ? null : Math.min(...shares), skew };
    },
  };
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
