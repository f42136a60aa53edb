import { EntryPartSchema, HandoffFieldSchema, type Handoff, type HandoffContent, type HandoffField } from '../model/handoff.ts';
import { entriesIn, partOf } from './handoff-change.ts';
import { fold } from './timeline-highlight.ts';

/** How each place is called, as in the runbook's template (runbook L662-L706). */
const names: Readonly<Record<HandoffField, string>> = {
  health: 'Overall Health', 'active-incidents': 'Active Incidents', 'recent-issues': 'Recent Issues', utilization: 'Resource Utilization',
  issues: 'Active Issues', changes: 'Recent Changes', maintenance: 'Scheduled Maintenance', deployments: 'Planned Deployments', dependencies: 'External Dependencies',
  infrastructure: 'Infrastructure', application: 'Application', monitoring: 'Monitoring', contacts: 'Primary Contacts', escalation: 'Escalation Chain',
  external: 'External Contacts', links: 'Important Links', 'business-hours': 'Business Hours Considerations', 'customer-impact': 'Customer Impact',
  security: 'Security Considerations', questions: 'Questions/Concerns',
};

/** How a field is called on screen and in exports. */
export function fieldName(field: HandoffField): string {
  return names[field];
}

/** The lines of one field as a reader sees them: what is struck is not there. */
export function fieldLines(content: HandoffContent, field: HandoffField): readonly string[] {
  const entries = entriesIn(content, field).filter(({ struck }) => !struck).map((entry) => `- ${EntryPartSchema.options.map((part) => partOf(entry, part)).filter((text) => text !== '').join('; ')}`);
  const prose = content.prose[field] ?? '';
  return [...entries, ...(prose === '' ? [] : prose.split('\n'))];
}

/** The whole text, without form: for whoever has to save it by hand. */
export function handoffText(content: HandoffContent): string {
  return HandoffFieldSchema.options.flatMap((field) => {
    const lines = fieldLines(content, field);
    return lines.length === 0 ? [] : [`${names[field]}:`, ...lines, ''];
  }).join('\n').trimEnd();
}

/** How many issues a reader finds: not struck, and with words in them. */
export function countIssues(content: HandoffContent): number {
  return entriesIn(content, 'issues').filter((entry) => !entry.struck && partOf(entry, 'title') !== '').length;
}

/** What a handoff is found by: its text, and whose it is. */
export function handoffWords({ content, giver, receiver }: Pick<Handoff, 'content' | 'giver' | 'receiver'>): string {
  return `${handoffText(content)}\n\n${giver.name} ${receiver?.name ?? ''}`.trim();
}

/** Where all the words stand in a text, with a little around the first of them; null when one of them does not. */
export function findWords(text: string, words: readonly string[]): string | null {
  const folded = fold(text);
  const places = words.map((word) => folded.indexOf(fold(word)));
  const [first] = places;
  if (first === undefined || places.includes(-1)) return null;
  const from = Math.max(0, first - 40);
  return `${from > 0 ? '…' : ''}${text.slice(from, first + 120).replaceAll(/\s+/g, ' ').trim()}${first + 120 < text.length ? '…' : ''}`;
}
