import type { EventKind, NewEvent } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import type { Instant } from '../time/duration.ts';
import type { LogEntryAnswer } from './pagerduty-answers.ts';
import { nameOf } from './pagerduty-incident.ts';

/**
 * Oldest first, each entry once. Times have whole seconds, so ties are normal: they keep the order of the reply, turned round when the
 * reply runs newest first (which is not promised, so it is looked at). (behaviour 2.6, 4.3)
 */
export function orderLogEntries(entries: readonly LogEntryAnswer[]): readonly LogEntryAnswer[] {
  const distinct = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  let falls = 0;
  distinct.forEach((entry, place) => {
    const before = distinct[place - 1];
    if (before !== undefined) falls += Math.sign(before.created_at - entry.created_at);
  });
  const oldestFirst = falls >= 0 ? distinct.reverse() : distinct;
  return oldestFirst.toSorted((a, b) => a.created_at - b.created_at);
}

/** How far an incident's log has been read: the newest server time seen, never our own. null without entries. */
export function newestEntryAt(entries: readonly LogEntryAnswer[]): Instant | null {
  return entries.reduce<Instant | null>((newest, { created_at: at }) => (newest === null || at > newest ? at : newest), null);
}

/**
 * Log entries as timeline events, oldest first; `externalId` is the entry's own id, so that storing them again adds nothing.
 * A trigger or an acknowledgement after a resolve is a reopening: there is no entry type for it. Unknown types are kept with their text.
 */
export function toEvents(entries: readonly LogEntryAnswer[], incident: Pick<Incident, 'id' | 'source' | 'severity' | 'title'>): readonly NewEvent[] {
  let resolved = false;
  return orderLogEntries(entries).map((entry) => {
    const plain = kindOf(entry.type);
    const reopens = resolved && (plain === 'incident.triggered' || plain === 'incident.acknowledged');
    if (plain === 'incident.resolved') resolved = true;
    else if (reopens) resolved = false;
    return {
      occurredAt: entry.created_at,
      kind: reopens ? 'incident.reopened' : plain,
      source: incident.source === 'drill' ? 'drill' : 'pagerduty',
      actor: entry.agent === null ? null : nameOf(entry.agent),
      incidentId: incident.id,
      severity: incident.severity,
      title: titleOf(entry, plain, incident.title),
      body: bodyOf(entry),
      payload: entry,
      externalId: entry.id,
    };
  });
}

function kindOf(type: string): EventKind {
  if (type.startsWith('trigger_log_entry')) return 'incident.triggered';
  if (/^acknowledge(?:ment)?_log_entry/.test(type)) return 'incident.acknowledged';
  if (type.startsWith('resolve_log_entry')) return 'incident.resolved';
  return 'incident.log';
}

/** A trigger is named by the incident, all others by what the entry says of itself. */
function titleOf(entry: LogEntryAnswer, kind: EventKind, incidentTitle: string): string {
  if (kind === 'incident.triggered') return incidentTitle;
  return entry.summary ?? entry.type.replace(/_log_entry.*$/, '').replaceAll('_', ' ');
}

function bodyOf(entry: LogEntryAnswer): string {
  const said = [entry.message, entry.note, /^(?:annotate|resolve)_/.test(entry.type) ? (entry.channel?.summary ?? null) : null, entry.type.startsWith('trigger_') ? entry.summary : null];
  return said.find((text) => text !== null && text !== '') ?? '';
}
