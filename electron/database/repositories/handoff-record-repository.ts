import type { HandoffExported } from '../../../shared/model/handoff-exchange.ts';
import type { HandoffRecords } from '../../services/ports/handoff-records.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type Held = { readonly held: string };
type Kind = 'arrival' | 'acceptance' | 'verification';

/** More are in nobody's way, and in nobody's interest. */
const mostExports = 50;

export function createHandoffRecordRepository(connection: Connection): HandoffRecords {
  const selectLines = connection.prepare<[string], { readonly item: string; readonly line: string }>('SELECT item_id AS item, line FROM handoff_read_backs WHERE handoff_id = ?');
  const upsertLine = connection.prepare<[string, string, string, number]>(`
    INSERT INTO handoff_read_backs (handoff_id, item_id, line, written_at_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT (handoff_id, item_id) DO UPDATE SET line = excluded.line, written_at_ms = excluded.written_at_ms`);
  const deleteLine = connection.prepare<[string, string]>('DELETE FROM handoff_read_backs WHERE handoff_id = ? AND item_id = ?');
  const selectRecord = connection.prepare<[string, Kind], Held>('SELECT held FROM handoff_records WHERE handoff_id = ? AND kind = ?');
  const upsertRecord = connection.prepare<[string, Kind, number, string]>(`
    INSERT INTO handoff_records (handoff_id, kind, recorded_at_ms, held) VALUES (?, ?, ?, ?)
    ON CONFLICT (handoff_id, kind) DO UPDATE SET recorded_at_ms = excluded.recorded_at_ms, held = excluded.held`);
  const selectExports = connection.prepare<[string, number], Held>('SELECT held FROM handoff_exports WHERE handoff_id = ? ORDER BY row_id DESC LIMIT ?');
  const insertExport = connection.prepare<[string, number, string]>('INSERT INTO handoff_exports (handoff_id, exported_at_ms, held) VALUES (?, ?, ?)');
  const trimExports = connection.prepare<[string, string, number]>('DELETE FROM handoff_exports WHERE handoff_id = ? AND row_id NOT IN (SELECT row_id FROM handoff_exports WHERE handoff_id = ? ORDER BY row_id DESC LIMIT ?)');

  const record = <T>(id: string, kind: Kind): T | null =>
    withStorageErrors(() => {
      const row = selectRecord.get(id, kind);
      return row === undefined ? null : (JSON.parse(row.held) as T);
    });
  const save = (id: string, kind: Kind, at: number, held: unknown): void => withStorageErrors(() => void upsertRecord.run(id, kind, Math.round(at), JSON.stringify(held)));
  const add = connection.transaction((id: string, exported: HandoffExported) => {
    insertExport.run(id, Math.round(exported.at), JSON.stringify(exported));
    trimExports.run(id, id, mostExports);
  });

  return {
    lines: (id) => withStorageErrors(() => Object.fromEntries(selectLines.all(id).map(({ item, line }) => [item, line]))),
    saveLine: (id, item, line, at) => withStorageErrors(() => void (line === '' ? deleteLine.run(id, item) : upsertLine.run(id, item, line, Math.round(at)))),
    arrival: (id) => record(id, 'arrival'),
    saveArrival: (id, arrival) => save(id, 'arrival', arrival.at, arrival),
    acceptance: (id) => record(id, 'acceptance'),
    saveAcceptance: (id, acceptance) => save(id, 'acceptance', acceptance.at, acceptance),
    verification: (id) => record(id, 'verification'),
    saveVerification: (id, verification) => save(id, 'verification', verification.startedAt, verification),
    exports: (id) => withStorageErrors(() => selectExports.all(id, mostExports).map(({ held }) => JSON.parse(held) as HandoffExported)),
    addExport: (id, exported) => withStorageErrors(() => add.immediate(id, exported)),
  };
}
