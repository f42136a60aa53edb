import type { DueItem } from '../model/incident-page.ts';
import { isLoud, severityLabel } from '../model/severity.ts';
import type { Instant } from '../time/duration.ts';
import { formatClock } from './format-duration.ts';
import { formatTimeOfDay } from './format-time.ts';
import { isolate, plainLine } from './plain-text.ts';

/** What to show where there is room for one deadline: the earliest, but what is late and may wait never hides that of a SEV-1/2. `items` are in the order of time. */
export function pressing(items: readonly DueItem[], now: Instant): DueItem | null {
  const [first] = items;
  if (first === undefined) return null;
  return isLoud(first.severity) || first.dueAt > now ? first : (items.find(({ severity }) => isLoud(severity)) ?? first);
}

/** Of an incident's deadline and a step of the handoff the one to show where there is room for one: the earlier, but nothing goes before what a SEV-1/2 asks for. */
export function foremost<T extends { readonly dueAt: Instant }>(next: DueItem | null, step: T | null): DueItem | T | null {
  if (next === null || step === null) return next ?? step;
  return isLoud(next.severity) || next.dueAt <= step.dueAt ? next : step;
}

/** `Acknowledge 04:12 · SEV-1 Quotes are down`; once it is late, how late: `Acknowledge overdue 02:10 · …`. */
export function dueCountdown({ words, severity, incidentTitle, dueAt }: DueItem, now: Instant): string {
  const clock = dueAt > now ? formatClock(dueAt - now) : `overdue ${formatClock(now - dueAt)}`;
  return `${plainLine(words, 60)} ${clock} · ${severityLabel(severity)} ${isolate(plainLine(incidentTitle, 60))}`;
}

/** The same for a place that is not drawn anew every second: the moment itself, in an IANA zone. */
export function dueMoment({ words, severity, incidentTitle, dueAt }: DueItem, now: Instant, zone: string): string {
  return `${plainLine(words, 60)} ${dueAt > now ? 'by' : 'overdue since'} ${formatTimeOfDay(dueAt, zone)} · ${severityLabel(severity)} ${isolate(plainLine(incidentTitle, 40))}`;
}
