import { formatNear, formatStamp, zoneName } from '../../shared/domain/format-time.ts';
import type { Instant } from '../../shared/time/duration.ts';
import { useMinute, useZone } from '../store/stores.ts';

/** A point in time that stands still: `14:03 CEST`, `Mon 09:00 CEST`. For live regions, where an age would be read out each second. */
export function Moment({ at }: { readonly at: Instant }) {
  const zone = useZone();
  const now = useMinute();
  return <time className="figures" dateTime={new Date(at).toISOString()} title={formatStamp(at, zone)}>{formatNear(at, now, zone)} {zoneName(at, zone)}</time>;
}
