import type { Archive } from '../../services/ports/archive.ts';
import type { Clock } from '../../services/ports/clock.ts';
import { createLane } from './lane.ts';

export type ArchiveOptions = {
  /** The worker's script. */
  readonly workerPath: string;
  readonly databasePath: string;
  readonly clock: Clock;
  readonly nativeBinding?: string | undefined;
};

export function createArchive({ workerPath, databasePath, clock, nativeBinding }: ArchiveOptions): Archive {
  const quick = createLane({ workerPath, databasePath, nativeBinding, stay: 'always' });
  const long = createLane({ workerPath, databasePath, nativeBinding, stay: 'idle' });
  return {
    timelinePage: (query) => quick.ask('timelinePage', query),
    density: (query) => quick.ask('density', { query, now: clock.now() }),
    checkHistory: (query) => quick.ask('checkHistory', { query, now: clock.now() }),
    checkSummaries: () => quick.ask('checkSummaries', { now: clock.now() }),
    quickCheck: () => long.ask('quickCheck', undefined),
    rest: quick.rest,
    close: async () => {
      await Promise.all([quick.close(), long.close()]);
    },
  };
}
