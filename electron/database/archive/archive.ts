import type { Archive } from '../../services/ports/archive.ts';
import type { Clock } from '../../services/ports/clock.ts';
import { second } from '../../../shared/time/duration.ts';
import { TimelineQuerySchema, type TimelinePage, type TimelineQuery } from '../../../shared/model/timeline.ts';
import type { Lane } from './lane.ts';

const newest = TimelineQuerySchema.parse({ limit: 1 });

/** A page that is being made has the machine to itself. */
const afterDrawing = second / 2;

/** Reads on a thread of its own. `beside` gives what can be read in a moment without it, for as long as that thread is not there (T3). */
export function createArchive(lane: Lane, clock: Clock, beside: (query: TimelineQuery) => TimelinePage | null = () => null): Archive {
  let disarm = () => {};
  return {
    timelinePage: async (query) => (lane.isReady() ? null : beside(query)) ?? lane.ask('timelinePage', query),
    density: (query) => lane.ask('density', { query, now: clock.now() }),
    checkHistory: (query) => lane.ask('checkHistory', { query, now: clock.now() }),
    checkSummaries: () => lane.ask('checkSummaries', { now: clock.now() }),
    shiftFacts: (query) => lane.ask('shiftFacts', query),
    findHandoffs: (query) => lane.ask('findHandoffs', query),
    wake: () => {
      lane.wake();
      disarm();
      disarm = clock.after(afterDrawing, () => void lane.ask('timelinePage', newest).catch(() => {}));
    },
    rest: () => {
      disarm();
      lane.rest();
    },
    close: () => {
      disarm();
      return lane.close();
    },
  };
}
