import { expect, test } from 'vitest';
import { isOwnAcknowledgement } from '../../../../shared/domain/own-acknowledgement.ts';
import { anEvent } from '../../../support/events.ts';

const me = { name: 'you', userId: 'UME' };
const outbox = (payload: unknown) => anEvent({ kind: 'action', source: 'person', payload });
const log = (kind: 'incident.acknowledged' | 'incident.reopened' | 'incident.log', agent: string, type = 'acknowledge_log_entry') => anEvent({ kind, source: 'pagerduty', payload: { type, agent: { id: agent } } });

test('the outbox counts when PagerDuty confirmed an acknowledgement, and for nothing else', () => {
  expect(isOwnAcknowledgement(outbox({ outboxId: 'O1', kind: 'acknowledge', state: 'done' }), me)).toBe(true);
  for (const payload of [null, { outboxId: 'O1', kind: 'acknowledge', state: 'dropped' }, { outboxId: 'O1', kind: 'acknowledge', state: 'asking' }, { outboxId: 'O1', kind: 'note', state: 'done' }, { kind: 'acknowledge', state: 'done' }]) {
    expect(isOwnAcknowledgement(outbox(payload), me)).toBe(false);
  }
});

test('the log counts when it names the person, also when it opened the incident again', () => {
  expect(isOwnAcknowledgement(log('incident.acknowledged', 'UME'), me)).toBe(true);
  expect(isOwnAcknowledgement(log('incident.reopened', 'UME'), me)).toBe(true);
  expect(isOwnAcknowledgement(log('incident.acknowledged', 'UKIM'), me)).toBe(false);
  expect(isOwnAcknowledgement(log('incident.acknowledged', 'UME'), { ...me, userId: null })).toBe(false);
  expect(isOwnAcknowledgement(log('incident.reopened', 'UME', 'trigger_log_entry'), me)).toBe(false);
  expect(isOwnAcknowledgement(log('incident.log', 'UME', 'annotate_log_entry'), me)).toBe(false);
});

test('here the timeline’s own word for the person counts', () => {
  expect(isOwnAcknowledgement(anEvent({ kind: 'incident.acknowledged', source: 'person', actor: 'you' }), me)).toBe(true);
  expect(isOwnAcknowledgement(anEvent({ kind: 'incident.acknowledged', source: 'person', actor: 'Kim' }), me)).toBe(false);
});
