import type { HandoffSummary } from '../../../shared/model/handoff-view.ts';
import type { FoundHandoffsQuery } from '../../services/ports/archive.ts';
import type { Connection } from '../open.ts';
import { toHandoffSummary, type HandoffSummaryRow } from '../handoff-row.ts';

/** Past handoffs in which words stand, the newest first, with a piece of what stands round them. */
export function createFoundHandoffsReader(connection: Connection): (query: FoundHandoffsQuery) => readonly HandoffSummary[] {
  const select = connection.prepare<[string, number, string, number], HandoffSummaryRow>(`
    SELECT revision, issues, head, snippet(handoff_words, 0, '', '', '…', 16) AS found
    FROM handoff_words JOIN handoffs ON handoffs.row_id = handoff_words.rowid
    WHERE handoff_words MATCH ? AND status <> 'draft' AND deleted_at_ms IS NULL AND (changed_at_ms, id) < (?, ?) ORDER BY changed_at_ms DESC, id DESC LIMIT ?`);
  return ({ match, before, limit }) => select.all(match, before === null ? Number.MAX_SAFE_INTEGER : Math.round(before.changedAt), before?.id ?? '', limit).map(toHandoffSummary);
}
