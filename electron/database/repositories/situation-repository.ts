import type { HeldAlert } from '../../../shared/model/alerting.ts';
import type { ShownAlert } from '../../../shared/model/shown-alert.ts';
import type { Silence } from '../../../shared/model/silence.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import type { SituationStore } from '../../services/ports/situation-store.ts';
import type { Connection } from '../open.ts';
import { soonOnDisk } from '../soon-on-disk.ts';
import { withStorageErrors } from '../storage-fault.ts';
import { prepareStorms } from './storm-writer.ts';

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

  const selectSilences = connection.prepare<[], { readonly silence: string }>('SELECT silence FROM silences ORDER BY began_at_ms, id');
  const upsertSilence = connection.prepare<[string, number, number | null, string]>(`
    INSERT INTO silences (id, began_at_ms, ends_at_ms, silence) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET began_at_ms = excluded.began_at_ms, ends_at_ms = excluded.ends_at_ms, silence = excluded.silence`);
  const eraseSilence = connection.prepare<[string]>('DELETE FROM silences WHERE id = ?');
  const selectHeld = connection.prepare<[], { readonly held: string }>('SELECT held FROM held_alerts ORDER BY held_at_ms, situation_id');
  const upsertHeld = connection.prepare<[string, number, string]>(`
    INSERT INTO held_alerts (situation_id, held_at_ms, held) VALUES (?, ?, ?)
    ON CONFLICT (situation_id) DO UPDATE SET held_at_ms = excluded.held_at_ms, held = excluded.held`);
  const eraseHeld = connection.prepare<[string]>('DELETE FROM held_alerts WHERE situation_id = ?');
  const storms = prepareStorms(connection);
  const saveHeld = soonOnDisk(connection, (alerts: readonly HeldAlert[]) => {
    for (const held of alerts) upsertHeld.run(held.situationId, Math.round(held.heldAt), JSON.stringify(held));
  });
  const forgetHeld = soonOnDisk(connection, (ids: readonly string[]) => {
    for (const id of ids) eraseHeld.run(id);
  });
  const saveStorms = soonOnDisk(connection, storms.write);

  const save = soonOnDisk(connection, (situations: readonly Situation[]) => {
    for (const situation of situations) {
      const resolvedAt = situation.resolvedAt === null ? null : Math.round(situation.resolvedAt);
      upsert.run(situation.id, Math.round(situation.openedAt), resolvedAt, JSON.stringify(situation));
    }
  });
  const saveShown = soonOnDisk(connection, (alerts: readonly ShownAlert[]) => {
    for (const shown of alerts) upsertShown.run(shown.situationId, JSON.stringify(shown));
  });
  const remove = soonOnDisk(connection, (ids: readonly string[]) => {
    for (const id of ids) erase.run(id);
  });
  const read = (row: SituationRow): Situation => JSON.parse(row.situation);

  return {
    load: (resolvedSince) => withStorageErrors(() => [...selectOpen.all(), ...selectResolved.all(resolvedSince)].map(read)),
    save: (situations) => withStorageErrors(() => save(situations)),
    remove: (ids) => withStorageErrors(() => remove(ids)),
    shownAlerts: () => withStorageErrors(() => selectShown.all().map((row): ShownAlert => JSON.parse(row.shown))),
    saveShown: (shown) => withStorageErrors(() => saveShown(shown)),
    forgetShown: (situationId) => withStorageErrors(() => void eraseShown.run(situationId)),
    silences: () => withStorageErrors(() => selectSilences.all().map((row): Silence => JSON.parse(row.silence))),
    saveSilence: (silence) => withStorageErrors(() => {
      upsertSilence.run(silence.id, Math.round(silence.beganAt), silence.endsAt === null ? null : Math.round(silence.endsAt), JSON.stringify(silence));
    }),
    forgetSilence: (id) => withStorageErrors(() => void eraseSilence.run(id)),
    heldAlerts: () => withStorageErrors(() => selectHeld.all().map((row): HeldAlert => JSON.parse(row.held))),
    saveHeld: (alerts) => withStorageErrors(() => saveHeld(alerts)),
    forgetHeld: (ids) => withStorageErrors(() => forgetHeld(ids)),
    storms: () => withStorageErrors(storms.read),
    saveStorms(all) {
      withStorageErrors(() => saveStorms(all));
      storms.saved(all);
    },
  };
}
