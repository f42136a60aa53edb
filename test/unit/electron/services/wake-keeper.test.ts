import { describe, expect, it } from 'vitest';
import { createWakeKeeper } from '../../../../electron/services/wake-keeper.ts';
import { isPastResponse } from '../../../../shared/domain/wake-digest.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import type { WakeDigest } from '../../../../shared/model/wake-digest.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const slept = { reason: 'asleep', from: fakeStart - 3 * hour - 12 * minute, to: fakeStart } as const;
const make = (id: string, severity: 1 | 2 | 3, status: Situation['status'] = 'triggered', openedAt = fakeStart - hour) =>
  situationOf(incidentReport({ id, severity, status, title: `Title of ${id}`, createdAt: openedAt, updatedAt: fakeStart - minute, resolvedAt: status === 'resolved' ? fakeStart - minute : null }));

function setUp({ connected = true, online = [true] as readonly boolean[] } = {}) {
  const clock = createFakeClock();
  const notifier = createFakeNotifier();
  const journal = createMemoryJournal();
  const heard = { held: 0, released: [] as string[][], cycles: 0, digests: [] as (WakeDigest | null)[], opened: 0, looks: 0, missed: 0, errors: [] as unknown[] };
  const world = { situations: [] as readonly Situation[] };
  const keeper = createWakeKeeper({
    clock, notifier, journal, situations: () => world.situations,
    dispatcher: { hold: () => void (heard.held += 1), release: (told) => void heard.released.push([...told].sort()) },
    online: async () => online[Math.min(heard.looks++, online.length - 1)] ?? true,
    reading: () => (connected ? { wake: () => void (heard.cycles += 1) } : null),
    isLate: isPastResponse,
    proof: { seen: () => {}, missed: () => void (heard.missed += 1) },
    sounds: () => true, open: () => void (heard.opened += 1), publish: (digest) => heard.digests.push(digest), announce: () => {}, report: (error) => void heard.errors.push(error),
  });
  return { clock, notifier, journal, heard, world, keeper };
}

