import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { createWire } from '../../../../electron/drill/wire.ts';
import { me, userToken } from '../../../support/drill-account.ts';
import { openDrill } from '../../../support/drill-call.ts';

type Row = Record<string, unknown>;
/** One thing that is done to the rows of an honest answer. */
type Harm = { readonly what: 'unknown field' | 'replaced' | 'left out' | 'doubled' | 'turned round'; readonly row: number; readonly field: number; readonly value: unknown };

const harm: fc.Arbitrary<Harm> = fc.record({
  what: fc.constantFrom('unknown field' as const, 'replaced' as const, 'left out' as const, 'doubled' as const, 'turned round' as const),
  row: fc.nat(20), field: fc.nat(60), value: fc.oneof(fc.jsonValue(), fc.string(), fc.integer(), fc.constant(null), fc.constant('x'.repeat(5000))),
});

function spoil(rows: readonly Row[], harms: readonly Harm[]): readonly Row[] {
  let spoiled = rows.map((row) => ({ ...row }));
  for (const { what, row: place, field, value } of harms) {
    const row = spoiled[place % spoiled.length];
    const names = Object.keys(row ?? {});
    const name = names[field % Math.max(names.length, 1)] ?? '';
    if (row === undefined) continue;
    if (what === 'unknown field') row[`x_${field}`] = value;
    else if (what === 'replaced') row[name] = value;
    else if (what === 'left out') delete row[name];
    else if (what === 'doubled') spoiled.push({ ...row });
    else spoiled = spoiled.toReversed();
  }
  return spoiled;
}

it('a list with unknown, wrong, missing and doubled parts is refused as a whole or read whole: one row for an id, and never a throw', async () => {
  const { simulator, clock } = openDrill();
  for (let number = 0; number < 5; number += 1) simulator.trigger({ serviceId: 'SQUOTE', title: `Incident ${number}`, priorityId: 'PR1', assignTo: [me] });
  const api = createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } });
  const honest = [...simulator.world.incidents.values()].map((incident) => ({ ...createWire(simulator.world, null).incident(incident) }));
  let read = 0;
  let refused = 0;
  await fc.assert(fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 6 }), async (harms) => {
    const rows = spoil(honest, harms);
    simulator.fail({ answer: { body: { incidents: rows, more: false } } });
    const answer = await api.openIncidents({ userId: me });
    if (answer.kind !== 'ok') {
      refused += 1;
      expect(answer.kind).toBe('bad-answer');
      return;
    }
    read += 1;
    const ids = answer.value.incidents.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...new Set(rows.map(({ id }) => id))].toSorted());
    for (const { id, created_at: createdAt } of answer.value.incidents) expect([typeof id, Number.isFinite(createdAt)]).toEqual(['string', true]);
  }), { numRuns: 500, seed: 20260302 });
  // Worth something only when both happen.
  expect(Math.min(read, refused)).toBeGreaterThan(50);
});
