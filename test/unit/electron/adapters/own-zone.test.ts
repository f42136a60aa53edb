import { afterEach, expect, it, vi } from 'vitest';
import { createOwnZone } from '../../../../electron/adapters/own-zone.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

afterEach(() => vi.restoreAllMocks());

it('asks the system for its zone once a minute at most, and follows a machine that travels or sleeps', () => {
  const clock = createFakeClock();
  const resolved = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
  const zone = createOwnZone(clock);
  const here = zone();
  for (let look = 0; look < 50; look += 1) {
    clock.advanceNow(1000);
    expect(zone()).toBe(here);
  }
  expect(resolved).toHaveBeenCalledTimes(1);
  resolved.mockReturnValue({ ...new Intl.DateTimeFormat('en').resolvedOptions(), timeZone: 'Pacific/Chatham' });
  clock.sleep(3_600_000);
  expect(zone()).toBe('Pacific/Chatham');
});
