import { Menu, type ContextMenuParams, type MenuItemConstructorOptions, type WebContents } from 'electron';

type Asked = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions'> & { readonly editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste'> };
type Acts = { readonly replace: (word: string) => void; readonly learn: (word: string) => void };

/** What a press of the other mouse button offers: in text that one writes the system's spelling and the clipboard, on marked text a copy, else nothing. */
export function textMenuItems({ isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags }: Asked, { replace, learn }: Acts): readonly MenuItemConstructorOptions[] {
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  const spelling: readonly MenuItemConstructorOptions[] = misspelledWord === '' ? [] : [
    ...dictionarySuggestions.slice(0, 5).map((word): MenuItemConstructorOptions => ({ label: word, click: () => replace(word) })),
    { label: `Learn “${misspelledWord.slice(0, 40)}”`, click: () => learn(misspelledWord) },
    { type: 'separator' },
  ];
  return [...spelling, { role: 'cut', enabled: editFlags.canCut }, { role: 'copy', enabled: editFlags.canCopy }, { role: 'paste', enabled: editFlags.canPaste }, { type: 'separator' }, { role: 'selectAll' }];
}

export function offerTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = textMenuItems(params, { replace: (word) => contents.replaceMisspelling(word), learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word) });
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup();
  });
}
