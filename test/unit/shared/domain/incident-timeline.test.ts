import { expect, test } from 'vitest';
import { incidentTimeline, isNoise, isPersonal, lastUndoable } from '../../../../shared/domain/incident-timeline.ts';
import { anEvent } from '../../../support/events.ts';

test('what people and the state say stands out; the program’s and the source’s own work is noise', () => {
  const log = (type: string) => anEvent({ kind: 'incident.log', source: 'pagerduty', payload: { type } });
  const loud = [anEvent({ kind: 'action' }), anEvent({ kind: 'incident.triggered' }), anEvent({ kind: 'check.down' }), anEvent({ kind: 'run.status' }), log('annotate_log_entry'), log('escalate_log_entry'), log('unacknowledge_log_entry'), log('priority_change_log_entry'), anEvent({ kind: 'incident.log', externalId: 'note:N1' })];
  const noise = [anEvent({ kind: 'alert.shown' }), anEvent({ kind: 'situation.opened' }), anEvent({ kind: 'run.prompted' }), anEvent({ kind: 'run.step' }), anEvent({ kind: 'action', payload: { outboxId: 'O1' } }), log('notify_log_entry'), log('assign_log_entry'), anEvent({ kind: 'incident.log' })];
  expect(loud.filter(isNoise)).toEqual([]);
  expect(noise.filter((event) => !isNoise(event))).toEqual([]);
});

test('only what a person wrote here can be corrected', () => {
  expect(isPersonal(anEvent({ kind: 'run.impact', actor: 'you' }))).toBe(true);
  expect(isPersonal(anEvent({ kind: 'run.impact', actor: null, source: 'watchkeeper' }))).toBe(false);
  expect(isPersonal(anEvent({ kind: 'run.impact', actor: null, source: 'drill' }))).toBe(false);
  expect(isPersonal(anEvent({ kind: 'run.status', actor: 'you', source: 'drill' }))).toBe(true);
  expect(isPersonal(anEvent({ kind: 'incident.acknowledged', actor: 'Kim' }))).toBe(false);
});

test('the newest first by event time; raw answers do not travel, a person’s figures do', () => {
  const entries = incidentTimeline([
    anEvent({ id: 1, kind: 'incident.triggered', occurredAt: 100, source: 'pagerduty', payload: { raw: true } }), anEvent({ id: 2, kind: 'run.status', occurredAt: 300, actor: 'you', payload: { status: 'mitigating' } }),
    anEvent({ id: 3, occurredAt: 200, actor: 'you', title: 'put in later' }), anEvent({ id: 4, kind: 'run.status', occurredAt: 300, actor: 'you', corrects: 2, payload: { status: 'mitigating', struck: true } }),
  ]);
  expect(entries.map(({ event: { id, payload }, struck }) => [id, payload, struck])).toEqual([[2, { status: 'mitigating' }, true], [3, null, false], [1, null, false]]);
});

test('the last that can be taken back is the last that was entered, whenever it happened', () => {
  const events = [anEvent({ id: 1, kind: 'run.status', occurredAt: 900, actor: 'you' }), anEvent({ id: 2, kind: 'run.called', occurredAt: 100, actor: 'you' }), anEvent({ id: 3, occurredAt: 950, actor: 'you' })];
  expect(lastUndoable(events)?.id).toBe(2);
  expect(lastUndoable([...events, anEvent({ id: 4, kind: 'run.called', actor: 'you', corrects: 2, payload: { struck: true } })])?.id).toBe(1);
  expect(lastUndoable([])).toBeNull();
});
