import type { HandoffVersion, HandoffVersionWhole } from '../../../shared/model/handoff-view.ts';
import type { Connection } from '../open.ts';

type Row = { readonly version: number; readonly revision: number; readonly saved_at_ms: number; readonly why: HandoffVersion['why'] };

/** So many of these kinds are kept; the oldest go first. What was given, refused or came in stays. */
const typingKept = 40;
const compileKept = 20;

function toVersion({ version, revision, saved_at_ms: savedAt, why }: Row): HandoffVersion {
  return { version, revision, savedAt, why };
}

/** What a handoff was at some moments of its life. */
export function prepareHandoffVersions(connection: Connection) {
  const insert = connection.prepare<[string, string, number, number, string, string]>(`
    INSERT INTO handoff_versions (handoff_id, version, revision, saved_at_ms, why, content)
    VALUES (?, (SELECT coalesce(max(version), 0) + 1 FROM handoff_versions WHERE handoff_id = ?), ?, ?, ?, ?) RETURNING version`).pluck();
  const prune = connection.prepare<[string, string, string, string, number]>(`
    DELETE FROM handoff_versions WHERE handoff_id = ? AND why = ? AND version NOT IN (
      SELECT version FROM handoff_versions WHERE handoff_id = ? AND why = ? ORDER BY version DESC LIMIT ?)`);
  const selectAll = connection.prepare<[string], Row>('SELECT version, revision, saved_at_ms, why FROM handoff_versions WHERE handoff_id = ? ORDER BY version DESC');
  const selectOne = connection.prepare<[string, number], Row & { readonly content: string }>('SELECT version, revision, saved_at_ms, why, content FROM handoff_versions WHERE handoff_id = ? AND version = ?');

  function keep(id: string, { revision, savedAt, why, content }: Omit<HandoffVersionWhole, 'version'>): number {
    const version = Number(insert.get(id, id, revision, Math.round(savedAt), why, JSON.stringify(content)));
    if (why === 'typing') prune.run(id, why, id, why, typingKept);
    if (why === 'before-compile') prune.run(id, why, id, why, compileKept);
    return version;
  }

  return {
    /** Within a transaction. */
    keep,
    keepAlone: connection.transaction(keep).immediate,
    list: (id: string): readonly HandoffVersion[] => selectAll.all(id).map(toVersion),
    find(id: string, version: number): HandoffVersionWhole | null {
      const row = selectOne.get(id, version);
      return row === undefined ? null : { ...toVersion(row), content: JSON.parse(row.content) };
    },
  };
}
