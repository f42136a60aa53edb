import { onTestFinished } from 'vitest';
import { createArchive } from '../../../electron/database/archive/archive.ts';
import { createLane } from '../../../electron/database/archive/lane.ts';
import { openConnection, type Connection } from '../../../electron/database/open.ts';
import { openStore, type Store } from '../../../electron/database/store.ts';
import type { Archive } from '../../../electron/services/ports/archive.ts';
import type { Clock } from '../../../electron/services/ports/clock.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { scratchFile } from './scratch.ts';
import { workerPath } from './worker-bundle.ts';

export type Opened = Store & { readonly path: string; readonly clock: FakeClock };

/** A store on a real file, closed when the test ends. */
export function openScratchStore(path: string = scratchFile()): Opened {
  const clock = createFakeClock();
  const store = openStore({ path, clock });
  onTestFinished(() => store.close());
  return { ...store, path, clock };
}

export function openScratchArchive(path: string, clock: Clock = createFakeClock()): Archive {
  const archive = createArchive(createLane({ workerPath, databasePath: path, nativeBinding: undefined }), clock);
  onTestFinished(() => archive.close());
  return archive;
}

/** A connection beside the store's, to look at what is really in the file. */
export function lookInto(path: string): Connection {
  const connection = openConnection({ path, access: 'read' });
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}
