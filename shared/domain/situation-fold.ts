import type { IncidentStatus } from '../model/incident.ts';
import type { Severity } from '../model/severity.ts';
import type { Situation, SituationMember } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { isOpen, memberWords } from './situation-members.ts';

/** The lowest number is the worst; null only when nobody gave one: "no severity" is never guessed. */
function worstSeverity(members: readonly SituationMember[]): Severity | null {
  let worst: Severity | null = null;
  for (const { severity } of members) {
    if (severity !== null && (worst === null || severity < worst)) worst = severity;
  }
  return worst;
}

function statusOf(previous: Situation | null, members: readonly SituationMember[]): IncidentStatus {
  const open = members.filter(isOpen);
  if (open.length === 0) return 'resolved';
  const incidents = open.filter((member) => member.kind === 'incident');
  if (incidents.length > 0) return incidents.every((member) => member.status === 'acknowledged') ? 'acknowledged' : 'triggered';
  // Checks know no acknowledgement: what a person has taken on stays taken on while anything of it is open.
  return previous?.status === 'acknowledged' ? 'acknowledged' : 'triggered';
}

function titleOf(members: readonly SituationMember[]): string {
  const incidents = members.filter((member) => member.kind === 'incident');
  const candidates = incidents.length > 0 ? incidents : members;
  const titled = candidates.find(isOpen) ?? candidates[0];
  if (titled === undefined) return '';
  return memberWords(titled);
}

function acknowledgement(status: IncidentStatus, previous: Situation | null, members: readonly SituationMember[]) {
  if (status === 'triggered') return { acknowledgedAt: null, acknowledgedBy: null };
  if (status === 'resolved') return { acknowledgedAt: previous?.acknowledgedAt ?? null, acknowledgedBy: previous?.acknowledgedBy ?? null };
  const incidents = members.filter((member) => member.kind === 'incident' && isOpen(member));
  const kept = previous?.status === 'acknowledged' ? previous : null;
  return {
    acknowledgedAt: kept?.acknowledgedAt ?? Math.max(...incidents.map((member) => member.updatedAt)),
    acknowledgedBy: incidents.find((member) => member.acknowledgedBy !== null)?.acknowledgedBy ?? kept?.acknowledgedBy ?? null,
  };
}

export type Fold = {
  readonly id: string;
  readonly previous: Situation | null;
  /** At least one, oldest first. */
  readonly members: readonly SituationMember[];
  readonly drill: boolean;
  /** The source's time of the report that caused this. */
  readonly at: Instant;
  readonly now: Instant;
};

/** What members amount to. A resolved situation keeps the severity of what it was. */
export function foldSituation({ id, previous, members, drill, at, now }: Fold): Situation {
  const status = statusOf(previous, members);
  const openedAt = Math.min(...members.map((member) => member.openedAt));
  const open = members.filter(isOpen);
  return {
    id,
    title: titleOf(members),
    serviceName: members.find((member) => member.serviceName !== null)?.serviceName ?? null,
    severity: worstSeverity(open.length > 0 ? open : members),
    status,
    openedAt,
    updatedAt: now,
    ...acknowledgement(status, previous, members),
    resolvedAt: status === 'resolved' ? (previous?.resolvedAt ?? Math.max(openedAt, at)) : null,
    members,
    drill,
    ...(previous?.apart === undefined ? {} : { apart: previous.apart }),
  };
}
