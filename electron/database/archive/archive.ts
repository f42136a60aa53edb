import type { Archive } from '../../services/ports/archive.ts';
import type { Clock } from '../../services/ports/clock.ts';
import { TimelineQuerySchema } from '../../../shared/model/timeline.ts';
import type { Lane } from './lane.ts';

const newest = TimelineQuerySchema.parse({ limit: 1 });

/** Reads on a thread of its own. */
export function createArchive(lane: Lane, clock: Clock): Archive {
  return {
    timelinePage: (query) => lane.ask('timelinePage', query),
    density: (query) => lane.ask('density', { query, now: clock.now() }),
    checkHistory: (query) => lane.ask('checkHistory', { query, now: clock.now() }),
    checkSummaries: () => lane.ask('checkSummaries', { now: clock.now() }),
    shiftFacts: (query) => lane.ask('shiftFacts', query),
    findHandoffs: (query) => lane.ask('findHandoffs', query),
    wake: () => {
      lane.wake();
      void lane.ask('timelinePage', newest).catch(() => {});
    },
    rest: lane.rest,
    close: lane.close,
  };
}
