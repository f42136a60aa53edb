import type { Instant } from '../time/duration.ts';
import { formatStamp } from './format-time.ts';
import { plainLine } from './plain-text.ts';

/** More than this is read in the brief. */
const mostLines = 5;

/** What the team is told when somebody else takes the watch (runbook L167-L168): who has it, from when, and what is open. */
export function coverNotice(name: string, open: readonly string[], zone: string, now: Instant): string {
  const more = open.length - mostLines;
  return [
    `${name.trim() === '' ? 'Somebody else' : plainLine(name)} has the watch from ${formatStamp(now, zone)}: I cannot continue.`,
    open.length === 0 ? 'Nothing is open.' : `Open: ${open.length}`,
    ...open.slice(0, mostLines).map((line) => `- ${line}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ].join('\n');
}
