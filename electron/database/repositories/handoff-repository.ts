import { countIssues, handoffWords } from '../../../shared/domain/handoff-text.ts';
import type { HandoffVersion } from '../../../shared/model/handoff-view.ts';
import type { HandoffStore, KeptHandoff, LoggedChange } from '../../services/ports/handoff-store.ts';
import { toHandoffSummary, type HandoffHead, type HandoffSummaryRow } from '../handoff-row.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';
import { prepareHandoffVersions } from './handoff-versions.ts';

/** So many changes of a handoff can be taken back; older ones are forgotten. */
const changesKept = 2_000;

type Row = { readonly revision: number; readonly compiled_at_ms: number | null; readonly deleted_at_ms: number | null; readonly issues: number; readonly head: string; readonly content: string };
type ChangeRow = { readonly place: number; readonly revision: number; readonly burst: number; readonly state: LoggedChange['state']; readonly change: string };

const whole = (at: number | null): number | null => (at === null ? null : Math.round(at));
const wholeRow = 'revision, compiled_at_ms, deleted_at_ms, issues, head, content';

function toKept({ revision, compiled_at_ms: compiledAt, deleted_at_ms: deletedAt, head, content }: Row): KeptHandoff {
  return { handoff: { ...(JSON.parse(head) as HandoffHead), revision, content: JSON.parse(content) }, compiledAt, deletedAt };
}
function toChange({ change, ...row }: ChangeRow): LoggedChange {
  return { ...(JSON.parse(change) as Omit<LoggedChange, keyof Omit<ChangeRow, 'change'>>), ...row };
}

