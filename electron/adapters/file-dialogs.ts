import { app, BrowserWindow, dialog } from 'electron';
import { join } from 'node:path';
import type { FileDialogs } from '../services/ports/file-dialogs.ts';
import { writeWhole } from './whole-file.ts';

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
export function above(): [BrowserWindow] {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) throw new Error('There is no window to ask in.');
  return [window];
}
