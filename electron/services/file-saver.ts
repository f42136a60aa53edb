import { codeOf, reasonOf } from '../../shared/domain/reason-of.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FileDialogs } from './ports/file-dialogs.ts';

export type FileSaver = (suggestedName: string, text: string) => Promise<Outcome>;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this folder or file may not be written to',
  EPERM: 'this folder or file may not be written to',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space you may use is full',
  ENOENT: 'the folder is gone',
  EISDIR: 'there is a folder of this name',
};

/** Why a file was not written, in words. */
export function saveFault(error: unknown): string {
  return reasons[codeOf(error)] ?? reasonOf(error);
}

/** Asks where, and writes a text there. A refused write says so; nothing of it is left then. */
export function createFileSaver(dialogs: FileDialogs): FileSaver {
  return async (suggestedName, text) => {
    const path = await dialogs.choosePlace('Save', suggestedName);
    if (path === null) return { result: 'nothing-to-do', message: 'Not saved: no place was chosen.' };
    try {
      await dialogs.write(path, text);
    } catch (error) {
      return { result: 'failed', message: `${path} was not saved: ${saveFault(error)}. Choose another place, or copy the text.` };
    }
    return { result: 'done', message: `Saved as ${path}.` };
  };
}
