import { minute, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';

/** The IANA zone of this machine. To ask costs as much as all else that a tick does, so the answer holds for a minute of the wall clock. */
export function createOwnZone(clock: Pick<Clock, 'now'>): () => string {
  let known: { readonly zone: string; readonly at: Instant } | null = null;
  return () => {
    const now = clock.now();
    if (known === null || Math.abs(now - known.at) >= minute) known = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, at: now };
    return known.zone;
  };
}
