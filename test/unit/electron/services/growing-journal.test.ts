import { expect, it } from 'vitest';
import { createGrowingJournal } from '../../../../electron/services/growing-journal.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

it('says the newest event once for a burst, and again for the next one', () => {
  const clock = createFakeClock();
  const said: number[] = [];
  const journal = createGrowingJournal({ clock, journal: createMemoryJournal(), publish: (id) => said.push(id) });
  const note = { occurredAt: clock.now(), kind: 'note', source: 'person', title: 'n' } as const;
  journal.append([note, note]);
  const [third] = journal.append([note]);
  expect(said).toEqual([]);
  clock.advanceNow(250);
  expect(said).toEqual([third?.id]);
  journal.append([]);
  clock.advanceNow(1000);
  expect(said).toHaveLength(1);
  journal.append([note]);
  clock.advanceNow(250);
  expect(said).toEqual([3, 4]);
});
