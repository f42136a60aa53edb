import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/duration.ts';

/** When a team works, on its own clock (C9: Monday to Friday, 09:00 to 18:00). */
export type BusinessHours = {
  /** 1 is Monday, 7 is Sunday. None: nobody ever works, and nothing is ever held for them. */
  readonly days: readonly number[];
  /** Wall clock, `HH:MM`, from inclusive. */
  readonly from: string;
  /** Wall clock, `HH:MM`, exclusive; later than `from`. */
  readonly to: string;
  /** IANA zone. */
  readonly zone: string;
};

export type BusinessTime = { readonly open: boolean; /** When that changes; null: never. */ readonly changesAt: Instant | null };

/** A local time that a clock change leaves out counts as the first instant after the gap; one that happens twice as its first. */
function at(date: Temporal.PlainDate, time: string, zone: string): Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

/** Whether the team works at `now`, and when that changes (C9, A30). Right on days of 23 and 25 hours: boundaries are wall clock. */
export function businessTime({ days, from, to, zone }: BusinessHours, now: Instant): BusinessTime {
  if (days.length === 0) return { open: true, changesAt: null };
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(zone).toPlainDate();
  // A week and a day: the next working day is at most seven days away, and today's hours may be over.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!days.includes(date.dayOfWeek)) continue;
    const opens = at(date, from, zone);
    const closes = at(date, to, zone);
    if (now < opens) return { open: false, changesAt: opens };
    if (now < closes) return { open: true, changesAt: closes };
  }
  return { open: true, changesAt: null };
}
