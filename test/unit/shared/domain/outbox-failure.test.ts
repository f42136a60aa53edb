import { describe, expect, it } from 'vitest';
import { sending } from '../../../../shared/domain/outbox-change.ts';
import { afterFailedRead, afterFailedWrite } from '../../../../shared/domain/outbox-failure.ts';
import { resolvesUndoneBy } from '../../../../shared/domain/outbox-reopened.ts';
import { eventOf, outcomeOf } from '../../../../shared/domain/outbox-tell.ts';
import type { ApiFailure } from '../../../../shared/model/api-result.ts';
import type { OutboxAction, OutboxHold, OutboxState } from '../../../../shared/model/outbox.ts';
import { second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { anEntry, aRow, mine } from '../../../support/outbox-facts.ts';

const refused = (status: number, code: number | null = null, message = 'No'): ApiFailure => ({ kind: 'refused', status, code, message });
const create: OutboxAction = { kind: 'create', title: 'x', serviceId: 'S1', urgency: 'high', details: '' };
const before = aRow({ kind: 'acknowledge' });
const sent = sending(before, 'UME', start);

describe('a write that failed', () => {
  it.each<[string, ApiFailure, OutboxState, number, string]>([
    ['refused', refused(400), 'refused', 1, 'none'], ['too large', refused(413), 'refused', 1, 'none'], ['forbidden', refused(403), 'refused', 1, 'none'], ['not there', refused(404), 'refused', 1, 'none'],
    ['already resolved', refused(400, 1001), 'queued', 1, 'none'], ['already acknowledged', refused(400, 1002), 'queued', 1, 'none'],
    ['token refused', { kind: 'unauthorised', message: '' }, 'queued', 1, 'token-refused'],
    ['rate limited', { kind: 'rate-limited', retryAfter: 5 }, 'queued', 0, 'rate-limited'],
    ['never sent', { kind: 'unreachable', detail: 'x', mayHaveHappened: false }, 'queued', 1, 'unreachable'],
    ['broken off', { kind: 'unreachable', detail: 'x', mayHaveHappened: true }, 'maybe', 1, 'unreachable'],
    ['5xx', { kind: 'bad-answer', status: 500, detail: 'x', mayHaveHappened: true }, 'maybe', 1, 'lane'],
    ['3xx', { kind: 'bad-answer', status: 302, detail: 'x', mayHaveHappened: false }, 'queued', 1, 'lane'],
  ])('%s', (_name, failure, state, attempts, rest) => {
    const after = afterFailedWrite(before, sent, failure, start);
    expect([after.item.state, after.item.attempts, after.rest.kind === 'all' ? after.rest.reason : after.rest.kind]).toEqual([state, attempts, rest]);
    expect(after.item.firstSentAt).toBe(state === 'maybe' || state === 'refused' ? start : null);
  });

  it('has used up the person\'s answer', () => {
    expect(sending({ ...before, insisted: true }, 'UME', start).insisted).toBe(false);
  });

  it('is given up when the incident keeps being something else', () => {
    expect(afterFailedWrite(before, { ...sent, attempts: 3 }, refused(400, 1001), start).item.state).toBe('refused');
  });

  it('a creation whose key is in use was created before', () => {
    const creation = aRow(create, { incidentId: null });
    expect(afterFailedWrite(creation, sending(creation, 'UME', start), refused(400, 2001, 'Open incident with matching dedup key already exists'), start).item.state).toBe('maybe');
    expect(afterFailedWrite(before, sent, refused(400, 2001, 'matching dedup key'), start).item.state).toBe('refused');
  });

  it('keeps what is known of an earlier send', () => {
    const earlier = { ...before, state: 'maybe' as const, firstSentAt: start - second, lastSentAt: start - second, attempts: 1 };
    const again = sending(earlier, 'UME', start);
    expect(again).toMatchObject({ firstSentAt: start - second, lastSentAt: start, attempts: 2 });
    expect(afterFailedWrite(earlier, again, { kind: 'unreachable', detail: 'x', mayHaveHappened: false }, start).item).toMatchObject({ state: 'maybe', firstSentAt: start - second, attempts: 2 });
  });
});

it('a look that failed sends nothing and ends only what was refused', () => {
  expect(afterFailedRead(before, { kind: 'unreachable', detail: 'x', mayHaveHappened: true }, start)).toMatchObject({ item: { state: 'queued', firstSentAt: null, attempts: 0 } });
  expect(afterFailedRead(before, refused(404), start).item).toMatchObject({ state: 'refused', message: 'PagerDuty refused: No' });
  expect(afterFailedRead({ ...sent, state: 'maybe' }, refused(404), start).item.message).toContain('is not known');
});

describe('a re-opening', () => {
  const by = mine.id;
  it.each([
    ['resolve, then my acknowledgement', ['trigger UANN 0', `resolve UANN 9`, `acknowledge ${by} 10`], 1],
    ['in one second', ['trigger UANN 0', 'resolve UANN 10', `acknowledge ${by} 10`], 1],
    ['acknowledged, then resolved', ['trigger UANN 0', `acknowledge ${by} 10`, 'resolve UANN 10'], 0],
    ['others in between', ['trigger UANN 0', 'resolve UANN 9', 'trigger UANN 9', `acknowledge ${by} 10`], 0],
    ['notes do not count', ['trigger UANN 0', 'resolve UANN 9', 'annotate UANN 9', `acknowledge ${by} 10`], 1],
    ['by somebody else', ['trigger UANN 0', 'resolve UANN 9', 'acknowledge UANN 10'], 0],
    ['long ago', ['trigger UANN -100', 'resolve UANN -90', `acknowledge ${by} -80`], 0],
  ] as const)('%s', (_name, entries, count) => {
    const log = entries.map((text, place) => {
      const [type = '', who = '', at = ''] = text.split(' ');
      return anEntry(type, start + Number(at) * second, who, { id: `L${place}` });
    });
    expect(resolvesUndoneBy(by, start + 10 * second, log)).toHaveLength(count);
    expect(resolvesUndoneBy(by, start + 10 * second, log.toReversed())).toHaveLength(count);
  });
});

it('says "done" of nothing but what is done', () => {
  const result = (state: OutboxState) => outcomeOf({ ...before, state }, null).result;
  expect((['queued', 'sending', 'maybe', 'asking', 'done', 'dropped', 'refused', 'expired', 'undone'] as const).map(result)).toEqual([
    'queued', 'queued', 'queued', 'needs-person', 'done', 'nothing-to-do', 'failed', 'failed', 'nothing-to-do',
  ]);
  const held = (reason: OutboxHold['reason']) => outcomeOf(before, { reason, until: null, message: 'Why.' }).message;
  expect([outcomeOf(before, null).message, held('unreachable'), held('token-refused')]).toEqual(['Queued: it is sent in its turn.', 'Queued: it will be sent when the network is back.', 'Queued. Why.']);
  expect((['queued', 'sending', 'maybe'] as const).map((state) => eventOf({ ...before, state }, start))).toEqual([null, null, null]);
  expect(eventOf({ ...before, state: 'dropped', message: 'It was resolved.' }, start)).toMatchObject({ kind: 'action', title: 'Acknowledgement was dropped', body: 'It was resolved.', incidentId: 'P1' });
});
