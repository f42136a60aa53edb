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
  tellRestored(parts, { ok: true, name: 'copy.zip', takenAt: Date.UTC(2026, 2, 1, 9), undo: '/data/backups/before-restore-x', left: [] });
  expect(notices.list()).toMatchObject([{ level: 'info', title: 'The backup is restored', detail: expect.stringMatching(/2026-03-01 09:00 UTC, from copy\.zip.*those of this machine stay\.$/) }]);
  expect(journal.events).toMatchObject([{ kind: 'data.notice', title: 'A backup was restored', payload: { from: 'copy.zip' } }]);
});

test('what a good one could not remove is named, and that it is tried again', () => {
  const { journal, notices, parts } = setUp();
  tellRestored(parts, { ok: true, name: 'copy.zip', takenAt: 0, undo: '/data/backups/before-restore-x', left: ['/data/restore (EBUSY: resource busy)'] });
  expect(notices.list()).toMatchObject([{ level: 'info', title: 'The backup is restored', detail: expect.stringMatching(/not removed: \/data\/restore \(EBUSY: resource busy\)\. Each start tries again\.$/) }]);
  expect(journal.events).toMatchObject([{ title: 'A backup was restored', body: expect.stringContaining('/data/restore (EBUSY') }]);
});

test('one that failed says why, and that nothing changed', () => {
  const { journal, notices, parts } = setUp();
  tellRestored(parts, { ok: false, reason: 'EACCES: permission denied.', apart: null, waits: false });
  expect(notices.list()).toMatchObject([{ level: 'error', detail: 'EACCES: permission denied. Your data are as they were before. Try again: Settings, Data.' }]);
  expect(journal.events).toEqual([]);
});

test('one that waits on says so', () => {
  const { notices, parts } = setUp();
  tellRestored(parts, { ok: false, reason: 'EROFS: read-only file system.', apart: null, waits: true });
  expect(notices.list()).toMatchObject([{ detail: 'EROFS: read-only file system. Your data are as they were before. It is tried again at the next start.' }]);
});

test('files that could not be put back are named, with where they are kept and what to do, and it is on record', () => {
  const { journal, notices, parts } = setUp();
  tellRestored(parts, { ok: false, reason: 'EIO: i/o error.', apart: { files: ['watchkeeper.db'], undo: '/home/kim/data/backups/before-restore-x' }, waits: false });
  const [notice] = notices.list();
  expect(notice).toMatchObject({ level: 'error', title: 'The backup was not restored, and files are not in their place', dismissible: false });
  expect(notice?.detail).toMatch(/^EIO: i\/o error\. .*watchkeeper\.db from before.* is kept in \/home\/kim\/data\/backups\/before-restore-x\..*quit Watchkeeper, move it from there/);
  expect(notice?.detail).not.toContain('as they were before');
  expect(journal.events).toMatchObject([{ kind: 'data.notice', payload: { files: ['watchkeeper.db'], undo: '/home/kim/data/backups/before-restore-x' } }]);
});
