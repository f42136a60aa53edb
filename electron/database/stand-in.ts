import { existsSync } from 'node:fs';
import type { Clock } from '../services/ports/clock.ts';
import { withConnection, type Connection } from './open.ts';
import { openStore, type Store } from './store.ts';
import { carrySmallTables } from './upkeep/small-tables.ts';

export type StandInOptions = { readonly path: string; readonly clock: Clock; readonly nativeBinding?: string | undefined };

/** Reads what the file can still tell; whatever keeps it from that is no reason to stop watching. */
function seed(target: Connection, path: string, nativeBinding: string | undefined): void {
  if (!existsSync(path)) return;
  for (const access of ['write', 'read'] as const) {
    try {
      withConnection({ path, access, alone: true, nativeBinding }, (source) => carrySmallTables(source, target));
      return;
    } catch {
      // The next way may work; without any, the watch begins empty.
    }
  }
}

/** Stores in memory, for as long as the data file cannot be opened. */
export function openStandIn({ path, clock, nativeBinding }: StandInOptions): Store {
  const store = openStore({ path: ':memory:', clock, nativeBinding });
  seed(store.connection, path, nativeBinding);
  return store;
}
