import { describe, expect, it } from 'vitest';
import { createClockKeeper } from '../../../../electron/services/clock-keeper.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

function setUp() {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const sources: SourceState[] = [];
  const corrections: number[] = [];
  const keeper = createClockKeeper({ clock, journal, notices, onSource: (state) => sources.push(state), publish: (correction) => corrections.push(correction), report: (error) => { throw error; } });
  return { clock, journal, notices, sources, corrections, keeper };
}

describe('our own clock', () => {
  it('is right up to 30 s, and is not corrected for noise', () => {
    const { keeper, clock, sources, corrections, notices, journal } = setUp();
    for (const skew of [null, 500, -29 * second, 30 * second]) keeper.measured(skew);
    expect([keeper.correction(), keeper.now() - clock.now(), corrections, notices.list(), journal.events]).toEqual([0, 0, [], [], []]);
    expect(sources).toMatchObject([{ source: 'clock', condition: 'fresh', reason: '', lastGoodAt: clock.now() }]);
  });

  it('is corrected beyond, with a warning, one event and a word at the source, until it is right again', () => {
    const { keeper, clock, sources, corrections, notices, journal } = setUp();
    for (const skew of [45_000, 46_200, 44_100, 25_000]) keeper.measured(skew);
    expect(keeper.now() - clock.now()).toBe(25_000);
    expect(corrections).toEqual([45_000, 25_000]);
    expect(notices.list()).toMatchObject([{ id: 'clock.skew', level: 'warning', title: "This computer's clock is 25 s behind PagerDuty's" }]);
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh', reason: expect.stringContaining('25 s behind') });
    keeper.measured(-500);
    expect([keeper.correction(), notices.list()]).toEqual([0, []]);
    expect(journal.events.map(({ kind, title }) => [kind, title])).toEqual([
      ['clock.skewed', "This computer's clock is 45 s behind PagerDuty's"], ['clock.skewed', "This computer's clock is right again"],
    ]);
  });

  it('that somebody set is a blind spot until it was compared again, or a minute has passed with nobody to compare with', () => {
    const { keeper, clock, sources, journal } = setUp();
    keeper.measured(0);
    clock.stepWall(2 * hour);
    keeper.stepped(2 * hour);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', cause: 'clock-stepped', since: clock.now() - 2 * hour, reason: expect.stringContaining('forward by 2 h 00') });
    keeper.measured(-2 * hour);
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh', reason: expect.stringContaining('2 h 00 ahead of') });
    clock.stepWall(-2 * hour);
    keeper.stepped(-2 * hour);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', since: clock.now(), lastGoodAt: null });
    clock.advanceNow(minute);
    expect(sources.at(-1)?.condition).toBe('fresh');
    expect(journal.events.map(({ kind }) => kind)).toEqual(['clock.stepped', 'clock.skewed', 'clock.stepped']);
    expect(clock.armed()).toBe(0);
  });
});
