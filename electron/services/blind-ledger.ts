import { blindKinds, blindSpans, cutIntervals, forgetBefore, mergeSpans, type BlindEvent } from '../../shared/domain/blind-intervals.ts';
import type { BlindInterval } from '../../shared/model/blind.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import { elapsedDay, hour, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Archive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';

/** Today and the evening before it, in any zone. */
const recentFor: Milliseconds = elapsedDay + 12 * hour;
const pageSize = 500;
/** What began before a window is found among this many events before it. */
const lookBack = 200;

export type BlindLedgerOptions = {
  readonly clock: Clock;
  readonly archive: Pick<Archive, 'timelinePage'>;
  readonly publish: (recent: readonly BlindInterval[]) => void;
  readonly report: (error: unknown) => void;
};

const isOurs = ({ kind }: Pick<NewEvent, 'kind'>): boolean => blindKinds.includes(kind);

/** When nothing could be seen, from the log of events: the last day and a half at hand, everything before on request. */
export function createBlindLedger({ clock, archive, publish, report }: BlindLedgerOptions) {
  /** No more of it than the last day and a half needs, however long the program runs. */
  let known: readonly BlindEvent[] = [];
  const begun = clock.now();

  async function page(from: Instant | null, to: Instant | null, most: number): Promise<readonly WatchEvent[]> {
    const found: WatchEvent[] = [];
    const filter = { kinds: [...blindKinds], sources: [], severities: [], situationId: null, incidentId: null, checkId: null, text: '', from, to };
    for (let before: Parameters<Archive['timelinePage']>[0]['before'] = null; found.length < most; ) {
      const { events, next } = await archive.timelinePage({ filter, before, limit: Math.min(pageSize, most - found.length) });
      found.push(...events);
      if (next === null) break;
      before = next;
    }
    return found;
  }
  /** In the order of recording. */
  async function eventsSince(from: Instant): Promise<readonly WatchEvent[]> {
    const [since, before] = await Promise.all([page(from, null, 20_000), page(null, from, lookBack)]);
    return [...before, ...since].sort((a, b) => a.id - b.id);
  }
  const recent = (): readonly BlindInterval[] => cutIntervals(mergeSpans(blindSpans(known)), clock.now() - recentFor, clock.now() + elapsedDay);

  return {
    /** Reads what earlier runs left. */
    async start(): Promise<void> {
      try {
        // What this run recorded meanwhile was heard.
        const earlier = (await eventsSince(begun - recentFor)).filter(({ recordedAt }) => recordedAt < begun);
        known = [...earlier, ...known];
        publish(recent());
      } catch (error) {
        report(error);
      }
    },
    /** Events on their way to the log. */
    heard(events: readonly NewEvent[]): void {
      const ours = events.filter(isOurs);
      if (ours.length === 0) return;
      const now = clock.now();
      known = forgetBefore([...known, ...ours], now - recentFor, now);
      publish(recent());
    },
    recent,
    /** The part of every blind interval that lies between two instants, oldest first. */
    async intervals(from: Instant, to: Instant): Promise<readonly BlindInterval[]> {
      const events = await eventsSince(from);
      return cutIntervals(mergeSpans(blindSpans(events)), from, to);
    },
  };
}

export type BlindLedger = ReturnType<typeof createBlindLedger>;
