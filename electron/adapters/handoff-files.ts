import { BrowserWindow, dialog } from 'electron';
import { fileDialogs } from './file-dialogs.ts';
import { readBounded, writeBeside, writeBytes } from './handoff-disk.ts';
import type { HandoffFiles } from '../services/ports/handoff-files.ts';

export const handoffFiles: HandoffFiles = {
  chooseFile: fileDialogs.chooseFile,
  choosePlace: fileDialogs.choosePlace,
  chooseFolder: async (title) => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('There is no window to ask in.');
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
    return canceled ? null : (filePaths[0] ?? null);
  },
  readText: readBounded,
  write: writeBytes,
  writeBeside,
};
