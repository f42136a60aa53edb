import { join } from 'node:path';
import type { WatchEvent } from '../../shared/model/event.ts';
import { createDataFile } from '../database/data-file.ts';
import { publish } from '../ipc/register.ts';
import { createBlindLedger } from '../services/blind-ledger.ts';
import { createDataKeeper } from '../services/data-keeper.ts';
import { createGrowingJournal } from '../services/growing-journal.ts';
import { createSourceBoard } from '../services/source-board.ts';
import type { Ground } from './ground.ts';

type Given = Ground & {
  /** Facts on situations, for the reminders. */
  readonly heard: (added: readonly WatchEvent[]) => void;
  readonly follow: () => void;
};
export type DataRoom = Awaited<ReturnType<typeof composeDataRoom>>;

/** The data file, opened, and what is written to it: the timeline, the times without sight, how far each source can be trusted. */
export async function composeDataRoom({ clock, folder, built, notices, report, ownZone, follow, heard }: Given) {
  const nativeBinding = process.env['WATCHKEEPER_SQLITE_BINDING'];
  const path = join(folder, 'watchkeeper.db');
  const dataFile = createDataFile({ path, workerPath: join(built, 'main', 'worker.js'), clock, nativeBinding });
  const { vault, archive, sqliteVersion } = dataFile;
  const data = createDataKeeper({
    clock, vault, path, notices, report,
    zone: ownZone,
    setSource: (state) => sources.set(state),
    grew: (added) => journal.grew(added),
  });
  const ledger = createBlindLedger({ clock, archive, report, publish: (recent) => publish('blind.changed', recent) });
  const journal = createGrowingJournal({
    clock, publish: (newestId) => publish('timeline.grew', { newestId }),
    journal: {
      append: (events) => {
        ledger.heard(events);
        return data.stores.journal.append(events);
      },
    },
    heard,
  });
  const sources = createSourceBoard({
    clock, journal, report,
    publish: (list) => {
      publish('sources.changed', list);
      follow();
    },
  });
  await data.start();
  const { stores } = data;
  return { dataFile, nativeBinding, archive, sqliteVersion, data, stores, ledger, journal, sources };
}
