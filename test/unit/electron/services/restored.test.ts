import { expect, test } from 'vitest';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { tellRestored } from '../../../../electron/services/restored.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

function setUp() {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const notices = createNoticeBoard({ clock, publish: () => {} });
  return { journal, notices, parts: { clock, journal, notices } };
}

test('a restore is told and on record, with the place of what was there before', () => {
  const { journal, notices, parts } = setUp();
  tellRestored(parts, { ok: true, name: 'copy.zip', takenAt: Date.UTC(2026, 2, 1, 9), undo: '/data/backups/before-restore-x' });
  expect(notices.list()).toMatchObject([{ level: 'info', title: 'The backup is restored', detail: expect.stringContaining('2026-03-01 09:00 UTC, from copy.zip') }]);
  expect(journal.events).toMatchObject([{ kind: 'data.notice', title: 'A backup was restored', payload: { from: 'copy.zip' } }]);
});

test('one that failed says why, and that nothing changed', () => {
  const { journal, notices, parts } = setUp();
  tellRestored(parts, { ok: false, reason: 'EACCES: permission denied.' });
  expect(notices.list()).toMatchObject([{ level: 'error', detail: 'EACCES: permission denied. Your data are as they were before. Try again: Settings, Data.' }]);
  expect(journal.events).toEqual([]);
});
