import { DrillResultSchema, type DrillResult } from '../../../shared/model/drill-result.ts';
import type { DrillStore } from '../../services/ports/drill-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type Row = { readonly result: string };

/** One row of a version that cannot be read hides none of the others. */
function read({ result }: Row): readonly DrillResult[] {
  const parsed = DrillResultSchema.safeParse(JSON.parse(result));
  return parsed.success ? [parsed.data] : [];
}

export function createDrillRepository(connection: Connection): DrillStore {
  const selectAll = connection.prepare<[], Row>('SELECT result FROM drill_results ORDER BY ended_at_ms DESC, id');
  const selectOne = connection.prepare<[string], Row>('SELECT result FROM drill_results WHERE id = ?');
  const insert = connection.prepare<[string, number, string, string, string]>('INSERT INTO drill_results (id, ended_at_ms, scenario, person, result) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING');
  const erase = connection.prepare<[string]>('DELETE FROM drill_results WHERE id = ?');
  return {
    list: () => withStorageErrors(() => selectAll.all().flatMap(read)),
    find: (id) => withStorageErrors(() => selectOne.all(id).flatMap(read)[0] ?? null),
    save: (result) => withStorageErrors(() => void insert.run(result.id, Math.round(result.endedAt), result.scenario.id, result.person, JSON.stringify(result))),
    remove: (id) => withStorageErrors(() => void erase.run(id)),
  };
}
