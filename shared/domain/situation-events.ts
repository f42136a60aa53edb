import type { EventKind, NewEvent } from '../model/event.ts';
import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import type { SituationChange } from './situation-merge.ts';
import { isOpen } from './situation-members.ts';

function eventOf(situation: Situation, kind: EventKind, occurredAt: Instant, title: string, extra: Partial<NewEvent> = {}): NewEvent {
  const member = (kindOf: 'incident' | 'check') => situation.members.find(({ kind: found }) => found === kindOf)?.id ?? null;
  return {
    occurredAt,
    kind,
    source: situation.drill ? 'drill' : 'watchkeeper',
    situationId: situation.id,
    incidentId: member('incident'),
    checkId: member('check'),
    severity: situation.severity,
    title,
    externalId: `${situation.id}:${kind}:${occurredAt}`,
    ...extra,
  };
}

function eventOfChange({ before, after, into, from }: SituationChange, now: Instant, actor: string | null): NewEvent | null {
  if (after === null) {
    return before === null ? null : eventOf(before, 'situation.merged', now, before.title, { actor, payload: { into } });
  }
  if (before === null && from !== null) return eventOf(after, 'situation.split', now, after.title, { actor, payload: { from } });
  const wasOpen = before !== null && isOpen(before);
  if (before === null && !isOpen(after)) return null;
  if (!wasOpen && isOpen(after)) {
    const newest = Math.max(...after.members.map(({ updatedAt }) => updatedAt));
    return before === null
      ? eventOf(after, 'situation.opened', after.openedAt, after.title)
      : eventOf(after, 'situation.opened', newest, `Reopened: ${after.title}`);
  }
  if (after.status === before?.status) return null;
  if (after.status === 'acknowledged') {
    return eventOf(after, 'situation.acknowledged', after.acknowledgedAt ?? now, after.title, { actor: after.acknowledgedBy });
  }
  if (after.status === 'resolved') return eventOf(after, 'situation.resolved', after.resolvedAt ?? now, after.title, { body: after.members.find(({ gone }) => gone === true)?.detail ?? '' });
  return null;
}

/** The facts for the timeline; `actor` is the person who merged or split. The ids make them idempotent: a crash between writing and saving doubles nothing. */
export function situationEvents(changes: readonly SituationChange[], now: Instant, actor: string | null = null): readonly NewEvent[] {
  return changes.map((change) => eventOfChange(change, now, actor)).filter((event) => event !== null);
}
