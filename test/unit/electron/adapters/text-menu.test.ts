import { expect, test, vi } from 'vitest';
import { textMenuItems } from '../../../../electron/adapters/text-menu.ts';

vi.mock('electron', () => ({ Menu: {} }));

const asked = { isEditable: true, selectionText: '', misspelledWord: '', dictionarySuggestions: [] as string[], editFlags: { canCut: false, canCopy: false, canPaste: true } };

test('in text that one writes: the spelling first, then the clipboard', () => {
  const replaced: string[] = [];
  const items = textMenuItems({ ...asked, misspelledWord: 'recieve', dictionarySuggestions: ['receive', 'relieve'] }, { replace: (word) => replaced.push(word), learn: (word) => replaced.push(`learn ${word}`) });
  expect(items.map(({ label, role, type }) => label ?? role ?? type)).toEqual(['receive', 'relieve', 'Learn “recieve”', 'separator', 'cut', 'copy', 'paste', 'separator', 'selectAll']);
  for (const { click } of items.slice(0, 3)) (click as unknown as () => void)();
  expect(replaced).toEqual(['receive', 'relieve', 'learn recieve']);
  expect(items.find(({ role }) => role === 'cut')?.enabled).toBe(false);
});

test('elsewhere marked text can be copied, and nothing else is offered', () => {
  const acts = { replace: () => {}, learn: () => {} };
  expect(textMenuItems({ ...asked, isEditable: false, selectionText: 'words' }, acts)).toEqual([{ role: 'copy' }]);
  expect(textMenuItems({ ...asked, isEditable: false, selectionText: ' ' }, acts)).toEqual([]);
});
