import { join } from 'node:path';
import type { Clock } from '../../services/ports/clock.ts';
import type { DataCopies } from '../../services/ports/data-copies.ts';
import type { Lane } from '../archive/lane.ts';
import { eraseWellnessCopies } from './erase-wellness.ts';
import { keptCopies, overview } from './kept-copies.ts';
import { forgetCopy } from './stage-copy.ts';

/** Copies of the data of this folder: made and looked into by the thread for long work. */
export function createDataCopies(folder: string, clock: Clock, lane: Lane): DataCopies {
  const backups = join(folder, 'backups');
  const takenAtOf = (path: string) => keptCopies(folder).find(({ name }) => join(backups, name) === path)?.takenAt ?? null;
  return {
    overview: () => overview(folder),
    pathOf: (name) => join(backups, name),
    save: (request, tell) => lane.ask('saveCopy', { folder, now: clock.now(), ...request }, tell),
    lookInto: ({ path, takenAt }, tell) => lane.ask('lookInto', { folder, path, takenAt: takenAt ?? takenAtOf(path) }, tell),
    stage: (request) => lane.ask('stageCopy', { folder, now: clock.now(), ...request }),
    forget: () => forgetCopy(folder),
    eraseWellness: () => eraseWellnessCopies(folder),
    exportAll: (request, tell) => lane.ask('exportAll', { folder, now: clock.now(), ...request }, tell),
  };
}
