import { describe, expect, it } from 'vitest';
import { engagementsIn } from '../../../../shared/domain/duty-engagement.ts';
import { assessDuty } from '../../../../shared/domain/duty-limits.ts';
import { projectDuty } from '../../../../shared/domain/duty-projection.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import { runbookDutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';

const start = Date.UTC(2026, 2, 2, 6);
const at = (hours: number, minutes = 0) => start + hours * hour + minutes * minute;
let next = 1;
const event = (when: number, kind: WatchEvent['kind'], payload: unknown = null, more: Partial<WatchEvent> = {}) => anEvent({ id: next++, occurredAt: when, kind, payload, actor: 'you', ...more });
const began = (when: number, more: Partial<WatchEvent> = {}) => event(when, 'shift.began', null, more);
const ended = (when: number, shift: WatchEvent, more: Partial<WatchEvent> = {}) => event(when, 'shift.ended', { shift: shift.id }, more);
const slept = (from: number, to: number) => event(to, 'blind.ended', { source: 'sleep', reason: 'asleep', since: from }, { source: 'watchkeeper' });
const spans = (events: readonly WatchEvent[]) => projectDuty(events, []).facts.intervals.map(({ source, from, to }) => [source, from, to]);

const incident: Incident = {
  id: 'Q1', source: 'pagerduty', number: 1, title: 'Quotes time out', status: 'acknowledged', severity: 1, priorityLabel: 'P1', urgency: 'high', serviceId: 'S1', serviceName: 'Quotes',
  assignees: [], acknowledgers: [], createdAt: start, updatedAt: start, resolvedAt: null, url: null,
};
const ada = { name: 'you', userId: 'ADA' };
const log = (when: number, type: string, agent = 'ADA', more: object = {}) => {
  const kind = type === 'acknowledge' ? 'incident.acknowledged' : type === 'resolve' ? 'incident.resolved' : 'incident.log';
  return event(when, kind, { type: `${type}_log_entry`, agent: { id: agent }, ...more }, { source: 'pagerduty', actor: agent, incidentId: 'Q1' });
};
const engaged = (events: readonly WatchEvent[], known: Partial<Incident> = {}) => engagementsIn({ ...incident, ...known }, events, ada, ({ occurredAt }) => occurredAt).map(({ from, to }) => [from, to]);

describe('declared hours', () => {
  it('last from their beginning to their end, and go on without one', () => {
    const first = began(at(0));
    const second = began(at(10));
    expect(spans([first, ended(at(4), first), second])).toEqual([['declared', at(0), at(4)], ['declared', at(10), null]]);
  });

  it('are corrected at either end, and say what they said before', () => {
    const shift = began(at(0));
    const end = ended(at(4), shift);
    const earlier = event(at(-1), 'shift.began', null, { corrects: shift.id, recordedAt: at(5) });
    const later = event(at(6), 'shift.ended', { shift: shift.id }, { corrects: end.id, recordedAt: at(7) });
    const { entries } = projectDuty([shift, end, earlier, later], []);
    expect(entries).toMatchObject([{ from: at(-1), to: at(6), history: [{ from: at(0), to: null }, { from: null, to: at(4) }] }]);
  });

  it('that were struck out count no more', () => {
    const shift = began(at(0));
    expect(spans([shift, ended(at(4), shift), event(at(0), 'shift.began', { struck: true }, { corrects: shift.id })])).toEqual([]);
  });

  it('are not touched by what somebody entered, which counts beside them', () => {
    const shift = began(at(0));
    expect(spans([shift, ended(at(4), shift), event(at(3), 'duty.entered', { from: at(3), to: at(6) })])).toEqual([['declared', at(0), at(4)], ['manual', at(3), at(6)]]);
  });
});

