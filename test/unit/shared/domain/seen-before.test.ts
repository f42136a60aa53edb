import { expect, test } from 'vitest';
import { earlierIncident, seenBefore, titleShape } from '../../../../shared/domain/seen-before.ts';
import { anEvent } from '../../../support/events.ts';
import { anIncident } from '../../../support/situations.ts';

test.each([
  ['[#1234] Checkout answers 503 on web-12', '[#77] checkout  answers 500 on web-3'],
  ['Job 6f9619ff-8b86-d011-b42d-00c04fc964ff failed after 12.5 s', 'Job 0a1b2c3d-1111-2222-3333-444455556666 failed after 7 s'],
  ['Deploy deadbeef42 broke 10:31', 'Deploy 0badf00d7 broke 09:02'],
])('%s and %s are the same trouble', (one, other) => {
  expect(titleShape(one)).toBe(titleShape(other));
});

test.each([['Checkout is down', 'Checkout is slow'], ['feedface', 'defaced'], ['a', '']])('%s and %s are not', (one, other) => {
  expect(titleShape(one)).not.toBe(titleShape(other));
});

test('a title of a million characters costs nothing', () => {
  expect(titleShape('9a'.repeat(500_000)).length).toBeLessThanOrEqual(1000);
});

test('what fixed it: the cause and the last action as they stand, or what the last update and the source said', () => {
  const incident = anIncident({ status: 'resolved', resolvedAt: 9 });
  const resolution = { template: 'resolution', audience: 'responders', values: { cause: 'Pool too small', resolution: 'Raised it' }, nextAt: null, approver: '', unchanged: false };
  expect(earlierIncident(incident, [
    anEvent({ id: 1, kind: 'run.cause', title: 'DNS' }), anEvent({ id: 2, kind: 'run.cause', title: 'A lock', body: 'of a migration', corrects: 1 }), anEvent({ id: 3, kind: 'action', title: 'Killed it' }),
    // What the outbox says of its own work fixed nothing.
    anEvent({ id: 6, kind: 'action', title: 'Resolve went through', payload: { outboxId: 'O1' } }),
    anEvent({ id: 4, kind: 'incident.resolved', body: 'by hand' }), anEvent({ id: 5, kind: 'run.classified', payload: { verdict: 'no-action', wokeMe: true } }),
  ])).toMatchObject({ cause: 'A lock\nof a migration', lastAction: 'Killed it', resolution: 'by hand', verdict: 'no-action' });
  expect(earlierIncident(incident, [anEvent({ id: 1, kind: 'run.update', payload: resolution })])).toMatchObject({ cause: 'Pool too small', resolution: 'Raised it', lastAction: '', verdict: null });
});

test('the last three, and how often it was noise among all', () => {
  const earlier = (['no-action', 'action', null, 'no-action'] as const).map((verdict, index) => ({ ...earlierIncident(anIncident({ id: `P${index}` }), []), verdict }));
  expect(seenBefore(earlier)).toMatchObject({ times: 4, noise: 2, last: [{ incidentId: 'P0' }, { incidentId: 'P1' }, { incidentId: 'P2' }] });
});
