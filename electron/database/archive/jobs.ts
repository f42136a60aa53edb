import type { CopyPreview, DataProgress } from '../../../shared/model/data-copy.ts';
import type { CheckHistory } from '../../../shared/model/check-report.ts';
import type { HandoffSummary } from '../../../shared/model/handoff-view.ts';
import type { Density, DensityQuery, TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import type { CheckSummary, FoundHandoffsQuery } from '../../services/ports/archive.ts';
import type { Repair, Salvage } from '../../services/ports/data-vault.ts';
import type { Exported, ExportRequest } from '../copies/export-all.ts';
import type { LookRequest } from '../copies/look-into.ts';
import type { Saved, SaveRequest } from '../copies/save-copy.ts';
import type { StageRequest } from '../copies/stage-copy.ts';
import type { BackupFile } from '../upkeep/backup-files.ts';
import type { CheckHistoryQuery } from './check-history.ts';
import type { ShiftFacts, ShiftFactsQuery } from './shift-facts.ts';

/** What the worker can do: short reads, answered in turn. */
export type QuickJobs = {
  readonly timelinePage: (query: TimelineQuery) => TimelinePage;
  readonly density: (input: { readonly query: DensityQuery; readonly now: Instant }) => Density;
  readonly checkHistory: (input: { readonly query: CheckHistoryQuery; readonly now: Instant }) => CheckHistory;
  readonly checkSummaries: (input: { readonly now: Instant }) => readonly CheckSummary[];
  readonly shiftFacts: (query: ShiftFactsQuery) => ShiftFacts;
  readonly findHandoffs: (query: FoundHandoffsQuery) => readonly HandoffSummary[];
};
/** Work on the whole file, done in a worker of its own so that no read waits behind it. */
export type LongJobs = {
  readonly quickCheck: (input: undefined) => readonly string[];
  readonly backUp: (input: UpkeepInput & { readonly name?: string }) => Promise<BackupFile>;
  readonly restore: (input: UpkeepInput) => Repair;
  readonly salvage: (input: undefined) => Salvage | null;
  readonly carryJournal: (input: undefined) => void;
  readonly saveCopy: (input: SaveRequest, tell: Tell) => Promise<Saved>;
  readonly lookInto: (input: LookRequest, tell: Tell) => Promise<CopyPreview>;
  readonly stageCopy: (input: StageRequest) => Promise<void>;
  readonly exportAll: (input: ExportRequest, tell: Tell) => Promise<Exported>;
};

type Tell = (progress: DataProgress) => void;
export type UpkeepInput = { readonly folder: string; readonly now: Instant };

export type Jobs = QuickJobs & LongJobs;
export type JobName = keyof Jobs;
export type JobInput<K extends JobName> = Parameters<Jobs[K]>[0];
export type JobOutput<K extends JobName> = Awaited<ReturnType<Jobs[K]>>;

export type Request = { readonly number: number; readonly name: JobName; readonly input: unknown };
export type Answer = { readonly number: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string | null; readonly message: string }
);

/** How far a request is, before its answer. */
export type Word = { readonly number: number; readonly progress: DataProgress };

export type WorkerSetup = {
  readonly databasePath: string;
  readonly nativeBinding: string | undefined;
  /** One number in memory that both threads see: 1 once the program ends, and work under way has to stop. */
  readonly ending: Int32Array;
};
