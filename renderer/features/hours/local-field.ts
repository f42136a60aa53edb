import { dayKey, formatField } from '../../../shared/domain/format-time.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** An instant as a field for date and time holds it: `2026-10-07T14:03`. */
export function toLocalField(at: Instant, zone: string): string {
  return `${dayKey(at, zone)}T${formatField(at, zone)}`;
}

/** The instant that such a field means here; null while it is not filled in. */
export function fromLocalField(text: string): Instant | null {
  const at = new Date(text).getTime();
  return Number.isFinite(at) ? at : null;
}
