import type { OutboxItem, Seen } from '../model/outbox.ts';
import type { Person } from '../model/incident.ts';
import { ask, end, send, type Decision } from './outbox-decision.ts';
import { asSeen, type IncidentFacts, type Standpoint } from './outbox-facts.ts';
import { snoozeSeconds } from './outbox-item.ts';
import { isolate, plainLine } from './plain-text.ts';

type Given = { readonly item: OutboxItem; readonly facts: IncidentFacts; readonly standpoint: Standpoint };

/** Whether a write may go out to an incident as it is now: there is no conditional write, so it is looked at first. (behaviour 0.1, 4.5) */
export function decideBeforeSend(item: OutboxItem, facts: IncidentFacts, standpoint: Standpoint): Decision {
  const given = { item, facts, standpoint };
  switch (item.action.kind) {
    case 'acknowledge': return acknowledge(given);
    case 'resolve': return resolve(given);
    case 'note': return send;
    case 'status-update': return statusUpdate(given);
    case 'snooze': return snooze(given, item.action.until);
    case 'escalate': return unlessChanged(given, 'Escalate anyway') ?? send;
    case 'reassign': return item.action.policyId === undefined ? reassign(given, item.action.userIds) : (unlessChanged(given, 'Reassign anyway') ?? send);
    case 'create':
    case 'override': return send;
  }
}

/** An acknowledgement of a resolved incident would re-open it, one of a colleague's would take it from them: neither goes out unasked. */
function acknowledge({ item, facts, standpoint }: Given): Decision {
  if (facts.status === 'resolved') return end('dropped', 'It was resolved in the meantime. Nothing was sent, so that it is not re-opened.');
  if (facts.status === 'triggered') return send;
  if (isMine(facts, standpoint)) return end('done', 'You have acknowledged it.');
  if (item.insisted && item.seen?.status === 'acknowledged') return send;
  const who = names(facts.acknowledgers);
  return ask('taken', asSeen(facts, item.seen), `${who} acknowledged it already. Nothing was sent, so that it stays theirs.`, ['Take it over', `Leave it with ${who}`]);
}

function resolve({ item, facts, standpoint }: Given): Decision {
  if (facts.status === 'resolved') return end('done', 'It is resolved.');
  const { seen } = item;
  const news = facts.log.filter((entry) => entry.created_at > (seen?.logAt ?? 0) && entry.agent?.id !== standpoint.userId && !entry.type.startsWith('notify_'));
  const latest = news.at(-1);
  if (latest === undefined && !statusChanged(seen, facts, standpoint)) return send;
  const what = latest === undefined ? `It is ${facts.status} now.` : isolate(plainLine(latest.summary ?? latest.type.replaceAll('_', ' ')));
  return ask('changed', asSeen(facts, seen), `Something happened since you decided to resolve it: ${what}`, ['Resolve anyway', 'Leave it open']);
}

function statusUpdate({ item, facts }: Given): Decision {
  if (facts.status !== 'resolved' || item.seen?.status === 'resolved') return send;
  return ask('changed', asSeen(facts, item.seen), 'It was resolved before your status update went out.', ['Send it anyway', 'Discard it']);
}

/** Only an acknowledged incident can be snoozed. */
function snooze(given: Given, until: number): Decision {
  if (snoozeSeconds(until, given.standpoint.now) === 0) return end('expired', 'The snooze was not sent before its end.');
  const changed = unlessChanged(given, 'Snooze anyway');
  if (changed !== null) return changed;
  return given.facts.status === 'triggered' ? { kind: 'send', first: 'acknowledge' } : send;
}

function reassign(given: Given, userIds: readonly string[]): Decision {
  const { facts } = given;
  if (facts.status !== 'resolved' && sameSet(userIds, facts.assignees.map(({ id }) => id))) return end('done', `It is assigned to ${names(facts.assignees)}.`);
  return unlessChanged(given, 'Reassign anyway') ?? send;
}

/** What moves an incident on rests on what the person saw of it. */
function unlessChanged({ item, facts, standpoint }: Given, anyway: string): Decision | null {
  if (facts.status === 'resolved') return end('dropped', 'It was resolved in the meantime. Nothing was sent.');
  const assigneesChanged = !sameSet(item.seen?.assignees ?? [], facts.assignees.map(({ id }) => id));
  if (!assigneesChanged && !statusChanged(item.seen, facts, standpoint)) return null;
  const who = facts.status === 'acknowledged' ? `acknowledged by ${names(facts.acknowledgers)}` : 'triggered';
  return ask('changed', asSeen(facts, item.seen), `It changed since you decided: it is ${who} and assigned to ${names(facts.assignees)}.`, [anyway, 'Discard it']);
}

/** The person's own acknowledgement is no news to them. */
function statusChanged(seen: Seen | null, facts: IncidentFacts, { userId }: Standpoint): boolean {
  if (seen === null || seen.status === facts.status) return false;
  const onlyMine = facts.acknowledgers.length > 0 && facts.acknowledgers.every(({ id }) => id === userId);
  return !(seen.status === 'triggered' && facts.status === 'acknowledged' && onlyMine);
}

const isMine = ({ acknowledgers }: IncidentFacts, { userId }: Standpoint) => acknowledgers.some(({ id }) => id === userId);
const sameSet = (a: readonly string[], b: readonly string[]) => new Set(a).size === new Set(b).size && a.every((id) => b.includes(id));

function names(people: readonly Person[]): string {
  return people.map(({ name }) => isolate(plainLine(name, 60))).join(', ') || 'nobody';
}
