import type { CheckHistory, CheckReport } from '../../../shared/model/check-report.ts';
import type { EventKind, WatchEvent } from '../../../shared/model/event.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { HandoffSummary } from '../../../shared/model/handoff-view.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import type { Density, DensityQuery, TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';
import type { HandoffCursor } from './handoff-store.ts';

/** What is known of a check beyond its definition and its state. */
export type CheckSummary = { readonly checkId: string } & Pick<CheckReport, 'uptimeDay' | 'uptimeMonth' | 'recentLatencies'>;

/** `match` is a query of the index of words (`toMatch`). */
export type FoundHandoffsQuery = { readonly match: string; readonly before: HandoffCursor | null; readonly limit: number };

/** What is read from the whole of the data, off the main thread. Rejects with a StorageError; nothing here changes what is stored. */
export interface Archive {
  timelinePage(query: TimelineQuery): Promise<TimelinePage>;
  /** Reaches from the oldest event to now where the query leaves it open. */
  density(query: DensityQuery): Promise<Density>;
  /** The last so many hours of a check; empty columns for one that nobody knows. */
  checkHistory(query: { readonly id: string; readonly hours: number }): Promise<CheckHistory>;
  /** Of every check that is not removed, in their order. */
  checkSummaries(): Promise<readonly CheckSummary[]>;
  /** What happened since an instant: events of some kinds in the order in which they were logged, and incidents resolved since, the newest first. */
  shiftFacts(query: { readonly from: Instant; readonly kinds: readonly EventKind[]; readonly lasting: readonly EventKind[] }): Promise<{ readonly events: readonly WatchEvent[]; readonly resolved: readonly Incident[]; readonly said: readonly WatchEvent[] }>;
  /** Past handoffs in which words stand, and where; the newest first. */
  findHandoffs(query: FoundHandoffsQuery): Promise<readonly HandoffSummary[]>;
  /** Starts the reading thread ahead of the first question, so that it and the page are made at the same time, and keeps it. */
  wake(): void;
  /** As at first: the reading thread is there only while something is asked of it. */
  rest(): void;
  close(): Promise<void>;
}
