import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { foldSituation } from './situation-fold.ts';
import { isOpen } from './situation-members.ts';

/** The incidents that must be acknowledged before the situation is: empty when a person can take it on here. */
export function incidentsToAcknowledge(situation: Situation): readonly string[] {
  return situation.members.filter((member) => member.kind === 'incident' && member.status === 'triggered').map(({ id }) => id);
}

/**
 * What holds once PagerDuty has confirmed these incidents, ahead of the next read. Their time moves by one millisecond, so
 * that a reply which was on its way with the older state cannot take it back.
 */
export function confirmAcknowledged(situation: Situation, incidentIds: readonly string[], actor: string, now: Instant): Situation {
  const members = situation.members.map((member) =>
    member.kind === 'incident' && member.status === 'triggered' && incidentIds.includes(member.id)
      ? { ...member, status: 'acknowledged' as const, acknowledgedBy: actor, updatedAt: member.updatedAt + 1 }
      : member,
  );
  const after = foldSituation({ id: situation.id, previous: situation, members, drill: situation.drill, at: now, now });
  // The member's own time is that of its last change before: the acknowledgement itself is of now.
  return situation.status === 'triggered' && after.status === 'acknowledged' ? { ...after, acknowledgedAt: now } : after;
}

/** A person takes on failing checks that no open incident speaks for. Null when there is nothing to take on. */
export function acknowledgeChecks(situation: Situation, actor: string, now: Instant): Situation | null {
  const open = situation.members.filter(isOpen);
  if (situation.status !== 'triggered' || open.length === 0 || open.some((member) => member.kind === 'incident')) return null;
  return { ...situation, status: 'acknowledged', acknowledgedAt: now, acknowledgedBy: actor, updatedAt: now };
}
