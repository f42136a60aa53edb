import { describe, expect, it } from 'vitest';
import { createAbsenceKeeper } from '../../../../electron/services/absence-keeper.ts';
import type { MetaKey } from '../../../../electron/services/ports/meta-store.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

function setUp() {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const kept = new Map<MetaKey, string>();
  const meta = { get: (key: MetaKey) => kept.get(key) ?? null, set: (key: MetaKey, value: string) => void kept.set(key, value), remove: (key: MetaKey) => void kept.delete(key) };
  const next = () => createAbsenceKeeper({ clock, meta, journal, report: () => {} });
  return { clock, journal, kept, next };
}

describe('createAbsenceKeeper (faults 26)', () => {
  it('says nothing at the first start', () => {
    const { journal, next } = setUp();
    expect(next().start()).toBeNull();
    expect(journal.events).toEqual([]);
  });

  it('says from when to when nobody watched after a death without a word', () => {
    const { clock, journal, next } = setUp();
    const first = next();
    first.start();
    clock.advanceNow(60_000);
    first.tick();
    clock.advanceNow(3_600_000);
    expect(next().start()).toEqual({ from: fakeStart + 60_000, to: fakeStart + 3_660_000 });
    expect(journal.events).toMatchObject([
      { kind: 'blind.began', occurredAt: fakeStart + 60_000 },
      { kind: 'blind.ended', occurredAt: fakeStart + 3_660_000 },
    ]);
  });

  it('does not call a restart an absence, nor a clock that was set back', () => {
    const { clock, journal, next } = setUp();
    next().start();
    clock.advanceNow(60_000);
    expect(next().start()).toBeNull();
    clock.stepWall(-7_200_000);
    expect(next().start()).toBeNull();
    expect(journal.events).toEqual([]);
  });

  it('signs at the first beat after a sleep or a step of the clock', () => {
    const { clock, kept, next } = setUp();
    const keeper = next();
    keeper.start();
    clock.sleep(3_600_000);
    clock.advanceNow(15_000);
    keeper.tick();
    expect(kept.get('watch.seenAt')).toBe(String(fakeStart + 3_615_000));
    clock.stepWall(-7_200_000);
    keeper.tick();
    expect(kept.get('watch.seenAt')).toBe(String(fakeStart + 3_615_000 - 7_200_000));
  });

  it('signs once a minute and when it stops', () => {
    const { clock, kept, next } = setUp();
    const keeper = next();
    keeper.start();
    clock.advanceNow(30_000);
    keeper.tick();
    expect(kept.get('watch.seenAt')).toBe(String(fakeStart));
    keeper.stop();
    expect(kept.get('watch.seenAt')).toBe(String(fakeStart + 30_000));
  });
});
