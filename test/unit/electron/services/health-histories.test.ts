import { expect, test } from 'vitest';
import { playHistory } from '../../../support/health-history.ts';

test('random histories of a day: outages, own network lost, sleep, clock steps: no false DOWN, no outage missed, nothing twice (T19)', async () => {
  const totals = { outages: 0, downs: 0, blips: 0 };
  for (let seed = 1; seed <= 100; seed += 1) {
    const found = await playHistory(seed);
    expect(found, `history ${seed}`).toMatchObject({ falseDowns: [], missed: [], twice: [] });
    totals.outages += found.outages;
    totals.downs += found.downs;
    totals.blips += found.blips;
  }
  // The histories are worth something only when things happen in them.
  expect(totals.outages).toBeGreaterThan(100);
  expect(totals.downs).toBeGreaterThan(100);
  expect(totals.blips).toBeGreaterThan(100);
}, 60_000);
