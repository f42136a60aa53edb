import type { IncidentStatus, Person } from '../model/incident.ts';
import type { OutboxItem, Seen } from '../model/outbox.ts';
import { minute, second, type Instant, type Milliseconds } from '../time/duration.ts';
import type { IncidentAnswer, LogEntryAnswer, NoteAnswer } from './pagerduty-answers.ts';
import { nameOf } from './pagerduty-incident.ts';
import { orderLogEntries } from './pagerduty-log.ts';

/** What must be read before a row can be decided on. */
export type Reads = {
  /** Log entries since this server time; null: none. */
  readonly logSince: Instant | null;
  readonly notes: boolean;
};

/** What PagerDuty says now of the incident that a row is about. */
export type IncidentFacts = {
  readonly status: IncidentStatus;
  readonly assignees: readonly Person[];
  /** The escalation policy that it is with. */
  readonly policyId: string | null;
  readonly acknowledgers: readonly Person[];
  /** When the acknowledgement ends by itself; null: never, or not acknowledged. Server time. */
  readonly acknowledgedUntil: Instant | null;
  /** Oldest first; empty where it was not read. */
  readonly log: readonly LogEntryAnswer[];
  readonly notes: readonly NoteAnswer[];
};

/** Who decides, and when. `skew` is PagerDuty's clock minus ours. */
export type Standpoint = {
  readonly userId: string;
  readonly now: Instant;
  readonly skew: Milliseconds;
  /** Notes and log entries that other rows have become. */
  readonly claimed: ReadonlySet<string>;
};

/** Times at PagerDuty have whole seconds, and its clock is known to about one. */
const slack: Milliseconds = 3 * second;

export function readsFor({ action, seen, firstSentAt }: OutboxItem): Reads {
  const sent = firstSentAt !== null;
  const handedOver = action.kind === 'reassign' && action.policyId !== undefined;
  const traced = sent && (action.kind === 'status-update' || action.kind === 'snooze' || action.kind === 'escalate' || handedOver);
  const since = action.kind === 'resolve' ? (seen?.logAt ?? null) : traced ? firstSentAt : null;
  return { logSince: since === null ? null : since - minute, notes: sent && action.kind === 'note' };
}

export function factsOf(incident: IncidentAnswer, log: readonly LogEntryAnswer[], notes: readonly NoteAnswer[]): IncidentFacts {
  const person = (reference: Parameters<typeof nameOf>[0]): Person => ({ id: reference.id, name: nameOf(reference) });
  return {
    status: incident.status,
    assignees: incident.assignments.map(({ assignee }) => person(assignee)),
    policyId: incident.escalation_policy?.id ?? null,
    acknowledgers: incident.acknowledgements.map(({ acknowledger }) => person(acknowledger)),
    acknowledgedUntil: incident.pending_actions.find(({ type }) => type === 'unacknowledge')?.at ?? null,
    log: orderLogEntries(log),
    notes,
  };
}

/** The facts as something that a person can have seen. */
export function asSeen({ status, assignees, log }: IncidentFacts, before: Seen | null): Seen {
  return { status, assignees: assignees.map(({ id }) => id), logAt: log.at(-1)?.created_at ?? before?.logAt ?? null };
}

/** Log entries of one type that this person left since a row was first sent, and that no other row has become. */
export function traceOf(item: OutboxItem, type: RegExp, { log }: IncidentFacts, { userId, claimed }: Standpoint): readonly LogEntryAnswer[] {
  return log.filter((entry) => type.test(entry.type) && entry.agent?.id === userId && !claimed.has(entry.id) && isSince(item, entry.created_at));
}

/** Whether something can have come of a row: it is not older than its first send. */
export function isSince({ firstSentAt }: OutboxItem, at: Instant): boolean {
  return firstSentAt !== null && at >= firstSentAt - slack;
}
