import { basename } from 'node:path';
import { dayKey } from '../../shared/domain/format-time.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { eraseWord, type CopyLook, type CopyPreview, type DataOverview, type DataProgress, type ExtraPart } from '../../shared/model/data-copy.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { second, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { DataCopies } from './ports/data-copies.ts';
import type { FileDialogs } from './ports/file-dialogs.ts';
import type { ProfileEraser } from './ports/profile-eraser.ts';
import type { Restarter } from './ports/restarter.ts';
import { isStorageError } from './ports/storage-error.ts';

export type DataDeskOptions = {
  readonly clock: Clock;
  readonly copies: DataCopies;
  readonly dialogs: Pick<FileDialogs, 'chooseFile' | 'choosePlace'>;
  readonly eraser: ProfileEraser;
  readonly restarter: Restarter;
  /** The program's version. */
  readonly version: string;
  /** IANA name of the person's zone: files are named by their day. */
  readonly zone: () => string;
  /** What lies outside the data folder and goes with it: the entry that starts the program at login. */
  readonly letGoOutside: () => void;
  readonly publish: (progress: DataProgress | null) => void;
  readonly report: (error: unknown) => void;
  /** What the file or the disk refuses is no fault of the program: a line for the log, without where in the program it was found. */
  readonly refused: (line: string) => void;
};

const nothing = (message: string): Outcome => ({ result: 'nothing-to-do', message });

/** `3.4 MB`, in steps of a thousand. */
function sizeWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const figure = bytes / 1000 ** step;
  return `${figure >= 100 || step === 0 ? Math.round(figure) : figure.toFixed(1)} ${units[step] ?? 'bytes'}`;
}

/** What a person does with the data as a whole. One thing at a time; each says what was kept when it fails (A28, P9). */
export function createDataDesk(options: DataDeskOptions) {
  const { clock, copies, dialogs, eraser, restarter, version, letGoOutside, publish, report, refused } = options;
  const day = () => dayKey(clock.now(), options.zone());
  let busy = false;
  let looked: CopyPreview | null = null;

  function failed(what: string, error: unknown, kept: string): Outcome {
    const message = `${what} ${reasonOf(error)} ${kept}`;
    if (isStorageError(error)) refused(message.replaceAll(/\s+/g, ' '));
    else report(error);
    return { result: 'failed', message };
  }
  /** The answer goes first, so that the window has it before it closes. */
  function restartSoon(): void {
    clock.after(second / 2, restarter.restart);
  }
  async function alone<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (busy) return otherwise;
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
      publish(null);
    }
  }
  const waiting = nothing('Something else is being done with the data. Nothing was begun; try again when it is through.');

  async function look(path: string, takenAt: Instant | null): Promise<CopyLook> {
    looked = null;
    try {
      looked = await copies.lookInto({ path, takenAt }, publish);
      return { outcome: { result: 'done', message: 'This backup is whole.' }, preview: looked };
    } catch (error) {
      return { outcome: failed(`${basename(path)} cannot be restored.`, error, 'Nothing was changed.'), preview: null };
    }
  }

  return {
    overview: (): DataOverview => copies.overview(),
    backUp: (extras: readonly ExtraPart[]): Promise<Outcome> => alone(async () => {
      const target = await dialogs.choosePlace('Save a backup', `watchkeeper-${day()}.zip`);
      if (target === null) return nothing('No backup was made: no place was chosen.');
      try {
        publish({ what: 'Copying', share: 0 });
        const { bytes } = await copies.save({ target, extras, madeBy: version }, publish);
        return { result: 'done', message: `Backed up to ${target} (${sizeWords(bytes)}) and read back whole. Tokens are not in it.` };
      } catch (error) {
        return failed('No backup was made.', error, 'Your data and the backups from before are as they were.');
      }
    }, waiting),
    chooseCopy: (): Promise<CopyLook> => alone(async () => {
      const path = await dialogs.chooseFile('Restore a backup', [{ name: 'Backup', extensions: ['zip', 'db'] }, { name: 'All files', extensions: ['*'] }]);
      return path === null ? { outcome: nothing('No file was chosen.'), preview: null } : look(path, null);
    }, { outcome: waiting, preview: null }),
    /** Into one that lies in the data folder. */
    lookInto: (name: string): Promise<CopyLook> => alone(() => look(copies.pathOf(name), null), { outcome: waiting, preview: null }),
    restore: (extras: readonly ExtraPart[]): Promise<Outcome> => alone(async () => {
      if (looked === null) return nothing('Nothing was restored: choose a backup first.');
      const { name, kind, takenAt } = looked;
      looked = null;
      try {
        await copies.stage({ name, kind, takenAt, extras });
      } catch (error) {
        return failed('Nothing was restored.', error, 'Your data are as they were.');
      }
      restartSoon();
      return { result: 'done', message: `Watchkeeper starts again with ${name}. What is here now is kept beside the backups.` };
    }, waiting),
    /** Gives up a look. */
    forget(): Outcome {
      looked = null;
      if (!busy) copies.forget();
      return { result: 'done', message: 'Nothing was restored.' };
    },
    exportAll: (withWellness: boolean): Promise<Outcome> => alone(async () => {
      const target = await dialogs.choosePlace('Export everything', `watchkeeper-export-${day()}.json`);
      if (target === null) return nothing('Nothing was exported: no place was chosen.');
      try {
        const { bytes, rows } = await copies.exportAll({ target, withWellness, madeBy: version }, publish);
        return { result: 'done', message: `Exported ${rows.toLocaleString('en')} rows to ${target} (${sizeWords(bytes)}). Tokens${withWellness ? '' : ' and wellness'} are not in it.` };
      } catch (error) {
        return failed('Nothing was exported.', error, 'Your data are as they were.');
      }
    }, waiting),
    erase: (typed: string): Promise<Outcome> => alone(async () => {
      if (typed.trim() !== eraseWord) return nothing(`Nothing was erased: type ${eraseWord} to confirm.`);
      try {
        eraser.ask();
      } catch (error) {
        return failed('Nothing was erased.', error, 'Your data are as they were.');
      }
      try {
        letGoOutside();
      } catch (error) {
        report(error);
      }
      restartSoon();
      return { result: 'done', message: 'Watchkeeper ends now, erases everything, and starts as on the first day.' };
    }, waiting),
  };
}

export type DataDesk = ReturnType<typeof createDataDesk>;
