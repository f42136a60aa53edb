import type { CheckStore } from '../services/ports/check-store.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { Journal } from '../services/ports/journal.ts';
import type { MetaStore } from '../services/ports/meta-store.ts';
import type { PagerDutyStore } from '../services/ports/pagerduty-store.ts';
import type { SituationStore } from '../services/ports/situation-store.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { openConnection, readVersion, type Connection } from './open.ts';
import { createCheckRepository } from './repositories/check-repository.ts';
import { createIncidentRepository } from './repositories/incident-repository.ts';
import { createJournalRepository } from './repositories/journal-repository.ts';
import { createMetaRepository } from './repositories/meta-repository.ts';
import { createSituationRepository } from './repositories/situation-repository.ts';

/** Everything that writes, on one connection. */
export type Store = {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly checks: CheckStore;
  readonly pagerDuty: PagerDutyStore;
  readonly situations: SituationStore;
  readonly meta: MetaStore;
  readonly close: () => void;
};

export type StoreOptions = { readonly path: string; readonly clock: Clock; readonly nativeBinding?: string | undefined };

export function createStore(connection: Connection, clock: Clock): Store {
  return {
    connection,
    journal: createJournalRepository(connection, clock),
    checks: createCheckRepository(connection, clock),
    pagerDuty: createIncidentRepository(connection, clock),
    situations: createSituationRepository(connection),
    meta: createMetaRepository(connection),
    close: () => connection.close(),
  };
}

/** Opens a data file, brings it to the current schema and prepares everything that writes to it. */
export function openStore({ path, clock, nativeBinding }: StoreOptions): Store {
  refuseNewer(readVersion(path, nativeBinding));
  const connection = openConnection({ path, access: 'write', nativeBinding });
  try {
    migrate(connection);
    return createStore(connection, clock);
  } catch (error) {
    connection.close();
    throw error;
  }
}
