import type { AllowedCommand, Confirmation } from '../../../shared/model/runbook.ts';
import type { RunbookStore } from '../../services/ports/runbook-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

export function createRunbookRepository(connection: Connection): RunbookStore {
  const selectConfirmations = connection.prepare<[], Confirmation>('SELECT subject, id, what, confirmed_at_ms AS at FROM confirmations ORDER BY subject, id');
  const upsertConfirmation = connection.prepare<[string, string, string, number]>(`
    INSERT INTO confirmations (subject, id, what, confirmed_at_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT (subject, id) DO UPDATE SET what = excluded.what, confirmed_at_ms = excluded.confirmed_at_ms`);
  const deleteConfirmation = connection.prepare<[string, string]>('DELETE FROM confirmations WHERE subject = ? AND id = ?');
  const selectAllowed = connection.prepare<[], AllowedCommand>('SELECT text, folder, allowed_at_ms AS at FROM allowed_commands ORDER BY text');
  const upsertAllowed = connection.prepare<[string, string, number]>(`
    INSERT INTO allowed_commands (text, folder, allowed_at_ms) VALUES (?, ?, ?)
    ON CONFLICT (text) DO UPDATE SET folder = excluded.folder, allowed_at_ms = excluded.allowed_at_ms`);
  const deleteAllowed = connection.prepare<[string]>('DELETE FROM allowed_commands WHERE text = ?');
  return {
    confirmations: () => withStorageErrors(() => selectConfirmations.all()),
    confirm: ({ subject, id, what, at }) => withStorageErrors(() => void upsertConfirmation.run(subject, id, what, Math.round(at))),
    unconfirm: (subject, id) => withStorageErrors(() => void deleteConfirmation.run(subject, id)),
    allowed: () => withStorageErrors(() => selectAllowed.all()),
    allow: ({ text, folder, at }) => withStorageErrors(() => void upsertAllowed.run(text, folder, Math.round(at))),
    disallow: (text) => withStorageErrors(() => void deleteAllowed.run(text)),
  };
}
