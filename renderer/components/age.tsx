import type { Instant } from '../../shared/time/duration.ts';
import { formatStamp } from '../../shared/domain/format-time.ts';
import { useAge, useLeft, useRunning, useZone } from '../store/stores.ts';

/** `8 s ago`, with the full moment in the tooltip. */
export function Age({ at }: { readonly at: Instant | null }) {
  const text = useAge(at);
  const zone = useZone();
  if (at === null) return <span>never</span>;
  return <time className="figures" dateTime={new Date(at).toISOString()} title={formatStamp(at, zone)}>{text}</time>;
}

/** A clock that runs down: `00:42`. Screen readers get it when they ask. */
export function Left({ until, label }: { readonly until: Instant; readonly label: string }) {
  const text = useLeft(until);
  const zone = useZone();
  return <span className="figures" role="timer" aria-live="off" aria-label={`${label} ${text}`} title={formatStamp(until, zone)}>{text}</span>;
}

/** A clock that runs: `07:42`. Screen readers get it when they ask, not every second. */
export function Running({ since, label }: { readonly since: Instant; readonly label: string }) {
  const text = useRunning(since);
  const zone = useZone();
  return <span className="figures" role="timer" aria-live="off" aria-label={`${label} ${text}`} title={`Since ${formatStamp(since, zone)}`}>{text}</span>;
}
