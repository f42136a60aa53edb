import type { Verdict } from '../../../shared/model/check-state.ts';
import type { Instant, Milliseconds } from '../../../shared/time/duration.ts';
import type { Connection } from '../open.ts';
import { codeOfVerdict } from '../verdict-code.ts';

type SpanRow = { readonly from_at_ms: number; readonly to_at_ms: number; readonly verdict: number };

/**
 * Keeps from when to when a verdict was seen to hold, for use inside a transaction. A verdict holds from its probe to the next one,
 * but only when that came within `reach`: time in which nobody looked belongs to no span.
 */
export function prepareSpanWriter(connection: Connection): (check: number, at: Instant, verdict: Verdict, reach: Milliseconds) => void {
  // Spans that begin later are of a time in which the clock was ahead: they say nothing of now.
  const selectLast = connection.prepare<[number, number], SpanRow>(
    'SELECT from_at_ms, to_at_ms, verdict FROM check_spans WHERE check_number = ? AND from_at_ms <= ? ORDER BY from_at_ms DESC LIMIT 1',
  );
  const extend = connection.prepare<[number, number, number]>('UPDATE check_spans SET to_at_ms = ? WHERE check_number = ? AND from_at_ms = ?');
  const begin = connection.prepare<[number, number, number, number]>(
    'INSERT OR REPLACE INTO check_spans (check_number, from_at_ms, to_at_ms, verdict) VALUES (?, ?, ?, ?)',
  );

  return (check, at, verdict, reach) => {
    const last = selectLast.get(check, at);
    const code = codeOfVerdict(verdict);
    // The wall clock was set back: what it says of the time since is not to be told twice.
    if (last !== undefined && at < last.to_at_ms) return;
    const seen = last !== undefined && at - last.to_at_ms <= reach;
    if (seen) extend.run(at, check, last.from_at_ms);
    if (!seen || last.verdict !== code) begin.run(check, at, at, code);
  };
}
