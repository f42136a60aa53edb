import type { Archive } from '../../services/ports/archive.ts';
import { createLane } from './lane.ts';

export type ArchiveOptions = {
  /** The worker's script. */
  readonly workerPath: string;
  readonly databasePath: string;
  readonly nativeBinding?: string | undefined;
};

export function createArchive({ workerPath, databasePath, nativeBinding }: ArchiveOptions): Archive {
  const quick = createLane({ workerPath, databasePath, nativeBinding, stay: 'always' });
  const long = createLane({ workerPath, databasePath, nativeBinding, stay: 'idle' });
  return {
    timelinePage: (query) => quick.ask('timelinePage', query),
    quickCheck: () => long.ask('quickCheck', undefined),
    rest: quick.rest,
    close: async () => {
      await Promise.all([quick.close(), long.close()]);
    },
  };
}
