import type { Clock } from '../services/ports/clock.ts';
import type { Stores } from '../services/ports/data-vault.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { watchJournal, type JournalWatch } from './journal-length.ts';
import { openConnection, readVersion, type Connection } from './open.ts';
import { createCheckRepository } from './repositories/check-repository.ts';
import { createDrillRepository } from './repositories/drill-repository.ts';
import { createFactRepository } from './repositories/fact-repository.ts';
import { createHandoffRecordRepository } from './repositories/handoff-record-repository.ts';
import { createHandoffRepository } from './repositories/handoff-repository.ts';
import { createIncidentRepository } from './repositories/incident-repository.ts';
import { createIncidentRunRepository } from './repositories/incident-run-repository.ts';
import { createJournalRepository } from './repositories/journal-repository.ts';
import { createMessageRepository } from './repositories/message-repository.ts';
import { createMetaRepository } from './repositories/meta-repository.ts';
import { createOutboxRepository } from './repositories/outbox-repository.ts';
import { createRunbookRepository } from './repositories/runbook-repository.ts';
import { createSituationRepository } from './repositories/situation-repository.ts';
import { createTrainingRepository } from './repositories/training-repository.ts';

/** The stores on one connection. */
export type Store = Stores & {
  readonly connection: Connection;
  /** The format before it was brought up to date. */
  readonly versionBefore: number;
  readonly writeAhead: JournalWatch;
  readonly close: () => void;
};

export type StoreOptions = { readonly path: string; readonly clock: Clock; readonly nativeBinding?: string | undefined };

function createStores(connection: Connection, clock: Clock): Stores {
  return {
    journal: createJournalRepository(connection, clock),
    checks: createCheckRepository(connection, clock),
    pagerDuty: createIncidentRepository(connection, clock),
    incidents: createIncidentRunRepository(connection, clock),
    facts: createFactRepository(connection),
    situations: createSituationRepository(connection),
    outbox: createOutboxRepository(connection),
    messages: createMessageRepository(connection),
    runbook: createRunbookRepository(connection),
    training: createTrainingRepository(connection),
    handoffs: createHandoffRepository(connection),
    handoffRecords: createHandoffRecordRepository(connection),
    drills: createDrillRepository(connection),
    meta: createMetaRepository(connection),
  };
}

/** Opens a data file, brings it to the current schema and prepares everything that writes to it. */
export function openStore({ path, clock, nativeBinding }: StoreOptions): Store {
  const versionBefore = readVersion(path, nativeBinding);
  refuseNewer(versionBefore);
  const connection = openConnection({ path, access: 'write', nativeBinding });
  try {
    migrate(connection);
    return { ...createStores(connection, clock), connection, versionBefore, writeAhead: watchJournal(connection), close: () => void connection.close() };
  } catch (error) {
    connection.close();
    throw error;
  }
}
