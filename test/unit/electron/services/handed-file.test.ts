import { expect, test } from 'vitest';
import { createHandedFile } from '../../../../electron/services/handed-file.ts';
import type { HandoffImported } from '../../../../shared/model/handoff-exchange.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

function open(take: () => Promise<HandoffImported>) {
  const notices = createNoticeBoard({ clock: createFakeClock(), publish: () => {} });
  const [problems, shown]: [unknown[], (string | null)[]] = [[], []];
  const handed = createHandedFile({ take, notices, show: async (id) => void shown.push(id), report: (error) => problems.push(error) });
  return { done: handed('/tmp/night.watch'), notices, problems, shown };
}

test('what became of a file that was opened is said, and shown', async () => {
  const { done, notices, shown, problems } = open(async () => ({ result: 'received', id: 'night', message: 'The handoff is here.' }));
  await done;
  expect(notices.list()).toMatchObject([{ level: 'info', title: 'A handoff file was opened', detail: 'The handoff is here.' }]);
  expect([shown, problems]).toEqual([['night'], []]);
});

test('when the disk refuses it, that is said as well', async () => {
  const { done, notices, shown, problems } = open(() => Promise.reject(new Error('The disk is full.')));
  await done;
  expect(notices.list()).toMatchObject([{ level: 'warning', title: 'The file was not taken in', detail: 'The disk is full. Nothing was taken over: open it again.' }]);
  expect([shown, problems.length]).toEqual([[null], 1]);
});
