import type { OutboxItem } from '../model/outbox.ts';
import { minute, second, type Instant, type Milliseconds } from '../time/duration.ts';
import { decideBeforeSend } from './outbox-before-send.ts';
import { ask, end, expire, send, type Decision } from './outbox-decision.ts';
import { asSeen, isSince, traceOf, type IncidentFacts, type Standpoint } from './outbox-facts.ts';
import type { IncidentAnswer, OverrideAnswer } from './pagerduty-answers.ts';
import { plainLine } from './plain-text.ts';

/** A request whose answer was lost can still take effect for as long as this. */
const arrivesWithin: Milliseconds = 30 * second;
/** A status update shows in the log a little later. */
const logsWithin: Milliseconds = minute;
/** How far apart two ends of a snooze may be and still be one. */
const sameEnd: Milliseconds = minute;

/** What to do with a row about an incident, given what PagerDuty says of it now. */
export function decide(item: OutboxItem, facts: IncidentFacts, standpoint: Standpoint): Decision {
  const settled = item.firstSentAt === null ? null : settle(item, facts, standpoint);
  if (settled !== null) return settled;
  const decision = decideBeforeSend(item, facts, standpoint);
  return decision.kind === 'send' && standpoint.now >= item.expiresAt ? expire(item) : decision;
}

/** What to do with a creation: `twins` are the incidents with its key, empty where nothing can have arrived. */
export function decideCreation(item: OutboxItem, twins: readonly IncidentAnswer[], standpoint: Standpoint): Decision {
  const twin = twins[0];
  if (twin !== undefined) return end('done', 'The incident was created.', twin.id);
  return waitFor(item, arrivesWithin, standpoint) ?? (standpoint.now >= item.expiresAt ? expire(item) : send);
}

/**
 * Whether a row that may have arrived has arrived; null when it has not, or when that makes no difference. An acknowledgement, a resolve
 * and a reassignment to people are settled by the incident's own state before the next send.
 */
function settle(item: OutboxItem, facts: IncidentFacts, standpoint: Standpoint): Decision | null {
  const { action } = item;
  switch (action.kind) {
    case 'note': {
      const own = facts.notes.find(
        (note) => isSame(note.content, action.text) && (note.user === null || note.user.id === standpoint.userId) && !standpoint.claimed.has(note.id) && isSince(item, note.created_at),
      );
      return own === undefined ? waitFor(item, arrivesWithin, standpoint) : end('done', 'The note was added.', own.id);
    }
    case 'status-update': {
      const own = traceOf(item, /^status_update_/, facts, standpoint).find((entry) =>
        [entry.message, entry.note, entry.channel?.summary, entry.summary].some((text) => typeof text === 'string' && isSame(text, action.text)),
      );
      if (own !== undefined) return end('done', 'The status update was sent.', own.id);
      const waiting = waitFor(item, logsWithin, standpoint);
      if (waiting !== null || item.insisted) return waiting;
      return ask('unknown', asSeen(facts, item.seen), 'The status update may have been sent, but its answer was lost and it is not in the log. It is not sent again by itself.', ['Send it again', 'Leave it']);
    }
    case 'snooze': {
      const own = traceOf(item, /^snooze_/, facts, standpoint)[0];
      const until = facts.acknowledgedUntil;
      const ends = facts.status === 'acknowledged' && until !== null && Math.abs(until - (action.until + standpoint.skew)) <= sameEnd;
      return own !== undefined || ends ? end('done', 'It is snoozed.', own?.id ?? null) : null;
    }
    case 'escalate': {
      const own = traceOf(item, /^escalate_/, facts, standpoint)[0];
      return own === undefined ? null : end('done', 'It was escalated.', own.id);
    }
    case 'reassign': {
      // A policy assigns whom it likes: only the log says that it was handed over.
      const own = action.policyId === undefined || facts.policyId !== action.policyId ? undefined : traceOf(item, /^(?:assign|escalate|reassign)_/, facts, standpoint)[0];
      return own === undefined ? null : end('done', 'It was handed over.', own.id);
    }
    default:
      return null;
  }
}

/** Two ends of an override may be so far apart and still be one: PagerDuty keeps whole seconds. */
const sameEdge: Milliseconds = second;
const mostSends = 3;

/**
 * What to do with an override: `there` are those of its schedule. It is there when the person has the whole of what is left of its time. One whose
 * answer was lost and that is not there is sent again, since there it cannot be twice; after three times somebody is asked.
 */
export function decideOverride(item: OutboxItem, there: readonly OverrideAnswer[], standpoint: Standpoint): Decision {
  const { action, lastSentAt, attempts, insisted } = item;
  if (action.kind !== 'override') throw new Error('This is no override.');
  const now = standpoint.now + standpoint.skew;
  if (action.to <= now) return expire(item);
  const begins = Math.max(action.from, Math.min(now, lastSentAt ?? now));
  const found = there.find(({ user, start, end: ends }) => user?.id === action.userId && start <= begins + sameEdge && ends >= action.to - sameEdge);
  if (found !== undefined) return end('done', overrideDone(action), found.id);
  const waiting = item.firstSentAt === null ? null : waitFor(item, arrivesWithin, standpoint);
  if (waiting !== null) return waiting;
  if (item.firstSentAt === null || insisted || attempts < mostSends) return send;
  return ask('unknown', null, 'The override was sent, but it is not among those of the schedule. Look in PagerDuty who is on call.', ['Send it again', 'Leave it']);
}

/** Read back, not only answered. */
export function overrideDone({ userName, scheduleName }: { readonly userName: string; readonly scheduleName: string }): string {
  return `${plainLine(userName, 80)} is on call in ${plainLine(scheduleName, 80)} for that time: read back from PagerDuty.`;
}

function waitFor({ lastSentAt }: OutboxItem, delay: Milliseconds, { now, skew }: Standpoint): Decision | null {
  const until: Instant = (lastSentAt ?? 0) - skew + delay;
  return lastSentAt === null || now >= until ? null : { kind: 'wait', until, message: 'Its answer was lost: looking whether it arrived.' };
}

/** Line ends and space at the ends are not what makes a text another one. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  return plain(a) === plain(b);
}
