import type { LogEntryAnswer } from './pagerduty-answers.ts';

function idIn(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}

/**
 * Whether an incident was once for this person: assigned to them, notified to them, or touched by them. A resolved incident has no
 * assignees any more, so only its log can tell. (behaviour 2.3)
 */
export function wasFor(userId: string, entries: readonly LogEntryAnswer[]): boolean {
  return entries.some((entry) => {
    const assignees = Array.isArray(entry['assignees']) ? entry['assignees'] : [];
    return [...assignees, entry['user'], entry.agent].some((each) => idIn(each) === userId);
  });
}
