import { describe, expect, it } from 'vitest';
import { backOff } from '../../../../shared/domain/outbox-backoff.ts';
import { laneOf, pendingTwin, problemWith, snoozeSeconds } from '../../../../shared/domain/outbox-item.ts';
import { nextStep } from '../../../../shared/domain/outbox-next.ts';
import { recovered } from '../../../../shared/domain/outbox-change.ts';
import type { OutboxAction, OutboxItem } from '../../../../shared/model/outbox.ts';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { aRow } from '../../../support/outbox-facts.ts';

const awake = { all: false, lanes: new Set<string>() };
const acknowledge: OutboxAction = { kind: 'acknowledge' };
const resolve: OutboxAction = { kind: 'resolve', resolution: '' };
const note = (text = 'x'): OutboxAction => ({ kind: 'note', text });
const row = (turn: number, action: OutboxAction, over: Partial<OutboxItem> = {}) => aRow(action, { id: `r${turn}`, turn, ...over });
const next = (items: readonly OutboxItem[], now = start, resting = awake) => nextStep(items, resting, now).item?.id ?? null;

describe('whose turn it is', () => {
  it('is the first of its lane, and the first lane that may', () => {
    const line = [row(3, note('c')), row(1, note('a')), row(2, note('b'), { incidentId: 'P2' })];
    expect(next(line)).toBe('r1');
    expect(next(line, start, { all: false, lanes: new Set(['P1']) })).toBe('r2');
    expect(next(line, start, { all: true, lanes: new Set() })).toBeNull();
    expect(next([])).toBeNull();
  });

  it('is nobody\'s in a lane that is sending, and the next one\'s where one asks or has ended', () => {
    expect(next([row(1, note('a'), { state: 'sending' }), row(2, note('b'))])).toBeNull();
    expect(next([row(1, note('a'), { state: 'maybe' }), row(2, note('b'))])).toBe('r1');
    for (const state of ['asking', 'done', 'dropped', 'refused', 'expired', 'undone'] as const) expect(next([row(1, note('a'), { state }), row(2, note('b'))])).toBe('r2');
  });

  it('passes an acknowledgement that has a resolve behind it', () => {
    expect(next([row(1, acknowledge), row(2, resolve)])).toBe('r2');
    expect(next([row(1, acknowledge), row(2, resolve, { state: 'asking' })])).toBe('r1');
    expect(next([row(1, acknowledge), row(2, resolve, { incidentId: 'P2' })])).toBe('r1');
    expect(next([row(1, acknowledge, { state: 'maybe' }), row(2, resolve)])).toBe('r1');
    expect(next([row(1, resolve), row(2, acknowledge)])).toBe('r1');
  });
});

describe('expiry', () => {
  const create: OutboxAction = { kind: 'create', title: 'x', serviceId: 'S1', urgency: 'high', details: '' };
  it.each<[OutboxAction, number]>([
    [acknowledge, 10 * minute], [{ kind: 'escalate', level: 1 }, 10 * minute], [{ kind: 'reassign', userIds: ['U'] }, 10 * minute], [resolve, 30 * minute], [note(), 24 * hour],
    [{ kind: 'status-update', text: 'x' }, 15 * minute], [create, 15 * minute], [{ kind: 'snooze', until: start + 3 * hour }, 3 * hour],
  ])('%o lasts %i ms', (action, length) => {
    const item = aRow(action);
    expect(nextStep([item], awake, start)).toEqual({ expired: [], item, changesAt: start + length });
    expect(nextStep([item], awake, start + length - 1).expired).toEqual([]);
    expect(nextStep([item], { all: true, lanes: new Set() }, start + length)).toEqual({ expired: [item], item: null, changesAt: null });
  });

  it('does not come over what may have arrived, or over what a resolve stands for', () => {
    const sent = { firstSentAt: start, lastSentAt: start };
    expect(nextStep([row(1, note(), { ...sent, state: 'maybe' })], awake, start + 48 * hour).expired).toEqual([]);
    expect(nextStep([row(1, acknowledge), row(2, resolve)], awake, start + 20 * minute).expired).toEqual([]);
  });
});

describe('the same again', () => {
  it('is found while it is pending', () => {
    const line = [row(1, acknowledge), row(2, note('a')), row(3, note('b')), row(4, resolve, { state: 'done' })];
    const twin = (action: OutboxAction, incidentId: string | null = 'P1') => pendingTwin(line, incidentId, action)?.id ?? null;
    expect([twin(acknowledge), twin(note('b')), twin(note('a')), twin(resolve), twin(acknowledge, 'P2')]).toEqual(['r1', 'r3', null, null, null]);
    expect(pendingTwin([row(1, { kind: 'resolve', resolution: 'x' }, { state: 'asking' })], 'P1', resolve)?.id).toBe('r1');
  });
});

it('each creation has a lane of its own', () => {
  expect(laneOf(row(1, note()))).toBe('P1');
  expect(laneOf(row(1, note(), { incidentId: null }))).not.toBe(laneOf(row(2, note(), { incidentId: null })));
});

it('a snooze is sent as whole seconds within what PagerDuty takes', () => {
  expect([snoozeSeconds(start, start), snoozeSeconds(start + 1, start), snoozeSeconds(start + 90.4 * second, start), snoozeSeconds(start + 9 * elapsedDay, start)]).toEqual([0, 1, 90, 604_800]);
  expect(problemWith({ kind: 'snooze', until: start + 7 * elapsedDay }, start)).toBeNull();
  expect(problemWith({ kind: 'snooze', until: start + 7 * elapsedDay + 1 }, start)).toContain('seven days');
});

it('backs off by steps with a fifth of jitter', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((failures) => backOff(failures, 0.5))).toEqual([15, 15, 30, 60, 120, 300, 300, 300].map((seconds) => seconds * second));
  expect([backOff(1, 0), backOff(1, 1)]).toEqual([12 * second, 18 * second]);
});

it('a start doubts what was being sent, and everything after a repair', () => {
  expect(recovered(row(1, note(), { state: 'sending', firstSentAt: start, lastSentAt: start }), false).state).toBe('maybe');
  expect(recovered(row(1, note()), false)).toEqual(row(1, note()));
  expect(recovered(row(1, note()), true)).toMatchObject({ state: 'maybe', firstSentAt: start - minute, lastSentAt: start });
  expect(recovered(row(1, note(), { state: 'asking' }), true)).toMatchObject({ state: 'asking', firstSentAt: start - minute });
  expect(recovered(row(1, note(), { state: 'done' }), true)).toEqual(row(1, note(), { state: 'done' }));
});
