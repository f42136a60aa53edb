import { describe, expect, it } from 'vitest';
import type { IncidentFacts, Standpoint } from '../../../../shared/domain/outbox-facts.ts';
import { readsFor } from '../../../../shared/domain/outbox-facts.ts';
import { decide, decideCreation } from '../../../../shared/domain/outbox-settle.ts';
import { IncidentAnswerSchema } from '../../../../shared/domain/pagerduty-answers.ts';
import type { OutboxAction, OutboxItem } from '../../../../shared/model/outbox.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { aNote, anEntry, aRow, facts, mine, standpoint } from '../../../support/outbox-facts.ts';

const sentAt = start + 10 * second;
const sent: Partial<OutboxItem> = { state: 'maybe', firstSentAt: sentAt, lastSentAt: sentAt, attempts: 1 };
const note: OutboxAction = { kind: 'note', text: 'Looking' };
const update: OutboxAction = { kind: 'status-update', text: 'Cause known' };

const settle = (action: OutboxAction, found: Partial<IncidentFacts>, at: number, over: Partial<OutboxItem> = {}, from: Partial<Standpoint> = {}) =>
  decide(aRow(action, { ...sent, ...over }), facts(found), standpoint({ now: at, ...from }));

describe('a note that may have arrived', () => {
  it('is found by its text, its author and its time', () => {
    for (const content of ['Looking', ' Looking\r\n']) {
      expect(settle(note, { notes: [aNote(content, sentAt)] }, sentAt + second)).toMatchObject({ kind: 'end', state: 'done', resultId: `${content} ${sentAt}` });
    }
    const others = [aNote('Looking', sentAt, 'UANN'), aNote('Looking', sentAt - 4 * second), aNote('looking', sentAt)];
    expect(settle(note, { notes: others }, sentAt + second).kind).toBe('wait');
    const own = aNote('Looking', sentAt);
    expect(settle(note, { notes: [own] }, sentAt + second, {}, { claimed: new Set([own.id]) }).kind).toBe('wait');
  });

  it('is waited for 30 s by PagerDuty\'s clock before it is sent again', () => {
    expect(settle(note, {}, sentAt + 29 * second)).toMatchObject({ kind: 'wait', until: sentAt + 30 * second });
    expect(settle(note, {}, sentAt + 30 * second)).toEqual({ kind: 'send', first: null });
    expect(settle(note, {}, sentAt - hour, {}, { skew: hour })).toMatchObject({ kind: 'wait', until: sentAt - hour + 30 * second });
  });

  it('is asked about when it is out of date by then', () => {
    expect(settle(note, {}, start + 24 * hour)).toMatchObject({ kind: 'ask', question: { reason: 'expired' } });
    expect(settle(note, { notes: [aNote('Looking', sentAt)] }, start + 48 * hour)).toMatchObject({ kind: 'end', state: 'done' });
  });
});

describe('a status update that may have arrived', () => {
  it.each(['message', 'note', 'summary'])('is found by its text in the log (%s)', (field) => {
    const log = [anEntry('status_update', sentAt, mine.id, { [field]: 'Cause known' })];
    expect(settle(update, { log }, sentAt + second)).toMatchObject({ kind: 'end', state: 'done', resultId: log[0]?.id });
    expect(settle(update, { log: [anEntry('status_update', sentAt, 'UANN', { [field]: 'Cause known' })] }, sentAt + second).kind).toBe('wait');
  });

  it('is asked about after 60 s, never sent again by itself, and sent when the person says so', () => {
    expect(settle(update, {}, sentAt + 59 * second)).toMatchObject({ kind: 'wait', until: sentAt + minute });
    expect(settle(update, {}, sentAt + minute)).toMatchObject({ kind: 'ask', question: { reason: 'unknown' } });
    expect(settle(update, {}, sentAt + minute, { insisted: true }).kind).toBe('send');
    expect(settle(update, { log: [anEntry('status_update', sentAt, mine.id, { message: 'Cause known' })] }, sentAt + minute, { insisted: true })).toMatchObject({ state: 'done' });
  });
});

describe('a snooze that may have arrived', () => {
  const until = start + 4 * hour;
  const snooze: OutboxAction = { kind: 'snooze', until };
  it('is found in the log, or by its end', () => {
    expect(settle(snooze, { status: 'acknowledged', acknowledgers: [mine], log: [anEntry('snooze', sentAt, mine.id)] }, sentAt + second)).toMatchObject({ state: 'done' });
    expect(settle(snooze, { status: 'acknowledged', acknowledgers: [mine], acknowledgedUntil: until + 30 * second }, sentAt + second)).toMatchObject({ state: 'done' });
    expect(settle(snooze, { status: 'acknowledged', acknowledgers: [mine], acknowledgedUntil: until + hour }, sentAt + second)).toEqual({ kind: 'send', first: null });
    expect(settle(snooze, { status: 'acknowledged', acknowledgers: [mine], acknowledgedUntil: until + hour }, sentAt + second, {}, { skew: hour })).toMatchObject({ state: 'done' });
  });
});

describe('an escalation that may have arrived', () => {
  const escalate: OutboxAction = { kind: 'escalate', level: 2 };
  it('is found in the log; without that the incident decides', () => {
    expect(settle(escalate, { log: [anEntry('escalate', sentAt, mine.id)], assignees: [{ id: 'UANN', name: 'Ann' }] }, sentAt + second)).toMatchObject({ state: 'done' });
    expect(settle(escalate, {}, sentAt + second)).toEqual({ kind: 'send', first: null });
    expect(settle(escalate, { assignees: [{ id: 'UANN', name: 'Ann' }] }, sentAt + second)).toMatchObject({ kind: 'ask', question: { reason: 'changed' } });
    expect(settle(escalate, {}, start + 10 * minute)).toMatchObject({ kind: 'ask', question: { reason: 'expired' } });
  });
});

describe('a creation', () => {
  const row = (over: Partial<OutboxItem> = {}) => aRow({ kind: 'create', title: 'x', serviceId: 'S1', urgency: 'high', details: '' }, { incidentId: null, seen: null, ...over });
  const twin = IncidentAnswerSchema.parse({ id: 'P9', status: 'resolved', created_at: new Date(start).toISOString() });
  it('is sent, found by its key, waited for, sent again, and asked about when it is late', () => {
    expect(decideCreation(row(), [], standpoint())).toEqual({ kind: 'send', first: null });
    expect(decideCreation(row(sent), [twin], standpoint({ now: sentAt }))).toMatchObject({ kind: 'end', state: 'done', resultId: 'P9' });
    expect(decideCreation(row(sent), [], standpoint({ now: sentAt })).kind).toBe('wait');
    expect(decideCreation(row(sent), [], standpoint({ now: sentAt + minute })).kind).toBe('send');
    expect(decideCreation(row(sent), [], standpoint({ now: start + 15 * minute }))).toMatchObject({ kind: 'ask', question: { reason: 'expired' } });
  });
});

it('only what a decision rests on is read', () => {
  const none = { logSince: null, notes: false };
  expect(readsFor(aRow({ kind: 'acknowledge' }, sent))).toEqual(none);
  expect(readsFor(aRow(note))).toEqual(none);
  expect(readsFor(aRow(note, sent))).toEqual({ logSince: null, notes: true });
  expect(readsFor(aRow(update))).toEqual(none);
  expect(readsFor(aRow(update, sent))).toEqual({ logSince: sentAt - minute, notes: false });
  expect(readsFor(aRow({ kind: 'resolve', resolution: '' }))).toEqual({ logSince: start - minute, notes: false });
});
