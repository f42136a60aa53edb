import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';

/** The instant that `2026-10-07T14:03` means in a zone; null for anything else. A time that the clocks skip is the one after the gap. */
export function instantOfField(text: string, zone: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  try {
    return instantOfLocal(Temporal.PlainDateTime.from(text), zone);
  } catch {
    return null;
  }
}
