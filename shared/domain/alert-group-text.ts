import type { Severity } from '../model/severity.ts';
import { isLoud } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { AlertContent } from './alert-text.ts';
import { groupKindOf } from './alert-group-key.ts';
import { bodyLimit, plainLine, plainText, titleLimit } from './plain-text.ts';

const listed = 5;
const rank = { triggered: 0, acknowledged: 1, resolved: 2 } as const;

function worstFirst(a: ShownAlert, b: ShownAlert): number {
  return rank[a.status] - rank[b.status] || (a.severity ?? 5) - (b.severity ?? 5) || a.shownAt - b.shownAt || (a.situationId < b.situationId ? -1 : 1);
}

/** The first few in that order, without sorting thousands. */
function worstOf(members: readonly ShownAlert[]): readonly ShownAlert[] {
  const found: ShownAlert[] = [];
  for (const member of members) {
    const last = found.at(-1);
    if (found.length === listed && last !== undefined && worstFirst(member, last) > 0) continue;
    found.push(member);
    found.sort(worstFirst);
    found.length = Math.min(found.length, listed);
  }
  return found;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function stateOf({ status, title }: ShownAlert): string {
  const name = plainLine(title, 90);
  if (status === 'triggered') return name;
  return `${name} (${status === 'resolved' ? 'over' : 'acknowledged'})`;
}

function heading(key: string, members: readonly ShownAlert[]): string {
  const waiting = members.filter(({ status }) => status === 'triggered').length;
  const kind = groupKindOf(key);
  if (kind === 'stale') return `${plural(members.length, 'acknowledged situation')} without a word for long`;
  if (kind === 'held') return waiting === 0 ? `${plural(members.length, 'alert')} waited, all settled by now` : `${plural(members.length, 'alert')} waited for you, ${waiting} still open`;
  if (waiting === 0) return `Recovered · all ${members.length} situations of the storm`;
  const loud = members.filter(({ status, severity }) => status === 'triggered' && isLoud(severity)).length;
  return [`${plural(members.length, 'situation')} at once`, waiting < members.length ? `${waiting} still open` : '', loud > 0 ? `${loud} SEV-1/2` : ''].filter((part) => part !== '').join(' · ');
}

/** What one notification says for many: how many, then the worst by name. */
export function groupText(key: string, members: readonly ShownAlert[], severity: Severity | null): AlertContent {
  const lines = worstOf(members).map(stateOf);
  if (members.length > listed) lines.push(`and ${members.length - listed} more`);
  const demo = members.length > 0 && members.every(({ title }) => title.startsWith('Demo · '));
  return {
    title: plainLine(`${demo ? 'Demo · ' : ''}${heading(key, members)}`, titleLimit),
    body: plainText(lines.join('\n'), bodyLimit),
    severity,
    urgency: isLoud(severity) ? 'critical' : severity === 4 || members.every(({ status }) => status !== 'triggered') ? 'low' : 'normal',
    actions: ['open'],
  };
}