describe('engagement in an incident', () => {
  it('lasts from my acknowledgement to the end', () => {
    expect(engaged([log(at(1), 'acknowledge')])).toEqual([[at(1), null]]);
    expect(engaged([log(at(1), 'acknowledge'), log(at(3), 'resolve', 'BOB')], { status: 'resolved', resolvedAt: at(3) })).toEqual([[at(1), at(3)]]);
  });

  it('is nobody else’s acknowledgement, and theirs takes nothing from mine', () => {
    expect(engaged([log(at(1), 'acknowledge', 'BOB')])).toEqual([]);
    expect(engaged([log(at(1), 'acknowledge'), log(at(2), 'acknowledge', 'BOB')])).toEqual([[at(1), null]]);
  });

  it('ends when it is handed over, put off or lost; not when I am still among those who have it', () => {
    expect(engaged([log(at(1), 'acknowledge'), log(at(2), 'assign', 'ADA', { assignees: [{ id: 'BOB' }] })])).toEqual([[at(1), at(2)]]);
    expect(engaged([log(at(1), 'acknowledge'), log(at(2), 'escalate', 'ADA', { assignees: [{ id: 'BOB' }, { id: 'ADA' }] })])).toEqual([[at(1), null]]);
    expect(engaged([log(at(1), 'acknowledge'), log(at(2), 'snooze'), log(at(4), 'unacknowledge'), log(at(5), 'acknowledge')])).toEqual([[at(1), at(2)], [at(5), null]]);
    expect(engaged([log(at(1), 'acknowledge')], { elsewhere: true, updatedAt: at(3) })).toEqual([[at(1), at(3)]]);
    expect(engaged([log(at(1), 'acknowledge')], { status: 'triggered', updatedAt: at(3) })).toEqual([[at(1), at(3)]]);
  });

  it('begins again when it was resolved and I take it up again', () => {
    const again = event(at(5), 'incident.reopened', { type: 'acknowledge_log_entry', agent: { id: 'ADA' } }, { source: 'pagerduty', incidentId: 'Q1' });
    expect(engaged([log(at(1), 'acknowledge'), log(at(3), 'resolve'), again])).toEqual([[at(1), at(3)], [at(5), null]]);
  });

  it('is believed of the source before its log has been read; a drill is no work', () => {
    expect(engaged([], { acknowledgers: [{ id: 'ADA', name: 'Ada' }], updatedAt: at(2) })).toEqual([[at(2), null]]);
    expect(engaged([], { acknowledgers: [{ id: 'BOB', name: 'Bob' }] })).toEqual([]);
    expect(engaged([log(at(1), 'acknowledge')], { source: 'drill' })).toEqual([]);
  });

  it('can be set right by the person, and says what it was', () => {
    const engagement = { id: 'incident-1', incidentId: 'Q1', title: 'Quotes time out', from: at(1), to: at(9) };
    const shorter = event(at(1), 'duty.adjusted', { entry: 'incident-1', to: at(4) }, { recordedAt: at(10) });
    expect(projectDuty([shorter], [engagement]).entries).toMatchObject([{ from: at(1), to: at(4), history: [{ from: at(1), to: at(9) }] }]);
    expect(projectDuty([event(at(1), 'duty.adjusted', { entry: 'incident-1', as: 'nothing' })], [engagement]).entries).toEqual([]);
  });
});

describe('the sleep of the computer', () => {
  const engagement = { id: 'incident-1', incidentId: 'Q1', title: 'Quotes time out', from: at(0), to: null };
  const night = () => slept(at(2), at(11));
  const answer = (to: WatchEvent, as: string) => event(at(12), 'duty.answered', { absence: to.id, as });
  const statusAt = (events: readonly WatchEvent[]) => assessDuty(projectDuty(events, [engagement]).facts, runbookDutyLimits, at(12));

  it('is neither work nor rest until the person says which', () => {
    const sleep = night();
    expect(projectDuty([sleep], [engagement])).toMatchObject({
      facts: { intervals: [{ from: at(0), to: at(2) }, { from: at(11), to: null }], unaccounted: [{ from: at(2), to: at(11) }] },
      absences: [{ id: sleep.id, answer: null }],
    });
    expect(statusAt([sleep])).toMatchObject({ block: { startedAt: at(0), worked: 3 * hour }, shortRest: null });
    expect(statusAt([sleep, answer(sleep, 'rested')])).toMatchObject({ block: { startedAt: at(11), worked: hour }, shortRest: { net: 9 * hour, level: 'short' } });
    expect(statusAt([sleep, answer(sleep, 'worked')])).toMatchObject({ block: { startedAt: at(0), worked: 12 * hour }, continuous: { warning: 4 } });
  });

  it('is not asked about when nothing was worked in it; hours that were entered stand', () => {
    const sleep = night();
    expect(projectDuty([sleep], []).absences).toEqual([]);
    expect(spans([sleep, event(at(2), 'duty.entered', { from: at(2), to: at(5) })])).toEqual([['manual', at(2), at(5)]]);
  });

  it('and a locked screen round it are one question, whose answer stands', () => {
    const sleep = night();
    const told = answer(sleep, 'rested');
    const away = event(at(11, 1), 'break.credited', { since: at(1, 58), why: 'locked' }, { source: 'watchkeeper' });
    expect(projectDuty([sleep, told, away], [engagement]).absences).toEqual([{ id: away.id, why: 'asleep', from: at(1, 58), to: at(11, 1), answer: 'rested' }]);
  });

  it('of a few minutes changes nothing', () => {
    expect(projectDuty([slept(at(2), at(2, 14))], [engagement]).facts.intervals).toMatchObject([{ from: at(0), to: null }]);
  });
});

it('a clock that is set changes nothing of what was worked', () => {
  const shift = began(at(0));
  const step = event(at(7), 'clock.stepped', { by: 3 * hour }, { source: 'watchkeeper' });
  const entered = event(at(-20), 'duty.entered', { from: at(-20), to: at(-19) }, { recordedAt: at(1) });
  expect(spans([entered, shift, step])).toEqual([['manual', at(-20), at(-19)], ['declared', at(3), null]]);
});

it('emergency rules hold from their activation to their end', () => {
  const activation = (when: number) => event(when, 'emergency.began', { approver: 'Mira' }, { body: 'Nobody else' });
  expect(projectDuty([activation(at(1)), activation(at(2)), event(at(5), 'emergency.ended'), activation(at(9))], []).facts.emergencies).toEqual([
    { from: at(1), to: at(5), approver: 'Mira', reason: 'Nobody else' }, { from: at(9), to: null, approver: 'Mira', reason: 'Nobody else' },
  ]);
});
