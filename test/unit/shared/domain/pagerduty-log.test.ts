import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestEntryAt, orderLogEntries, toEvents } from '../../../../shared/domain/pagerduty-log.ts';
import { logEntry } from '../../../support/pagerduty-answers.ts';

const incident = { id: 'Q1', source: 'pagerduty', severity: 2, title: 'Quotes are slow' } as const;
const at = (seconds: number) => Date.UTC(2026, 2, 2, 9) + seconds * 1000;
const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

/** A log as it happened: whole seconds that never go back, so that ties are common. */
const history = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 40 }).map((gaps) => {
  let time = 0;
  return gaps.map((gap, place) => logEntry(`R${place}`, 'notify', at((time += gap))));
});

describe('the order of log entries', () => {
  it('is that of time, and that of happening within a second, whichever way the reply runs', () => {
    fc.assert(fc.property(history, (entries) => {
      fc.pre(entries[0]?.created_at !== entries.at(-1)?.created_at);
      expect(ids(orderLogEntries(entries))).toEqual(ids(entries));
      expect(ids(orderLogEntries(entries.toReversed()))).toEqual(ids(entries));
    }));
  });

  it('takes a reply within one second as newest first', () => {
    expect(ids(orderLogEntries([logEntry('R2', 'assign', at(0)), logEntry('R1', 'trigger', at(0))]))).toEqual(['R1', 'R2']);
  });

  it('has each entry once, and never goes back in time, whatever comes', () => {
    fc.assert(fc.property(history.chain((entries) => fc.array(fc.constantFrom(...entries), { minLength: 1, maxLength: 60 })), (reply) => {
      const ordered = orderLogEntries(reply);
      expect(new Set(ids(ordered))).toEqual(new Set(ids(reply)));
      expect(ordered).toHaveLength(new Set(ids(reply)).size);
      ordered.slice(1).forEach((entry, place) => expect(entry.created_at).toBeGreaterThanOrEqual(ordered[place]?.created_at ?? Infinity));
    }));
  });

  it('compares instants, not texts', () => {
    expect(ids(orderLogEntries([logEntry('R2', 'notify', '2026-03-02T04:30:00-05:00'), logEntry('R1', 'notify', '2026-03-02T09:00:00Z')]))).toEqual(['R1', 'R2']);
  });
});

describe('how far a log is read', () => {
  it('is the newest time in it', () => {
    expect(newestEntryAt([logEntry('R1', 'notify', at(5)), logEntry('R2', 'notify', at(9)), logEntry('R3', 'notify', at(7))])).toBe(at(9));
    expect(newestEntryAt([])).toBeNull();
  });
});

describe('log entries as events', () => {
  it('carry their id, time, actor, and the incident they belong to', () => {
    const [event] = toEvents([logEntry('R1', 'acknowledge', at(3), { summary: 'Acknowledged by Maya', agent: { id: 'P1', type: 'user_reference', summary: 'Maya' } })], incident);
    expect(event).toMatchObject({ externalId: 'R1', occurredAt: at(3), kind: 'incident.acknowledged', source: 'pagerduty', actor: 'Maya', incidentId: 'Q1', severity: 2, title: 'Acknowledged by Maya', payload: { id: 'R1' } });
    expect(toEvents([logEntry('R1', 'notify', at(0))], { ...incident, source: 'drill' })[0]?.source).toBe('drill');
  });

  it('know a re-opening by what follows a resolve, and only the first of what follows', () => {
    const kinds = (...types: string[]) => toEvents(types.map((type, place) => logEntry(`R${place}`, type, at(place))), incident).map(({ kind }) => kind.replace('incident.', ''));
    expect(kinds('trigger', 'acknowledge', 'resolve', 'notify', 'acknowledge', 'acknowledge')).toEqual(['triggered', 'acknowledged', 'resolved', 'log', 'reopened', 'acknowledged']);
    expect(kinds('trigger', 'resolve', 'trigger', 'resolve')).toEqual(['triggered', 'resolved', 'reopened', 'resolved']);
    expect(kinds('trigger', 'unacknowledge', 'acknowledgement')).toEqual(['triggered', 'log', 'acknowledged']);
  });

  it('keep unknown types with their text, or with the type in words', () => {
    expect(toEvents([logEntry('R1', 'page_the_owl', at(0), { summary: 'An owl was sent' }), logEntry('R2', 'page_the_owl', at(1))], incident).map(({ kind, title }) => [kind, title]))
      .toEqual([['incident.log', 'An owl was sent'], ['incident.log', 'page the owl']]);
  });

  it('show a note, a resolution and a status update in the body', () => {
    const bodies = toEvents([
      logEntry('R1', 'annotate', at(0), { channel: { type: 'note', summary: 'Only motor leads' } }),
      logEntry('R2', 'status_update', at(1), { message: 'Cause known' }),
      logEntry('R3', 'notify', at(2), { channel: { type: 'auto', summary: 'not for reading' } }),
      logEntry('R4', 'resolve', at(3), { channel: { type: 'website', summary: 'Gateway restarted' } }),
    ], incident).map(({ body }) => body);
    expect(bodies).toEqual(['Only motor leads', 'Cause known', '', 'Gateway restarted']);
  });
});
