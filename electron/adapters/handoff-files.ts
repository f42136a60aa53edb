import { dialog } from 'electron';
import type { HandoffFiles } from '../services/ports/handoff-files.ts';
import { above, fileDialogs } from './file-dialogs.ts';
import { readBounded, writeBeside } from './handoff-disk.ts';
import { writeWhole } from './whole-file.ts';

export const handoffFiles: HandoffFiles = {
  chooseFile: fileDialogs.chooseFile,
  choosePlace: fileDialogs.choosePlace,
  chooseFolder: async (title) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(...above(), { title, properties: ['openDirectory', 'createDirectory'] });
    return canceled ? null : (filePaths[0] ?? null);
  },
  readText: readBounded,
  write: writeWhole,
  writeBeside,
};
