import type { HitRate } from '../model/incident-page.ts';
import { formatDuration } from './format-duration.ts';

/** `7 of 8 acknowledged in time this shift, half within 3 min`; null while no time is decided. (S2) */
export function hitRateWords({ over, inTime, of, medianToAcknowledge }: HitRate): string | null {
  if (of === 0) return null;
  const half = medianToAcknowledge === null ? '' : `, half within ${formatDuration(medianToAcknowledge)}`;
  return `${inTime} of ${of} acknowledged in time ${over === 'shift' ? 'this shift' : 'in the last 7 days'}${half}`;
}
