import type { ShownAlert } from '../../../shared/model/shown-alert.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import type { SituationStore } from '../../services/ports/situation-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type SituationRow = { readonly situation: string };

export function createSituationRepository(connection: Connection): SituationStore {
  const selectOpen = connection.prepare<[], SituationRow>('SELECT situation FROM situations WHERE resolved_at_ms IS NULL ORDER BY opened_at_ms, id');
  const selectResolved = connection.prepare<[number], SituationRow>('SELECT situation FROM situations WHERE resolved_at_ms >= ? ORDER BY resolved_at_ms, id');
  const upsert = connection.prepare<[string, number, number | null, string]>(`
    INSERT INTO situations (id, opened_at_ms, resolved_at_ms, situation) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET opened_at_ms = excluded.opened_at_ms, resolved_at_ms = excluded.resolved_at_ms, situation = excluded.situation`);
  const erase = connection.prepare<[string]>('DELETE FROM situations WHERE id = ?');
  const selectShown = connection.prepare<[], { readonly shown: string }>('SELECT shown FROM shown_alerts ORDER BY situation_id');
  const upsertShown = connection.prepare<[string, string]>(`
    INSERT INTO shown_alerts (situation_id, shown) VALUES (?, ?) ON CONFLICT (situation_id) DO UPDATE SET shown = excluded.shown`);
  const eraseShown = connection.prepare<[string]>('DELETE FROM shown_alerts WHERE situation_id = ?');

  const save = connection.transaction((situations: readonly Situation[]) => {
    for (const situation of situations) {
      const resolvedAt = situation.resolvedAt === null ? null : Math.round(situation.resolvedAt);
      upsert.run(situation.id, Math.round(situation.openedAt), resolvedAt, JSON.stringify(situation));
    }
  });
  const remove = connection.transaction((ids: readonly string[]) => {
    for (const id of ids) erase.run(id);
  });
  const read = (row: SituationRow): Situation => JSON.parse(row.situation);

  return {
    load: (resolvedSince) => withStorageErrors(() => [...selectOpen.all(), ...selectResolved.all(resolvedSince)].map(read)),
    save: (situations) => withStorageErrors(() => save.immediate(situations)),
    remove: (ids) => withStorageErrors(() => remove.immediate(ids)),
    shownAlerts: () => withStorageErrors(() => selectShown.all().map((row): ShownAlert => JSON.parse(row.shown))),
    saveShown: (shown) => withStorageErrors(() => void upsertShown.run(shown.situationId, JSON.stringify(shown))),
    forgetShown: (situationId) => withStorageErrors(() => void eraseShown.run(situationId)),
  };
}
