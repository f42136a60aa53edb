import type { Message, MessageUpdate } from '../../../shared/model/message.ts';
import type { MessageStore } from '../../services/ports/message-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type Row = { readonly held: string };

const whole = (at: number | null): number | null => (at === null ? null : Math.round(at));

export function createMessageRepository(connection: Connection): MessageStore {
  const selectOpen = connection.prepare<[], Row>('SELECT message AS held FROM messages WHERE ended_at_ms IS NULL ORDER BY created_at_ms, rowid');
  const selectOf = connection.prepare<[string], Row>('SELECT message AS held FROM messages WHERE incident_id = ? ORDER BY created_at_ms, rowid');
  const selectUpdate = connection.prepare<[string], Row>('SELECT said AS held FROM message_updates WHERE id = ?');
  const selectUnlogged = connection.prepare<[], Row>('SELECT said AS held FROM message_updates WHERE logged_at_ms IS NULL ORDER BY rowid');
  const upsert = connection.prepare<[string, string, string, number, number | null, string]>(`
    INSERT INTO messages (id, incident_id, update_id, created_at_ms, ended_at_ms, message) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET ended_at_ms = excluded.ended_at_ms, message = excluded.message`);
  const upsertUpdate = connection.prepare<[string, number | null, string]>(`
    INSERT INTO message_updates (id, logged_at_ms, said) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET logged_at_ms = excluded.logged_at_ms, said = excluded.said`);
  const deleteEnded = connection.prepare<[number]>('DELETE FROM messages WHERE ended_at_ms < ?');
  const deleteUpdates = connection.prepare<[]>('DELETE FROM message_updates WHERE id NOT IN (SELECT update_id FROM messages)');
  const deleteForms = connection.prepare<[number]>('DELETE FROM message_forms WHERE saved_at_ms < ?');
  const selectForm = connection.prepare<[string], Row>('SELECT form AS held FROM message_forms WHERE incident_id = ?');
  const upsertForm = connection.prepare<[string, number, string]>(`
    INSERT INTO message_forms (incident_id, saved_at_ms, form) VALUES (?, ?, ?)
    ON CONFLICT (incident_id) DO UPDATE SET saved_at_ms = excluded.saved_at_ms, form = excluded.form`);
  const deleteForm = connection.prepare<[string]>('DELETE FROM message_forms WHERE incident_id = ?');

  const save = connection.transaction((messages: readonly Message[], updates: readonly MessageUpdate[]) => {
    for (const message of messages) upsert.run(message.id, message.incidentId, message.updateId, Math.round(message.createdAt), whole(message.endedAt), JSON.stringify(message));
    for (const update of updates) upsertUpdate.run(update.id, whole(update.loggedAt), JSON.stringify(update));
  });
  const forget = connection.transaction((before: number) => {
    const { changes } = deleteEnded.run(before);
    deleteUpdates.run();
    deleteForms.run(before);
    return changes;
  });

  return {
    open: () => withStorageErrors(() => selectOpen.all().map(({ held }) => JSON.parse(held))),
    ofIncident: (id) => withStorageErrors(() => selectOf.all(id).map(({ held }) => JSON.parse(held))),
    update: (id) =>
      withStorageErrors(() => {
        const row = selectUpdate.get(id);
        return row === undefined ? null : JSON.parse(row.held);
      }),
    unlogged: () => withStorageErrors(() => selectUnlogged.all().map(({ held }) => JSON.parse(held))),
    save: (messages, updates = []) => {
      if (messages.length + updates.length > 0) withStorageErrors(() => save.immediate(messages, updates));
    },
    forget: (before) => withStorageErrors(() => forget.immediate(Math.round(before))),
    form: (id) =>
      withStorageErrors(() => {
        const row = selectForm.get(id);
        return row === undefined ? null : JSON.parse(row.held);
      }),
    saveForm: (id, form, at) => withStorageErrors(() => void (form === null ? deleteForm.run(id) : upsertForm.run(id, Math.round(at), JSON.stringify(form)))),
  };
}