describe('coming back after sleep', () => {
  it('tells once what changed, what waits first, and releases everything as told', async () => {
    const { clock, notifier, journal, heard, world, keeper } = setUp();
    const stays = make('old', 2, 'acknowledged');
    world.situations = [make('over', 3), stays];
    keeper.returned(slept);
    keeper.returned(slept);
    await clock.settle();
    expect(heard).toMatchObject({ cycles: 1, released: [] });
    world.situations = [make('loud', 1), make('quiet', 3, 'triggered', fakeStart - minute), make('over', 3, 'resolved'), stays, make('passed', 3, 'resolved')];
    keeper.cycled(true);
    keeper.cycled(true);
    await clock.settle();
    expect(notifier.handed).toMatchObject([{ title: 'Asleep 3 h 12: 3 triggered, 2 resolved, 1 past its response time', urgency: 'critical', severity: 1, sound: true, actions: ['open'] }]);
    expect(notifier.handed[0]?.body.split('\n')).toEqual(['SEV-1 · Title of loud, past its response time', 'SEV-3 · Title of quiet', 'SEV-3 · Title of over, resolved', 'SEV-3 · Title of passed, came and went']);
    expect(journal.events).toMatchObject([{ kind: 'watch.resumed', title: 'Asleep 3 h 12: 3 triggered, 2 resolved, 1 past its response time' }]);
    expect(heard.released).toEqual([world.situations.map(({ id }) => id).sort()]);
    expect(keeper.digest()?.lines).toHaveLength(4);
    expect(clock.armed()).toBe(0);
    expect(heard.errors).toEqual([]);
    notifier.click('watchkeeper-digest', 'open');
    expect(heard.opened).toBe(1);
    keeper.dismiss();
    expect([keeper.digest(), heard.digests.at(-1)]).toEqual([null, null]);
  });

  it('is not told twice when the network comes back a moment after it was told, and makes no second sound for what is not new', async () => {
    const { clock, notifier, journal, heard, world, keeper } = setUp({ connected: false });
    world.situations = [make('loud', 1)];
    keeper.returned(slept);
    await clock.settle();
    keeper.returned({ ...slept, reason: 'own-network' });
    await clock.settle();
    expect(notifier.handed).toHaveLength(1);
    expect(journal.events).toHaveLength(1);
    expect(heard.released).toEqual([['incident-loud'], ['incident-loud']]);
    keeper.returned({ ...slept, reason: 'own-network' });
    world.situations = [make('loud', 1), make('other', 3, 'acknowledged')];
    await clock.settle();
    expect(notifier.handed.map(({ sound }) => sound)).toEqual([true, false]);
    await clock.advance(minute);
    keeper.returned({ ...slept, reason: 'own-network' });
    await clock.settle();
    expect(notifier.handed).toHaveLength(3);
  });

  it('says of an unacknowledged SEV-1 that it still waits, though it is not new', async () => {
    const { clock, notifier, world, keeper } = setUp();
    world.situations = [make('loud', 1)];
    keeper.returned(slept);
    await clock.settle();
    keeper.cycled(true);
    await clock.settle();
    expect(notifier.handed).toMatchObject([{ title: 'Asleep 3 h 12: 1 still open, 1 past its response time', urgency: 'critical' }]);
  });

  it('shows nothing when nothing changed, but writes it down', async () => {
    const { clock, notifier, journal, heard, keeper } = setUp();
    keeper.returned(slept);
    await clock.settle();
    keeper.cycled(true);
    await clock.settle();
    expect(notifier.handed).toEqual([]);
    expect(journal.events).toMatchObject([{ kind: 'watch.resumed', title: 'Asleep 3 h 12: nothing changed' }]);
    expect(heard.released).toEqual([[]]);
  });

  it('waits for the network up to 20 s, looking after 2, 4 and 8 s', async () => {
    const { clock, heard, keeper } = setUp({ online: [false] });
    keeper.returned(slept);
    const looks: number[] = [];
    for (let passed = 0; passed < 20; passed += 1) {
      const before = heard.looks;
      await clock.advance(passed === 0 ? 0 : second);
      if (heard.looks > before || (passed === 0 && heard.looks > 0)) looks.push(passed);
    }
    expect(looks).toEqual([0, 2, 6, 14]);
    expect(heard.cycles).toBe(1);
  });

  it('tries a failed cycle again within 20 s, then says that it could not be read, and lets go', async () => {
    const { clock, notifier, heard, keeper } = setUp();
    keeper.returned(slept);
    await clock.settle();
    for (const pause of [2, 4, 8]) {
      keeper.cycled(false);
      await clock.advance(pause * second);
    }
    expect(heard.cycles).toBe(4);
    keeper.cycled(false);
    await clock.settle();
    expect(notifier.handed).toMatchObject([{ title: 'Asleep 3 h 12: PagerDuty could not be read yet' }]);
    expect(heard.released).toHaveLength(1);
  });

  it('leaves nobody without a word for longer than 45 s, even when no cycle ends', async () => {
    const { clock, notifier, heard, keeper } = setUp();
    keeper.returned(slept);
    await clock.advance(44 * second);
    expect(notifier.handed).toEqual([]);
    await clock.advance(second);
    expect(notifier.handed).toHaveLength(1);
    expect(heard.released).toHaveLength(1);
  });

  it('is one absence when it sleeps again before anything was told', async () => {
    const { clock, notifier, world, keeper } = setUp();
    keeper.returned(slept);
    await clock.settle();
    clock.sleep(hour);
    keeper.returned({ reason: 'asleep', from: fakeStart + second, to: fakeStart + hour });
    await clock.settle();
    world.situations = [make('loud', 1)];
    keeper.cycled(true);
    await clock.settle();
    expect(notifier.handed).toMatchObject([{ title: expect.stringMatching(/^Asleep 4 h 12: 1 triggered/) }]);
  });

  it('lets every situation speak for itself when the digest could not be shown', async () => {
    const { clock, notifier, heard, world, keeper } = setUp();
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'no daemon' });
    keeper.returned(slept);
    await clock.settle();
    world.situations = [make('loud', 1)];
    keeper.cycled(true);
    await clock.settle();
    expect([heard.missed, heard.released]).toEqual([1, [[]]]);
  });

  it('lets every situation speak for itself when the digest itself fails', async () => {
    const { clock, notifier, heard, world, keeper } = setUp();
    keeper.returned(slept);
    await clock.settle();
    world.situations = [make('loud', 1)];
    heard.digests.push = () => {
      throw new Error('the window broke');
    };
    keeper.cycled(true);
    await clock.settle();
    expect(notifier.handed).toEqual([]);
    expect(heard.errors).toEqual([new Error('the window broke')]);
    expect(heard.released).toEqual([[]]);
  });

  it('holds alerts for 20 s after an absence when only checks are watched', async () => {
    const { clock, heard, keeper } = setUp({ connected: false });
    keeper.catchingUp({ reason: 'app-absent', from: fakeStart - hour, to: fakeStart });
    await clock.advance(19 * second);
    expect(heard.released).toEqual([]);
    await clock.advance(second);
    expect(heard.released).toHaveLength(1);
    expect(clock.armed()).toBe(0);
  });

  it('tells at once when only checks are watched', async () => {
    const { clock, journal, heard, keeper } = setUp({ connected: false });
    keeper.returned(slept);
    await clock.settle();
    expect(journal.events).toHaveLength(1);
    expect(heard.released).toHaveLength(1);
  });
});

describe('coming back from a time offline', () => {
  const offline = (length: number) => ({ reason: 'own-network', from: fakeStart - length, to: fakeStart }) as const;

  it('is told as a digest, too', async () => {
    const { clock, notifier, world, keeper } = setUp();
    keeper.catchingUp(offline(20 * minute));
    world.situations = [make('a', 2), make('b', 3)];
    keeper.cycled(true);
    await clock.settle();
    expect(notifier.handed).toMatchObject([{ title: 'Offline 20 min: 2 triggered, 1 past its response time' }]);
  });

  it('but a short one in which one thing happened is told as that thing', async () => {
    const { clock, notifier, heard, world, keeper } = setUp();
    keeper.catchingUp(offline(2 * minute));
    world.situations = [make('a', 2)];
    keeper.cycled(true);
    await clock.settle();
    expect([notifier.handed, heard.released]).toEqual([[], [[]]]);
  });

  it('what waited before and still waits in its time has not happened', async () => {
    const { clock, notifier, heard, world, keeper } = setUp();
    const waits = make('a', 1, 'triggered', fakeStart - 3 * minute);
    world.situations = [waits, make('b', 2)];
    keeper.catchingUp(offline(2 * minute));
    world.situations = [waits, make('b', 2, 'resolved')];
    keeper.cycled(true);
    await clock.settle();
    expect([notifier.handed, heard.released]).toEqual([[], [[]]]);
  });
});
