import { expect, test } from 'vitest';
import { createBlindLedger } from '../../../../electron/services/blind-ledger.ts';
import type { NewEvent } from '../../../../shared/model/event.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

function setUp() {
  const clock = createFakeClock();
  let looks = 0;
  const ledger = createBlindLedger({
    clock, archive: { timelinePage: async () => ({ events: [], next: null }) }, publish: () => {}, report: (error) => { throw error; },
  });
  const event = (kind: 'blind.began' | 'blind.ended', source: string): NewEvent => ({
    occurredAt: clock.now(), kind, source: 'watchkeeper', title: kind,
    get payload() {
      looks += 1;
      return { source };
    },
  });
  return { clock, ledger, hear: (kind: 'blind.began' | 'blind.ended', source: string) => ledger.heard([event(kind, source)]), looks: () => looks };
}

test('what it holds and looks through does not grow with the months that the program runs', async () => {
  const { clock, ledger, hear, looks } = setUp();
  await ledger.start();
  hear('blind.began', 'notifications');
  for (let times = 0; times < 1000; times += 1) {
    await clock.advance(3 * hour);
    hear('blind.began', 'network');
    await clock.advance(minute);
    hear('blind.ended', 'network');
  }
  const before = looks();
  hear('blind.began', 'pagerduty');
  expect(looks() - before).toBeLessThan(150);
  expect(ledger.recent()).toHaveLength(1);
  expect(ledger.recent()[0]).toMatchObject({ from: clock.now() - 36 * hour, to: null, reasons: ['own-network', 'offline', 'notifications'] });
  expect(ledger.recent()[0]?.spans.filter(({ source }) => source === 'network')).toHaveLength(12);
  expect(clock.now() - fakeStart).toBeGreaterThan(120 * 24 * hour);
});
