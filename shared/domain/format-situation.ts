import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { formatDuration } from './format-duration.ts';
import { formatStamp } from './format-time.ts';
import { plainLine } from './plain-text.ts';
import { escapeMarkdown } from './timeline-markdown.ts';

/** An open situation as a Markdown list line: severity, status, how long it has been open at `now`, since when. */
export function markdownOfSituation(situation: Situation, now: Instant, zone: string): string {
  const { title, serviceName, severity, status, openedAt, acknowledgedBy } = situation;
  const gravity = severity === null ? '' : `**SEV-${severity}** `;
  const by = acknowledgedBy === null ? '' : ` by ${escapeMarkdown(plainLine(acknowledgedBy))}`;
  const service = serviceName === null ? '' : ` (${escapeMarkdown(plainLine(serviceName))})`;
  return `- ${gravity}${escapeMarkdown(plainLine(title, 400))}${service}: ${status}${by}, open ${formatDuration(now - openedAt)}, since ${formatStamp(openedAt, zone)}`;
}
