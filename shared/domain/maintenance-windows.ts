import { Temporal } from 'temporal-polyfill';
import { weekdays, type MaintenanceReport, type MaintenanceWindow, type Span } from '../model/maintenance.ts';
import type { Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';

/** How far around now a weekly window is laid out, in days: one that began the day before yesterday at the latest may still run. */
const daysBack = 9;
const daysAhead = 9;

type Weekly = Extract<MaintenanceWindow['when'], { type: 'weekly' }>;

/** Spans that touch are one: a window of whole days does not end at midnight only to begin again. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.to) result.push(span);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return result;
}

/** Every day has its own span, whatever the clocks do on it; one that they leave out altogether has none. */
function weeklySpans({ days, from, to }: Weekly, zone: string, now: Instant): readonly Span[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const wanted = new Set(days.map((day) => weekdays.indexOf(day) + 1));
  const begins = Temporal.PlainTime.from(from);
  const ends = Temporal.PlainTime.from(to);
  const overnight = Temporal.PlainTime.compare(ends, begins) <= 0 ? 1 : 0;
  const spans: Span[] = [];
  for (let offset = -daysBack; offset <= daysAhead; offset += 1) {
    const day = today.add({ days: offset });
    if (!wanted.has(day.dayOfWeek)) continue;
    const span = {
      from: instantOfLocal(day.toPlainDateTime(begins), zone),
      to: instantOfLocal(day.add({ days: overnight }).toPlainDateTime(ends), zone),
    };
    if (span.to > span.from) spans.push(span);
  }
  return joined(spans);
}

function spansOf({ when }: MaintenanceWindow, zone: string, now: Instant): readonly Span[] {
  switch (when.type) {
    case 'weekly':
      return weeklySpans(when, zone, now);
    case 'once': {
      const span = { from: instantOfLocal(Temporal.PlainDateTime.from(when.from), zone), to: instantOfLocal(Temporal.PlainDateTime.from(when.to), zone) };
      return span.to > span.from ? [span] : [];
    }
    case 'now':
      return [{ from: when.from, to: when.to }];
  }
}

/** What holds of each window at `now`, and the next instant at which that changes; null when it never does by itself. */
export function assessMaintenance(windows: readonly MaintenanceWindow[], teamZone: string, now: Instant): { readonly reports: readonly MaintenanceReport[]; readonly changesAt: Instant | null } {
  let changesAt: Instant | null = null;
  const reports = windows.map((window): MaintenanceReport => {
    const spans = spansOf(window, window.zone ?? teamZone, now);
    const current = spans.find(({ from, to }) => from <= now && now < to) ?? null;
    const next = spans.find(({ from }) => from > now) ?? null;
    for (const at of [current?.to, next?.from]) if (at !== undefined && (changesAt === null || at < changesAt)) changesAt = at;
    return { window, current, next };
  });
  return { reports, changesAt };
}

/** Whether a window speaks of this check. */
export function covers({ checks }: Pick<MaintenanceWindow, 'checks'>, checkId: string): boolean {
  return checks === null || checks.includes(checkId);
}

/** The window that holds this check now, the one that ends last; null: none does. */
export function maintenanceOf(reports: readonly MaintenanceReport[], checkId: string): { readonly window: MaintenanceWindow; readonly span: Span } | null {
  let found: { readonly window: MaintenanceWindow; readonly span: Span } | null = null;
  for (const { window, current } of reports) {
    if (current !== null && covers(window, checkId) && (found === null || current.to > found.span.to)) found = { window, span: current };
  }
  return found;
}
