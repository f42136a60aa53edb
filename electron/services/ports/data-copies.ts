import type { CopyKind, CopyPreview, DataOverview, DataProgress, ExtraPart } from '../../../shared/model/data-copy.ts';
import type { Instant } from '../../../shared/time/duration.ts';

type Tell = (progress: DataProgress) => void;

/** What a person does with the data as a whole, on a thread of its own. Rejects with a StorageError, and has changed nothing then. */
export interface DataCopies {
  overview(): DataOverview;
  /** Where a copy lies that is kept in the data folder. */
  pathOf(name: string): string;
  save(request: { readonly target: string; readonly extras: readonly ExtraPart[]; readonly madeBy: string }, tell: Tell): Promise<{ readonly bytes: number }>;
  /** Unpacks a copy beside the data and reads all of it. */
  lookInto(request: { readonly path: string; readonly takenAt: Instant | null }, tell: Tell): Promise<CopyPreview>;
  /** What was looked into takes the place of what is in use at the next start. */
  stage(request: { readonly name: string; readonly kind: CopyKind; readonly takenAt: Instant; readonly extras: readonly ExtraPart[] }): Promise<void>;
  /** Gives up what was looked into, or waits. */
  forget(): void;
  /** Copies of the wellness file that lie in the data folder; a file that a person saved elsewhere is theirs. */
  eraseWellness(): void;
  exportAll(request: { readonly target: string; readonly withWellness: boolean; readonly madeBy: string }, tell: Tell): Promise<{ readonly bytes: number; readonly rows: number }>;
}
