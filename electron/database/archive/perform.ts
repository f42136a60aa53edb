import { isStorageError, StorageError } from '../../services/ports/storage-error.ts';
import { openConnection, withConnection, type Connection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { backUp } from '../upkeep/backup.ts';
import { carryJournal } from '../upkeep/carry-journal.ts';
import { restore } from '../upkeep/restore.ts';
import { salvage } from '../upkeep/salvage.ts';
import { createCheckHistoryReader } from './check-history.ts';
import { createSummaryReader } from './check-summaries.ts';
import { createDensityReader } from './density.ts';
import { createFoundHandoffsReader } from './found-handoffs.ts';
import { reasonOf } from '../../../shared/domain/reason-of.ts';
import type { DataProgress } from '../../../shared/model/data-copy.ts';
import type { Answer, Jobs, QuickJobs, Request, WorkerSetup } from './jobs.ts';
import { quickCheck } from './quick-check.ts';
import { createShiftFactsReader } from './shift-facts.ts';
import { createTimelineReader } from './timeline-page.ts';

function readers(connection: Connection): QuickJobs {
  const density = createDensityReader(connection);
  const checkHistory = createCheckHistoryReader(connection);
  const checkSummaries = createSummaryReader(connection);
  return {
    timelinePage: createTimelineReader(connection),
    density: ({ query, now }) => density(query, now),
    checkHistory: ({ query, now }) => checkHistory(query, now),
    checkSummaries: ({ now }) => checkSummaries(now),
    shiftFacts: createShiftFactsReader(connection),
    findHandoffs: createFoundHandoffsReader(connection),
  };
}

export type Performer = { readonly perform: (request: Request, tell?: (progress: DataProgress) => void) => Promise<Answer>; readonly close: () => void };

/** All that the worker does, apart from receiving and answering. The reading connection is opened by the first read. */
export function createPerformer({ databasePath, nativeBinding, ending }: WorkerSetup): Performer {
  const options = { path: databasePath, access: 'read', nativeBinding } as const;
  let connection: Connection | null = null;
  let open: QuickJobs | null = null;
  /** Throws once the program ends. Long work calls it again and again, and leaves nothing half done behind. */
  const goOn = (): void => {
    if (Atomics.load(ending, 0) === 1) throw new StorageError('failed', 'Watchkeeper is ending: work on the data was stopped, and what was unfinished is removed.');
  };
  const reading = (): QuickJobs => (open ??= readers((connection = openConnection(options))));

  const jobs: Jobs = {
    timelinePage: (query) => reading().timelinePage(query),
    density: (input) => reading().density(input),
    checkHistory: (input) => reading().checkHistory(input),
    checkSummaries: (input) => reading().checkSummaries(input),
    shiftFacts: (query) => reading().shiftFacts(query),
    findHandoffs: (query) => reading().findHandoffs(query),
    quickCheck: () => withConnection(options, (whole) => quickCheck(whole, goOn)),
    backUp: (input) => backUp({ databasePath, nativeBinding, goOn, ...input }),
    restore: ({ folder, now }) => restore({ databasePath, nativeBinding, backupFolder: folder, now }),
    salvage: () => salvage({ databasePath, nativeBinding }),
    carryJournal: () => carryJournal({ databasePath, nativeBinding }),
    // What a person seldom asks for is read when they do.
    saveCopy: async (input, tell) => (await import('../copies/save-copy.ts')).saveCopy({ nativeBinding, ...input }, tell),
    lookInto: async (input, tell) => (await import('../copies/look-into.ts')).lookInto({ nativeBinding, ...input }, tell),
    stageCopy: async (input) => (await import('../copies/stage-copy.ts')).stageCopy(input),
    exportAll: async (input, tell) => (await import('../copies/export-all.ts')).exportAll({ nativeBinding, ...input }, tell),
  };
  const byName = new Map<string, (input: never, tell: (progress: DataProgress) => void) => unknown>(Object.entries(jobs));

  return {
    async perform({ number, name, input }, tell = () => {}) {
      try {
        const job = byName.get(name);
        goOn();
        if (job === undefined) throw new Error(`The worker does not know the job ${name}.`);
        return { number, ok: true, value: await job(input as never, (progress) => {
          goOn();
          tell(progress);
        }) };
      } catch (error) {
        const known = asStorageError(error);
        const message = reasonOf(known);
        return { number, ok: false, fault: isStorageError(known) ? known.fault : null, message };
      }
    },
    close: () => void connection?.close(),
  };
}
