import type { WatchEvent } from '../model/event.ts';
import { formatStamp } from './format-time.ts';
import { plainLine } from './plain-text.ts';
import { isLoggedLate } from './timeline-rows.ts';
import { eventLabel } from './timeline-words.ts';

/** A text in which nothing is read as Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-!|~&]/g, '\\$&');
}

/** One event as a list line, with the zone printed and both times where they differ (A22). */
export function markdownLine(event: WatchEvent, zone: string): string {
  const { occurredAt, recordedAt, kind, severity, title, actor } = event;
  const by = actor === null ? '' : ` (${escapeMarkdown(plainLine(actor))})`;
  const logged = isLoggedLate(event) ? `, logged ${formatStamp(recordedAt, zone)}` : '';
  const gravity = severity === null ? '' : ` SEV-${severity}`;
  return `- **${formatStamp(occurredAt, zone)}**${gravity} ${eventLabel(kind)}: ${escapeMarkdown(plainLine(title, 400))}${by}${logged}`;
}
