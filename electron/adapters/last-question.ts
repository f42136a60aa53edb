import { app, dialog } from 'electron';
import { join } from 'node:path';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { writeWhole } from './whole-file.ts';

const [stay, elsewhere] = [0, 1];

/** Asks what becomes of a handoff that is in memory alone, because the disk takes nothing more (F4). Gives whether the program may end. */
export async function askBeforeLosing(text: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'A handoff is not on the disk',
    detail: 'The disk took nothing more of it, and what you wrote last is in memory alone: it would be lost. Make room, and it is saved by itself; or save its words on another disk.',
    buttons: ['Keep running', 'Save elsewhere…', 'Quit and lose it'],
    defaultId: stay,
    cancelId: stay,
    noLink: true,
  });
  if (response !== elsewhere) return response !== stay;
  const { canceled, filePath } = await dialog.showSaveDialog({ title: 'Save the handoff elsewhere', defaultPath: join(app.getPath('documents'), 'handoff.md'), properties: ['createDirectory', 'showOverwriteConfirmation'] });
  if (canceled || filePath === '') return false;
  try {
    await writeWhole(filePath, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    dialog.showErrorBox('It could not be saved there', `${reasonOf(error)}\nWatchkeeper keeps running, and the handoff is still in it.`);
    return false;
  }
}
