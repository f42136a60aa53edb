import { describe, expect, it } from 'vitest';
import { projectRun, tickedSteps } from '../../../../shared/domain/incident-projection.ts';
import type { EventKind } from '../../../../shared/model/event.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import { anEvent } from '../../../support/events.ts';
import { minutes, opened } from '../../../support/incident-runs.ts';

const incident: Incident = {
  id: 'Q1', source: 'pagerduty', number: 1, title: 'Quotes time out', status: 'triggered', severity: 2, priorityLabel: 'P2', urgency: 'high', serviceId: 'S1', serviceName: 'Quotes',
  assignees: [], acknowledgers: [], createdAt: opened, updatedAt: opened, resolvedAt: null, url: null,
};
let next = 1;
const said = (at: number, kind: EventKind, payload: unknown = null, more = {}) => anEvent({ id: next++, occurredAt: minutes(at), kind, payload, actor: 'you', title: 'words', ...more });

describe('projectRun', () => {
  it('begins with what the source says', () => {
    expect(projectRun(incident, [])).toMatchObject({ openedAt: opened, severities: [{ at: opened, severity: 2 }], acknowledgements: [], resolvedAt: null, engagedAt: null });
  });

  it('takes what people say, in the order in which it happened', () => {
    const run = projectRun({ ...incident, status: 'acknowledged' }, [
      said(12, 'run.finding'), said(3, 'incident.acknowledged'), said(5, 'note'), said(20, 'run.severity', { severity: 1, reason: 'worse' }),
      said(21, 'run.called', { level: 3, how: 'phone', who: 'Kim' }), said(25, 'run.answered', { level: 3, answered: true }),
      said(22, 'run.impact', { fact: 'users', amount: 300 }), said(30, 'run.status', { status: 'mitigating' }),
      said(31, 'run.update', { template: 'mitigation', audience: 'responders', values: {}, nextAt: minutes(41), approver: '', unchanged: false }),
      said(40, 'run.cause'), said(41, 'run.decided', { escalate: true, answers: ['people'] }), said(42, 'run.command', { taken: true }),
    ]);
    expect(run).toMatchObject({
      severities: [{ severity: 2 }, { at: minutes(20), severity: 1 }],
      acknowledgements: [{ from: minutes(3), to: null }],
      engagedAt: minutes(5),
      progress: [minutes(12), minutes(30), minutes(40)],
      calls: [{ level: 3, at: minutes(21), answered: true, answeredAt: minutes(25) }],
      impact: [{ fact: 'users', amount: 300, by: 'you' }],
      statuses: [{ at: minutes(30), word: 'mitigating' }],
      updates: [{ at: minutes(31), nextAt: minutes(41) }],
      causeKnownAt: minutes(40), decidedAt: minutes(41), commanderSince: minutes(42),
    });
  });

  it('an acknowledgement ends when it runs out or the incident opens again', () => {
    const run = projectRun({ ...incident, status: 'acknowledged' }, [
      said(3, 'incident.acknowledged'), said(33, 'incident.log', { type: 'unacknowledge_log_entry' }), said(35, 'incident.acknowledged'),
      said(50, 'incident.resolved'), said(55, 'incident.reopened'), said(57, 'incident.acknowledged'),
    ]);
    expect(run.acknowledgements).toEqual([
      { from: minutes(3), to: minutes(33) }, { from: minutes(35), to: minutes(55) }, { from: minutes(57), to: null },
    ]);
  });

  it('believes the source when its log has not been read yet', () => {
    expect(projectRun({ ...incident, status: 'acknowledged', updatedAt: minutes(4) }, []).acknowledgements).toEqual([{ from: minutes(4), to: null }]);
    expect(projectRun({ ...incident, status: 'triggered', updatedAt: minutes(9) }, [said(3, 'incident.acknowledged')]).acknowledgements).toEqual([{ from: minutes(3), to: minutes(9) }]);
  });

  it('a level that is called again is answered again', () => {
    const run = projectRun(incident, [
      said(10, 'run.called', { level: 2, how: 'phone', who: '' }), said(14, 'run.answered', { level: 2, answered: false }), said(20, 'run.called', { level: 2, how: 'chat', who: '' }),
    ]);
    expect(run.calls.map(({ answered }) => answered)).toEqual([false, null]);
  });

  it('follows corrections: a struck cause is not known', () => {
    const cause = said(10, 'run.cause');
    expect(projectRun(incident, [cause, said(11, 'run.cause', { struck: true }, { corrects: cause.id })]).causeKnownAt).toBeNull();
  });

  it('skips an entry of a later version', () => {
    expect(projectRun(incident, [said(1, 'run.status', { status: 'hibernating' })]).statuses).toEqual([]);
  });
});

describe('tickedSteps', () => {
  it('ticks and unticks', () => {
    const step = (at: number, name: string, done: boolean) => said(at, 'run.step', { list: 'first-response', step: name, done });
    expect([...tickedSteps([step(1, 'acknowledge', true), step(2, 'join-channel', true), step(3, 'join-channel', false)])]).toEqual(['first-response/acknowledge']);
    // What an incident was run with before, by either list, is taken back by the other one, too.
    const keys = new Map([['first-response/acknowledge', 'sev-1/acknowledge'], ['sev-1/acknowledge', 'sev-1/acknowledge']]);
    expect([...tickedSteps([step(1, 'acknowledge', true)], keys)]).toEqual(['sev-1/acknowledge']);
    expect([...tickedSteps([step(1, 'acknowledge', true), { ...step(2, 'acknowledge', false), payload: { list: 'sev-1', step: 'acknowledge', done: false } }], keys)]).toEqual([]);
  });
});
