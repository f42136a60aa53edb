import { app, BrowserWindow, dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileDialogs } from '../services/ports/file-dialogs.ts';

export const fileDialogs: FileDialogs = {
  chooseFile: async (title, kinds) => {
    const { filePaths } = await dialog.showOpenDialog(...above(), { title, filters: kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] })), properties: ['openFile'] });
    return filePaths[0] ?? null;
  },
  choosePlace: async (title, suggestedName) => {
    const { canceled, filePath } = await dialog.showSaveDialog(...above(), { title, defaultPath: join(app.getPath('documents'), suggestedName), properties: ['createDirectory', 'showOverwriteConfirmation'] });
    return canceled || filePath === '' ? null : filePath;
  },
  write: writeWhole,
};

/** The window that asked, so that the dialog stands in front of it. */
function above(): [BrowserWindow] {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) throw new Error('There is no window to ask in.');
  return [window];
}

/** Beside its place first, then into it in one step: a crash or a full disk leaves what was there before. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.watchkeeper-${randomUUID()}`);
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
