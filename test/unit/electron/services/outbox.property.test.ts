import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OutboxAction, OutboxItem } from '../../../../shared/model/outbox.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createOutboxHistory, type Mischief } from '../../../support/outbox-history.ts';
import type { Mishap } from '../../../support/in-process-pagerduty.ts';

const incident = fc.nat(2);
const action = fc.oneof(
  { weight: 5, arbitrary: fc.constant<OutboxAction>({ kind: 'acknowledge' }) },
  { weight: 3, arbitrary: fc.constant<OutboxAction>({ kind: 'resolve', resolution: '' }) },
  { weight: 4, arbitrary: fc.constant<OutboxAction>({ kind: 'note', text: 'note' }) },
  { weight: 2, arbitrary: fc.constant<OutboxAction>({ kind: 'status-update', text: 'update' }) },
  { weight: 2, arbitrary: fc.constantFrom(5, 60, 600).map((minutes): OutboxAction => ({ kind: 'snooze', until: minutes * minute })) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2).map((level): OutboxAction => ({ kind: 'escalate', level })) },
  { weight: 1, arbitrary: fc.constantFrom('UME', 'UOTHER').map((userId): OutboxAction => ({ kind: 'reassign', userIds: [userId] })) },
  { weight: 1, arbitrary: fc.constant<OutboxAction>({ kind: 'reassign', userIds: [], policyId: 'P1' }) },
  { weight: 1, arbitrary: fc.constant<OutboxAction>({ kind: 'create', title: 'new', serviceId: 'S1', urgency: 'high', details: '' }) },
);
const mishap = fc.constantFrom<Mishap>('lost', 'cut', 'hang-lost', 'hang-cut', 401, 429, '429-bare', 500, '500-done', 'nonsense-done');
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('add' as const), incident, action }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('others' as const), incident: fc.nat(3), what: fc.constantFrom('resolve', 'acknowledge', 'retrigger', 'unacknowledge', 'reassign', 'note') }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('mishap' as const), what: mishap, method: fc.constantFrom('GET', 'write', null), times: fc.integer({ min: 1, max: 3 }) }) },
  // An acknowledgement that takes effect late is the race that nobody can close.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mishap' as const), what: fc.constant('late' as const), method: fc.constant('POST' as const), times: fc.constant(1) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('time' as const), length: fc.constantFrom(second, 20 * second, 2 * minute, 12 * minute, hour, 30 * hour) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('offline' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('token' as const), good: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disk' as const), full: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), by: fc.constantFrom(-2 * hour, -minute, minute, 2 * hour) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), inFlight: fc.constantFrom(null, 'hang-lost' as const, 'hang-cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('race' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), which: fc.nat(3), choice: fc.constantFrom('send' as const, 'discard' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }) },
);
const history: fc.Arbitrary<readonly Mischief[]> = fc.array(step, { maxLength: 40 });

const runs = Number(process.env['OUTBOX_RUNS'] ?? 150);
const byKind = (rows: readonly OutboxItem[]) => rows.map(({ id, action: { kind }, state, message }) => `${id} ${kind} ${state}: ${message}`);

it('never re-opens, never doubles, never says done too early, keeps the order, and empties, in any history', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const played = createOutboxHistory();
      for (const each of steps) await played.play(each);
      await played.makeGood();
      expect(byKind(played.pending())).toEqual([]);
      expect(played.wrongs()).toEqual([]);
    }),
    { numRuns: runs },
  );
}, Math.max(120_000, 60 * runs));
