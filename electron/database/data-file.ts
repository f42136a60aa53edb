import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TimelinePage, TimelineQuery } from '../../shared/model/timeline.ts';
import type { DataCopies } from '../services/ports/data-copies.ts';
import type { Archive } from '../services/ports/archive.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { DataVault, Opening, Repair } from '../services/ports/data-vault.ts';
import { isStorageError } from '../services/ports/storage-error.ts';
import { createArchive } from './archive/archive.ts';
import { createLane } from './archive/lane.ts';
import { createNewestReader } from './archive/newest-page.ts';
import { createDataCopies } from './copies/data-copies.ts';
import { currentVersion } from './migrate.ts';
import { readVersion } from './open.ts';
import { openStandIn } from './stand-in.ts';
import { withStorageErrors } from './storage-fault.ts';
import { openStore, type Store } from './store.ts';
import { listBackups, stampOf } from './upkeep/backup-files.ts';
import { readRepair } from './upkeep/repair-record.ts';
import { finishRestore } from './upkeep/restore.ts';

export type DataFileOptions = {
  /** The database file; backups lie in `backups` beside it. */
  readonly path: string;
  /** The script of the reading thread. */
  readonly workerPath: string;
  readonly clock: Clock;
  readonly nativeBinding?: string | undefined;
};

/** The data file: the vault writes and keeps it whole, the archive reads all of it on a thread of its own. */
export function createDataFile({ path, workerPath, clock, nativeBinding }: DataFileOptions): { readonly vault: DataVault; readonly archive: Archive; readonly copies: DataCopies; readonly sqliteVersion: () => string } {
  const setup = { workerPath, databasePath: path, nativeBinding };
  const quick = createLane(setup);
  const long = createLane(setup);
  const folder = join(dirname(path), 'backups');
  let current: Store | null = null;
  let isCarrying = false;
  let newest: ReturnType<typeof createNewestReader> | null = null;

  function release(): void {
    const leaving = current;
    current = null;
    newest = null;
    leaving?.close();
  }
  function opened(repair: Repair | null, isNew: boolean): Opening {
    release();
    const store = openStore({ path, clock, nativeBinding });
    current = store;
    newest = createNewestReader(store.connection);
    const { versionBefore } = store;
    return {
      stores: store,
      isNew,
      migratedFrom: versionBefore > 0 && versionBefore < currentVersion ? versionBefore : null,
      repair,
      salvageWaits: withStorageErrors(() => readRepair(store.connection)) !== null,
    };
  }
  async function restored(): Promise<Opening> {
    release();
    const repair = await long.ask('restore', { folder, now: clock.now() });
    // The thread that reads holds the file that was set aside.
    await quick.renew();
    return opened(repair, false);
  }
  async function backUpBeforeMigration(): Promise<void> {
    const version = readVersion(path, nativeBinding);
    if (version === 0 || version >= currentVersion) return;
    await long.ask('backUp', { folder, now: clock.now(), name: `before-format-${version + 1}-${stampOf(clock.now())}.db` });
  }

  /** The write was done already: what is wrong with the file is found by the next one. */
  function isLong({ writeAhead }: Store): boolean {
    try {
      return writeAhead.isLong();
    } catch {
      return false;
    }
  }
  /** In the thread that replaces the file, too: it does one of them at a time, so nobody has the file open then. Where it fails, the writer carries it over itself. */
  async function carryJournal(): Promise<void> {
    isCarrying = true;
    try {
      await long.ask('carryJournal', undefined);
      current?.writeAhead.finish();
    } catch {
      // It stays in the journal, which is as good a place.
    }
    isCarrying = false;
  }

  const vault: DataVault = {
    async open() {
      try {
        withStorageErrors(() => finishRestore(path, nativeBinding));
        const isNew = !existsSync(path);
        if (isNew && listBackups(folder).length > 0) return await restored();
        await backUpBeforeMigration();
        return opened(null, isNew);
      } catch (error) {
        if (!isStorageError(error, 'corrupt')) throw error;
        return restored();
      }
    },
    repair: restored,
    standIn() {
      release();
      current = openStandIn({ path, clock, nativeBinding });
      return current;
    },
    salvage: () => long.ask('salvage', undefined),
    written() {
      if (!isCarrying && current !== null && isLong(current)) void carryJournal();
    },
    backUp: async () => (await long.ask('backUp', { folder, now: clock.now() })).bytes,
    quickCheck: () => long.ask('quickCheck', undefined),
    async close() {
      await Promise.all([quick.close(), long.close()]);
      release();
    },
  };
  /** What cannot be read this way is asked of the thread, which says why. */
  function readBeside(query: TimelineQuery): TimelinePage | null {
    try {
      return newest?.(query) ?? null;
    } catch {
      return null;
    }
  }
  const sqliteVersion = () => String(current?.connection.prepare('SELECT sqlite_version()').pluck().get() ?? '');
  return { vault, archive: createArchive(quick, clock, readBeside), copies: createDataCopies(dirname(path), clock, long), sqliteVersion };
}
