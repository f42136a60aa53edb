import type { Connection } from './open.ts';

/** Pages of 4 kB that lie in the journal alone when it is worth carrying them into the file: 4 MB. */
const worthwhile = 1000;
/** Where nobody does so in time, because the other thread is busy or gone, the writer does it itself, within a commit. */
const atMost = 8 * worthwhile;
const looksEvery = 16;

type Length = { readonly log: number; readonly checkpointed: number };

export type JournalWatch = {
  /** Call it after each write; looks now and then. */
  readonly isLong: () => boolean;
  /** What was written while the other thread worked is little; once nothing is left the next write begins the journal anew. */
  readonly finish: () => void;
};

/**
 * Takes over from SQLite, which would carry the journal into the file within every so many commits, on the thread that owns the alarms: nearly
 * all its long turns while a big account is read (T15). Says when it is time for another thread to do it.
 */
export function watchJournal(connection: Connection): JournalWatch {
  connection.pragma(`wal_autocheckpoint = ${atMost}`);
  const measure = connection.prepare<[], Length>('PRAGMA wal_checkpoint(NOOP)');
  const carry = connection.prepare<[], Length>('PRAGMA wal_checkpoint(PASSIVE)');
  let writes = 0;
  return {
    isLong() {
      writes += 1;
      if (writes % looksEvery !== 0) return false;
      const length = measure.get();
      return length !== undefined && length.log - length.checkpointed >= worthwhile;
    },
    finish: () => void carry.get(),
  };
}
