import { expect, test } from 'vitest';
import { createRunbookRepository } from '../../../electron/database/repositories/runbook-repository.ts';
import { fakeStart as start } from '../../support/fake-clock.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

test('what was confirmed last of each thing is in the file when the call returns, and can be taken back', () => {
  const { runbook, path } = openScratchStore();
  runbook.confirm({ subject: 'contact', id: 'security', what: '+4930123456', at: start + 0.4 });
  runbook.confirm({ subject: 'tool', id: 'security', what: 'https://example.com', at: start });
  runbook.confirm({ subject: 'contact', id: 'security', what: '+4930999999', at: start + 5 });
  const inFile = createRunbookRepository(lookInto(path));
  expect(inFile.confirmations()).toEqual([{ subject: 'contact', id: 'security', what: '+4930999999', at: start + 5 }, { subject: 'tool', id: 'security', what: 'https://example.com', at: start }]);
  runbook.unconfirm('contact', 'security');
  expect(inFile.confirmations().map(({ subject }) => subject)).toEqual(['tool']);
});

test('a command is allowed word for word, with its folder', () => {
  const { runbook, path } = openScratchStore();
  runbook.allow({ text: 'kubectl get pods', folder: '/home/kim', at: start });
  runbook.allow({ text: 'kubectl get pods', folder: '/work', at: start + 1 });
  runbook.allow({ text: 'Kubectl get pods', folder: '/work', at: start });
  const inFile = createRunbookRepository(lookInto(path));
  expect(inFile.allowed()).toEqual([{ text: 'Kubectl get pods', folder: '/work', at: start }, { text: 'kubectl get pods', folder: '/work', at: start + 1 }]);
  runbook.disallow('kubectl get pods');
  expect(inFile.allowed()).toHaveLength(1);
});
