import type { Check } from '../../../shared/model/check.ts';
import type { CheckState } from '../../../shared/model/check-state.ts';
import { second, type Milliseconds } from '../../../shared/time/duration.ts';
import type { CheckStore, ProbeBatch } from '../../services/ports/check-store.ts';
import type { Clock } from '../../services/ports/clock.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';
import { prepareEventWriter } from './event-writer.ts';
import { prepareProbeWriter, type ProbedCheck } from './probe-writer.ts';

type CheckRow = { readonly number: number; readonly definition: string };

function read(row: CheckRow): Check {
  return JSON.parse(row.definition);
}

/** When nobody probed for two intervals and a timeout, the time between was not seen (asleep, paused, not running). */
function reachOf({ rhythm }: Check): Milliseconds {
  return (2 * rhythm.intervalSeconds + rhythm.timeoutSeconds) * second;
}

export function createCheckRepository(connection: Connection, clock: Clock): CheckStore {
  const selectAll = connection.prepare<[], CheckRow>('SELECT number, definition FROM checks WHERE removed_at_ms IS NULL ORDER BY number');
  const selectStates = connection.prepare<[], { readonly state: string }>(`
    SELECT state FROM check_states JOIN checks ON checks.number = check_states.check_number WHERE removed_at_ms IS NULL ORDER BY number`);
  const selectOne = connection.prepare<[string], CheckRow>('SELECT number, definition FROM checks WHERE id = ?');
  const upsert = connection.prepare<[string, string]>(`
    INSERT INTO checks (id, definition) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, removed_at_ms = NULL`);
  const hide = connection.prepare<[number, string]>('UPDATE checks SET removed_at_ms = ? WHERE id = ? AND removed_at_ms IS NULL');
  const unhide = connection.prepare<[string], CheckRow>(`
    UPDATE checks SET removed_at_ms = NULL WHERE id = ? AND removed_at_ms IS NOT NULL RETURNING number, definition`);
  const upsertState = connection.prepare<[number, string]>(`
    INSERT INTO check_states (check_number, state) VALUES (?, ?) ON CONFLICT (check_number) DO UPDATE SET state = excluded.state`);
  const appendEvents = prepareEventWriter(connection, clock);
  const writeProbes = prepareProbeWriter(connection);

  const probed = new Map<string, ProbedCheck>();
  function find(id: string): ProbedCheck | undefined {
    const known = probed.get(id);
    if (known !== undefined) return known;
    const row = selectOne.get(id);
    if (row === undefined) return undefined;
    const found = { number: row.number, reach: reachOf(read(row)) };
    probed.set(id, found);
    return found;
  }

  const record = connection.transaction(({ results, states, events }: ProbeBatch) => {
    writeProbes(results, find);
    for (const state of states) {
      // A check that nobody knows leaves no state: there is nothing it could be shown beside.
      const check = find(state.checkId);
      if (check !== undefined) upsertState.run(check.number, JSON.stringify(state));
    }
    return appendEvents(events);
  });

  return {
    list: () => withStorageErrors(() => selectAll.all().map(read)),
    states: () => withStorageErrors(() => selectStates.all().map((row): CheckState => JSON.parse(row.state))),
    save: (check) =>
      withStorageErrors(() => {
        upsert.run(check.id, JSON.stringify(check));
        probed.delete(check.id);
        return check;
      }),
    remove: (id) => withStorageErrors(() => hide.run(Math.round(clock.now()), id).changes > 0),
    restore: (id) =>
      withStorageErrors(() => {
        const row = unhide.get(id);
        return row === undefined ? null : read(row);
      }),
    record: (batch) => withStorageErrors(() => record.immediate(batch)),
  };
}
