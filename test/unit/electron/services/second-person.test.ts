import { expect, it } from 'vitest';
import { createSecondPerson } from '../../../../electron/services/second-person.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

it('what somebody said of their hours holds for twelve hours, for them alone, and over a restart', async () => {
  const [clock, meta] = [createFakeClock(), createMemoryMetaStore()];
  const problems: unknown[] = [];
  let name = 'Bob';
  const open = () => createSecondPerson({ clock, meta, secondary: () => ({ name, until: 0 }), cap: () => 12 * hour, report: (error) => problems.push(error) });
  expect(open().read()).toEqual({ name: 'Bob', until: 0, left: null, toldAt: null, forgottenAt: null });
  open().tell('Bob', 3 * hour);
  expect(open().read()).toEqual({ name: 'Bob', until: 0, left: 9 * hour, toldAt: clock.now(), forgottenAt: clock.now() + 12 * hour });
  name = 'Carol';
  expect(open().read()?.left).toBeNull();
  name = 'Bob';
  open().tell('Bob', 14 * hour);
  expect(open().read()?.left).toBe(0);
  await clock.advance(12 * hour);
  expect(open().read()?.left).toBeNull();
  meta.set('duty.second', '{');
  expect([open().read()?.left, problems.length]).toEqual([null, 1]);
});
