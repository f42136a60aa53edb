import * as electron from 'electron';

type Former = { readonly write: (data: { readonly text: string; readonly html: string }) => void };

export const richClipboard = {
  writePlain: async (text: string): Promise<void> => {
    await electron.clipboard.writeText(text);
  },
  /** A text in two forms: with its marks as a page, and plain for what takes no form. Older runtimes take both in one object. */
  writeRich: async (text: string, html: string): Promise<void> => {
    const { clipboard } = electron;
    if ('ClipboardItem' in electron) await clipboard.write([new electron.ClipboardItem({ 'text/plain': text, 'text/html': html })]);
    else (clipboard as unknown as Former).write({ text, html });
  },
};
