import type { FactStore } from '../../services/ports/fact-store.ts';
import { eventColumns, toEvent, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

export function createFactRepository(connection: Connection): FactStore {
  const selectKind = connection.prepare<[string, number], EventRow>(`SELECT ${eventColumns} FROM events WHERE kind = ? AND position >= ? << 20`);
  const selectAcknowledged = connection.prepare<[number, string, string | null], { readonly incident_id: string }>(`
    SELECT DISTINCT incident_id FROM events
    WHERE kind IN ('incident.acknowledged', 'incident.reopened') AND position >= ? << 20 AND incident_id IS NOT NULL
      AND (actor = ? OR json_extract(payload, '$.agent.id') = ?)`);
  const whole = (since: number): number => Math.max(0, Math.floor(since));
  return {
    ofKinds: (kinds, since) => withStorageErrors(() => kinds.flatMap((kind) => selectKind.all(kind, whole(since)).map(toEvent)).toSorted((a, b) => a.id - b.id)),
    acknowledgedBy: (name, userId, since) => withStorageErrors(() => selectAcknowledged.all(whole(since), name, userId).map(({ incident_id: id }) => id)),
  };
}
