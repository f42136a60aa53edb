import type { CheckHistory } from '../../../shared/model/check-report.ts';
import { hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { Connection } from '../open.ts';
import { hourOf } from '../probe-retention.ts';
import { verdictOfCode } from '../verdict-code.ts';

export type CheckHistoryQuery = { readonly id: string; readonly hours: number };

type Column = { readonly column: number; readonly failed: number; readonly median: number | null; readonly worst: number | null };
type Span = { readonly from_at_ms: number; readonly to_at_ms: number; readonly verdict: number };
/** Numbers reach SQL as fractions, whole ones too: what is divided without a rest goes as a bigint. */
type Range = { readonly number: number; readonly first: number; readonly end: number; readonly from: bigint; readonly width: bigint };

/** Up to a week is drawn from single probes, in columns of a minute or more; beyond it from the hours they were folded into. */
const detailedHours = 7 * 24;
const columnsAtMost = 288;

const probesOf = `
  WITH RECURSIVE hours (hour) AS (SELECT :first UNION ALL SELECT hour + 1 FROM hours WHERE hour + 1 < :end)
  SELECT (probes.hour * ${hour} + at_ms - :from) / :width AS column, count(*) FILTER (WHERE failure <> 0) AS failed,
    median(duration_ms) FILTER (WHERE failure = 0) AS median, max(duration_ms) FILTER (WHERE failure = 0) AS worst
  FROM hours CROSS JOIN probes ON probes.hour = hours.hour AND probes.check_number = :number
  GROUP BY column`;

/** The latencies of a check in columns of equal length, and from when to when a verdict was seen to hold. */
export function createCheckHistoryReader(connection: Connection): (query: CheckHistoryQuery, now: Instant) => CheckHistory {
  const selectNumber = connection.prepare<[string], { readonly number: number }>('SELECT number FROM checks WHERE id = ?');
  const selectProbes = connection.prepare<[Range], Column>(probesOf);
  const selectHours = connection.prepare<[Range], Column>(`
    SELECT hour - :first AS column, failed, median_ms AS median, worst_ms AS worst FROM check_hours
    WHERE check_number = :number AND hour >= :first AND hour < :end`);
  const selectSpans = connection.prepare<[number, number, number], Span>(`
    SELECT from_at_ms, to_at_ms, verdict FROM check_spans WHERE check_number = ? AND to_at_ms > ? AND from_at_ms < ? ORDER BY from_at_ms`);

  function columnsOf(number: number, hours: number, from: Instant, width: number, now: Instant): readonly Column[] {
    const end = hourOf(now) + 1;
    const range = { number, first: hourOf(from), end, from: BigInt(from), width: BigInt(width) };
    if (hours <= detailedHours) return selectProbes.all(range);
    // The running hour is folded when it ends.
    const running = selectProbes.all({ ...range, first: end - 1 });
    const folded = selectHours.all(range);
    return [...folded.filter(({ column }) => !running.some((one) => one.column === column)), ...running];
  }

  return ({ id, hours }, now) => {
    const width = hours > detailedHours ? hour : Math.max(minute, Math.ceil((hours * hour) / columnsAtMost / minute) * minute);
    const from = Math.floor((now - hours * hour) / width) * width;
    const count = Math.floor((now - from) / width) + 1;
    const median: (number | null)[] = Array.from({ length: count }, () => null);
    const worst: (number | null)[] = Array.from({ length: count }, () => null);
    const failed: number[] = Array.from({ length: count }, () => 0);
    const number = selectNumber.get(id)?.number;
    const columns = number === undefined ? [] : columnsOf(number, hours, from, width, now);
    for (const column of columns) {
      if (column.column < 0 || column.column >= count) continue;
      median[column.column] = column.median;
      worst[column.column] = column.worst;
      failed[column.column] = column.failed;
    }
    const spans = number === undefined ? [] : selectSpans.all(number, from, now);
    return {
      checkId: id,
      at: median.map((_, index) => from + index * width),
      median,
      worst,
      failed,
      spans: spans.map((span) => ({ verdict: verdictOfCode(span.verdict), from: Math.max(span.from_at_ms, from), to: Math.min(span.to_at_ms, now) })),
    };
  };
}
