import { expect, it } from 'vitest';
import { createAlertTally } from '../../../../electron/services/alert-tally.ts';
import { createAttentionKeeper } from '../../../../electron/services/attention-keeper.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

const fail = (error: unknown) => { throw error; };

it('the person’s wish to be left alone ends by itself and outlives a restart; the desktop’s comes and goes', async () => {
  const clock = createFakeClock();
  const store = createMemoryMetaStore();
  let changes = 0;
  const open = () => {
    const keeper = createAttentionKeeper({ clock, store, changed: () => (changes += 1), report: fail });
    keeper.start();
    return keeper;
  };
  const first = open();
  expect(first.ask(60).message).toMatch(/Only SEV-1\/2 disturbs for 1 h/);
  first.set('do-not-disturb', true);
  first.set('do-not-disturb', true);
  expect(changes).toBe(2);
  expect(first.read()).toEqual([{ why: 'do-not-disturb', until: start + hour }, { why: 'do-not-disturb', until: null, since: start }]);
  first.set('do-not-disturb', false);
  await clock.advance(59 * minute);
  expect(open().read()).toEqual([{ why: 'do-not-disturb', until: start + hour }]);
  await clock.advance(minute);
  expect(open().askedUntil()).toBeNull();
  const last = open();
  last.ask(240);
  last.ask(0);
  expect([last.read(), open().read()]).toEqual([[], []]);
});

it('what was shown is counted by shift and outlives a restart', async () => {
  const clock = createFakeClock();
  const store = createMemoryMetaStore();
  const shift = { began: null as number | null };
  const open = () => {
    const tally = createAlertTally({ clock, store, shiftBegan: () => shift.began, report: fail });
    tally.start();
    return tally;
  };
  const first = open();
  first.count({ sound: true });
  first.count({ sound: false, other: true });
  expect(open().read()).toEqual({ since: start, shown: 2, sounds: 1, others: 1 });
  await clock.advance(hour);
  shift.began = clock.now();
  expect(open().read()).toEqual({ since: clock.now(), shown: 0, sounds: 0, others: 0 });
});
