import { expect, test } from 'vitest';
import { liveDay } from '../support/watch-day.ts';

test('random days: outages, own network lost, sleep, clock steps, restarts, 23 and 25 hours: no false DOWN, no outage missed, nothing twice (T19)', async () => {
  const totals = { outages: 0, downs: 0, blips: 0, alerts: 0, restarts: 0 };
  for (let seed = 1; seed <= 40; seed += 1) {
    const found = await liveDay(seed);
    expect(found, `day ${seed}`).toMatchObject({ falseDowns: [], missed: [], twice: [] });
    for (const name of ['outages', 'downs', 'blips', 'alerts', 'restarts'] as const) totals[name] += found[name];
  }
  // The days are worth something only when things happen in them.
  for (const total of Object.values(totals)) expect(total).toBeGreaterThan(25);
}, 60_000);
