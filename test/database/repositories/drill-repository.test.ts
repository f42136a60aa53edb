import { expect, test } from 'vitest';
import { openStore } from '../../../electron/database/store.ts';
import type { DrillResult } from '../../../shared/model/drill-result.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scratchFile } from '../support/scratch.ts';

const result = (id: string, endedAt: number, title = 'Slow burn'): DrillResult => ({
  id, scenario: { id: 'slow-burn', title, version: 1 }, person: 'Ada', startedAt: endedAt - 1, endedAt, scenarioFrom: 0, scenarioTo: 1, zone: 'UTC', slowest: 1, fastest: 60, end: 'finished', interruptions: 0,
  parts: [{ id: 'updates', within: 2, of: 3, evidence: [{ at: 5, text: 'Update after 9 min', good: true }], rules: [{ text: 'Every 10 min', line: 327 }] }],
});
const [one, two] = ['0c0ffee0-0000-4000-8000-000000000001', '0c0ffee0-0000-4000-8000-000000000002'] as const;

test('results are kept whole, the newest first, and once, until they are removed', () => {
  const path = scratchFile();
  const first = openStore({ path, clock: createFakeClock() });
  first.drills.save(result(one, 1000.4));
  first.drills.save(result(two, 2000));
  first.drills.save(result(two, 3000, 'Another'));
  first.close();
  const second = openStore({ path, clock: createFakeClock() });
  expect(second.drills.list()).toEqual([result(two, 2000), result(one, 1000.4)]);
  expect(second.drills.find(one)).toEqual(result(one, 1000.4));
  second.drills.remove(one);
  expect(second.drills.find(one)).toBeNull();
  second.close();
});

test('a result that this version cannot read hides no other', () => {
  const store = openStore({ path: scratchFile(), clock: createFakeClock() });
  store.drills.save(result(one, 1000));
  store.connection.prepare("INSERT INTO drill_results VALUES ('x', 5, 's', 'p', '{\"of\":\"tomorrow\"}')").run();
  expect(store.drills.list()).toEqual([result(one, 1000)]);
  store.close();
});
