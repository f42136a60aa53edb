import type { WatchEvent } from '../model/event.ts';
import { minute, type Instant } from '../time/duration.ts';
import { dayKey } from './format-time.ts';

export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: Instant }
  | { readonly kind: 'event'; readonly key: string; readonly event: WatchEvent };

/** Local days begin at full quarters of an hour in every zone, so all instants of one quarter share their day. */
const quarter = 15 * minute;

/** Events (newest first) with a row before the first of each local day of `zone`. */
export function layRows(events: readonly WatchEvent[], zone: string): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let lastQuarter = Number.NaN;
  let lastDay = '';
  for (const event of events) {
    const ofQuarter = Math.floor(event.occurredAt / quarter);
    if (ofQuarter !== lastQuarter) {
      lastQuarter = ofQuarter;
      const day = dayKey(event.occurredAt, zone);
      if (day !== lastDay) rows.push({ kind: 'day', key: day, at: event.occurredAt });
      lastDay = day;
    }
    rows.push({ kind: 'event', key: `event ${event.id}`, event });
  }
  return rows;
}

/** Event time and logged time are shown apart when they differ by more than a minute (A22). */
export function isLoggedLate({ occurredAt, recordedAt }: Pick<WatchEvent, 'occurredAt' | 'recordedAt'>): boolean {
  return Math.abs(recordedAt - occurredAt) > minute;
}