export function createHandoffRepository(connection: Connection): HandoffStore {
  const versions = prepareHandoffVersions(connection);
  const selectDrafts = connection.prepare<[], Row>(`SELECT ${wholeRow} FROM handoffs WHERE status = 'draft' AND deleted_at_ms IS NULL ORDER BY changed_at_ms DESC, id DESC`);
  const selectPast = connection.prepare<[number, string, number], HandoffSummaryRow>(`
    SELECT revision, issues, head, NULL AS found FROM handoffs
    WHERE status <> 'draft' AND deleted_at_ms IS NULL AND (changed_at_ms, id) < (?, ?) ORDER BY changed_at_ms DESC, id DESC LIMIT ?`);
  const selectOne = connection.prepare<[string], Row>(`SELECT ${wholeRow} FROM handoffs WHERE id = ?`);
  const selectBefore = connection.prepare<[number, string], Row>(`
    SELECT ${wholeRow} FROM handoffs WHERE status <> 'draft' AND deleted_at_ms IS NULL AND shift_until_at_ms <= ? AND id <> ? ORDER BY shift_until_at_ms DESC, changed_at_ms DESC LIMIT 1`);
  const selectNear = connection.prepare<{ readonly until: number; readonly within: number }, Row>(`
    SELECT ${wholeRow} FROM handoffs WHERE shift_until_at_ms BETWEEN @until - @within AND @until + @within AND deleted_at_ms IS NULL ORDER BY abs(shift_until_at_ms - @until), changed_at_ms DESC`);
  const insert = connection.prepare<[string, string, number, number, number, number | null, number | null, number, string, string, string]>(`
    INSERT INTO handoffs (id, status, revision, shift_until_at_ms, changed_at_ms, compiled_at_ms, deleted_at_ms, issues, head, content, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING`);
  const update = connection.prepare<[string, number, number, number, number | null, number | null, number, string, string, string, string, number]>(`
    UPDATE handoffs SET status = ?, revision = ?, shift_until_at_ms = ?, changed_at_ms = ?, compiled_at_ms = ?, deleted_at_ms = ?, issues = ?, head = ?, content = ?, words = ?
    WHERE id = ? AND revision = ?`);
  const putChange = connection.prepare<[string, number, number, number, string, string]>(`
    INSERT INTO handoff_changes (handoff_id, place, revision, burst, state, change) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (handoff_id, place) DO UPDATE SET revision = excluded.revision, state = excluded.state, change = excluded.change`);
  const deleteChanges = connection.prepare<[string, number]>('DELETE FROM handoff_changes WHERE handoff_id = ? AND place <= ?');
  const selectSince = connection.prepare<[string, number], ChangeRow>('SELECT place, revision, burst, state, change FROM handoff_changes WHERE handoff_id = ? AND revision > ? ORDER BY place');
  const selectPlace = connection.prepare<[string], number | null>('SELECT max(place) FROM handoff_changes WHERE handoff_id = ?').pluck();
  const selectDone = connection.prepare<[string], ChangeRow>("SELECT place, revision, burst, state, change FROM handoff_changes WHERE handoff_id = ? AND state = 'done' ORDER BY place DESC LIMIT 1");
  const selectUndone = connection.prepare<[string], ChangeRow>("SELECT place, revision, burst, state, change FROM handoff_changes WHERE handoff_id = ? AND state = 'undone' ORDER BY place LIMIT 1");
  const dropUndone = connection.prepare<[string]>("UPDATE handoff_changes SET state = 'dropped' WHERE handoff_id = ? AND state = 'undone'");
  const selectBurst = {
    done: connection.prepare<{ readonly id: string }, ChangeRow>(`
      SELECT place, revision, burst, state, change FROM handoff_changes WHERE handoff_id = @id AND state = 'done'
        AND burst = (SELECT burst FROM handoff_changes WHERE handoff_id = @id AND state = 'done' ORDER BY place DESC LIMIT 1) ORDER BY place`),
    undone: connection.prepare<{ readonly id: string }, ChangeRow>(`
      SELECT place, revision, burst, state, change FROM handoff_changes WHERE handoff_id = @id AND state = 'undone'
        AND burst = (SELECT burst FROM handoff_changes WHERE handoff_id = @id AND state = 'undone' ORDER BY place LIMIT 1) ORDER BY place`),
  };

  function put({ handoff, compiledAt, deletedAt }: KeptHandoff, over: number | null): boolean {
    const { content, revision, ...head } = handoff;
    const { id, status, shiftUntil, changedAt } = handoff;
    const said = [whole(compiledAt), whole(deletedAt), countIssues(content), JSON.stringify(head), JSON.stringify(content), status === 'draft' ? '' : handoffWords(handoff)] as const;
    if (over === null) return insert.run(id, status, revision, Math.round(shiftUntil), Math.round(changedAt), ...said).changes > 0;
    return update.run(status, revision, Math.round(shiftUntil), Math.round(changedAt), ...said, id, over).changes > 0;
  }
  const write = connection.transaction(({ kept, over, log = [], drops = false, version }: Parameters<HandoffStore['write']>[0]) => {
    const { id } = kept.handoff;
    if (!put(kept, over)) return false;
    if (drops) dropUndone.run(id);
    for (const { place, revision, burst, state, ...rest } of log) putChange.run(id, place, revision, burst, state, JSON.stringify(rest));
    const newest = log.at(-1)?.place ?? 0;
    if (newest > changesKept && newest % 100 === 0) deleteChanges.run(id, newest - changesKept);
    if (version !== undefined) versions.keep(id, version);
    return true;
  });

  return {
    drafts: () => withStorageErrors(() => selectDrafts.all().map(toKept)),
    past: (before, limit) => withStorageErrors(() => selectPast.all(before === null ? Number.MAX_SAFE_INTEGER : Math.round(before.changedAt), before?.id ?? '', limit).map(toHandoffSummary)),
    find: (id) =>
      withStorageErrors(() => {
        const row = selectOne.get(id);
        return row === undefined ? null : toKept(row);
      }),
    before: (shiftUntil, notId) =>
      withStorageErrors(() => {
        const row = selectBefore.get(Math.round(shiftUntil), notId ?? '');
        return row === undefined ? null : toKept(row).handoff;
      }),
    near: (shiftUntil, within) => withStorageErrors(() => selectNear.all({ until: Math.round(shiftUntil), within }).map((row) => toKept(row).handoff)),
    write: (asked) => withStorageErrors(() => write.immediate(asked)),
    keepVersion: (id, version) => withStorageErrors(() => versions.keepAlone(id, version)),
    versions: (id) => withStorageErrors((): readonly HandoffVersion[] => versions.list(id)),
    version: (id, version) => withStorageErrors(() => versions.find(id, version)),
    burst: (id, state) => withStorageErrors(() => selectBurst[state].all({ id }).map(toChange)),
    end: (id) =>
      withStorageErrors(() => {
        const [done, undone] = [selectDone.get(id), selectUndone.get(id)];
        return { place: selectPlace.get(id) ?? 0, done: done === undefined ? null : toChange(done), undone: undone === undefined ? null : toChange(undone) };
      }),
    since: (id, revision) => withStorageErrors(() => selectSince.all(id, revision).map(toChange)),
  };
}
