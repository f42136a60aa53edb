import { describe, expect, it } from 'vitest';
import { createSourceBoard } from '../../../../electron/services/source-board.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

const fresh: SourceState = { source: 'pagerduty', condition: 'fresh', lastGoodAt: fakeStart, since: fakeStart, reason: '' };

function setUp() {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const published: (readonly SourceState[])[] = [];
  return { clock, journal, published, board: createSourceBoard({ clock, journal, publish: (list) => published.push(list), report: () => {} }) };
}

describe('createSourceBoard', () => {
  it('records one blind interval however many bad answers there are, from the last good look on', () => {
    const { clock, journal, board } = setUp();
    board.set(fresh);
    board.set({ ...fresh, condition: 'stale', lastGoodAt: fakeStart, since: fakeStart + 60_000, reason: 'No answer since 09:00.' });
    board.set({ ...fresh, condition: 'stale', lastGoodAt: fakeStart, since: fakeStart + 60_000, reason: 'Still none.' });
    clock.advanceNow(120_000);
    board.set({ ...fresh, condition: 'starting' });
    board.set({ ...fresh, since: fakeStart + 120_000 });
    expect(journal.events).toMatchObject([
      { kind: 'blind.began', occurredAt: fakeStart, title: 'Blind: PagerDuty, not reachable', body: 'No answer since 09:00.', payload: { source: 'pagerduty', reason: 'offline' } },
      { kind: 'blind.ended', occurredAt: fakeStart + 120_000, payload: { source: 'pagerduty', since: fakeStart, reason: 'offline' } },
    ]);
  });

  it('says when it goes on for another reason', () => {
    const { clock, journal, board } = setUp();
    board.set({ ...fresh, condition: 'stale', reason: 'No answer.', cause: 'offline' });
    clock.advanceNow(60_000);
    board.set({ ...fresh, condition: 'refused', reason: 'The token was refused.' });
    expect(journal.events).toMatchObject([
      { kind: 'blind.began', occurredAt: fakeStart, payload: { source: 'pagerduty', reason: 'offline' } },
      { kind: 'blind.began', occurredAt: fakeStart + 60_000, title: 'Blind: PagerDuty, token refused', payload: { source: 'pagerduty', reason: 'token-refused' } },
    ]);
  });

  it('goes on by the new time when the wall clock is set', () => {
    const { clock, journal, board } = setUp();
    board.set({ ...fresh, condition: 'failing', reason: 'x' });
    clock.advanceNow(60_000);
    clock.stepWall(-7_200_000);
    board.stepped(-7_200_000);
    clock.advanceNow(60_000);
    board.set(fresh);
    expect(journal.events.map(({ kind, occurredAt }) => `${kind} ${(occurredAt - fakeStart) / 60_000}`)).toEqual(['blind.began 0', 'blind.ended 1', 'blind.began -119', 'blind.ended -118']);
    expect(board.list()[0]).toMatchObject({ condition: 'fresh' });
  });

  it('keeps the intervals of two sources apart', () => {
    const { journal, board } = setUp();
    board.set({ ...fresh, condition: 'failing', reason: 'x' });
    board.set({ ...fresh, source: 'network', condition: 'failing', reason: 'y' });
    board.set(fresh);
    expect(journal.events.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['blind.began Blind: PagerDuty, not reachable', 'blind.began Blind: the network, own network down', 'blind.ended Seeing again: PagerDuty']);
  });

  it('does not call a source blind that was never asked', () => {
    const { journal, board } = setUp();
    board.set({ ...fresh, condition: 'starting' });
    board.set({ ...fresh, condition: 'off' });
    expect(journal.events).toEqual([]);
  });

  it('publishes all sources in one order, and goes on when the disk is full', () => {
    const { published, board } = setUp();
    board.set({ ...fresh, source: 'database' });
    board.set(fresh);
    expect(published.at(-1)?.map(({ source }) => source)).toEqual(['pagerduty', 'database']);
    const reports: unknown[] = [];
    const full = createSourceBoard({ clock: createFakeClock(), publish: () => {}, report: (error) => reports.push(error), journal: { append: () => { throw new Error('full'); } } });
    full.set({ ...fresh, condition: 'failing', reason: 'x' });
    expect(full.list()).toHaveLength(1);
    expect(reports).toHaveLength(1);
  });
});
