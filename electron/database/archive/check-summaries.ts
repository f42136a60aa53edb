import { hour, type Instant } from '../../../shared/time/duration.ts';
import type { CheckSummary } from '../../services/ports/archive.ts';
import type { Connection } from '../open.ts';
import { hourOf, probeHours } from '../probe-retention.ts';
import { codeOfVerdict } from '../verdict-code.ts';

type Known = { readonly number: number; readonly id: string };
type Uptime = { readonly check_number: number; readonly up: number | null; readonly confirmed: number | null };
type Probe = { readonly latency: number | null };

const latenciesAtMost = 60;
const up = codeOfVerdict('up');
const down = codeOfVerdict('down');

/** What is known of every check beyond its state: how much of the confirmed time it was up, and its newest latencies. */
export function createSummaryReader(connection: Connection): (now: Instant) => readonly CheckSummary[] {
  const selectChecks = connection.prepare<[], Known>('SELECT number, id FROM checks WHERE removed_at_ms IS NULL ORDER BY number');
  const selectUptimes = connection.prepare<[{ readonly from: Instant; readonly to: Instant }], Uptime>(`
    SELECT check_number, sum(length) FILTER (WHERE verdict = ${up}) AS up, sum(length) FILTER (WHERE verdict IN (${up}, ${down})) AS confirmed
    FROM (SELECT check_number, verdict, min(to_at_ms, :to) - max(from_at_ms, :from) AS length FROM check_spans WHERE to_at_ms > :from AND from_at_ms < :to)
    GROUP BY check_number`);
  const selectProbes = connection.prepare<[number, number, number], Probe>(`
    SELECT iif(failure = 0, duration_ms, NULL) AS latency FROM probes WHERE hour = ? AND check_number = ? ORDER BY at_ms DESC LIMIT ?`);

  function shares(from: Instant, to: Instant): ReadonlyMap<number, number | null> {
    const uptimes = selectUptimes.all({ from, to });
    return new Map(uptimes.map((row) => [row.check_number, row.confirmed === null || row.confirmed === 0 ? null : (row.up ?? 0) / row.confirmed]));
  }
  function latencies(number: number, now: Instant): readonly (number | null)[] {
    const newestFirst: (number | null)[] = [];
    const current = hourOf(now);
    for (let at = current; at > current - probeHours && newestFirst.length < latenciesAtMost; at -= 1) {
      newestFirst.push(...selectProbes.all(at, number, latenciesAtMost - newestFirst.length).map(({ latency }) => latency));
    }
    return newestFirst.toReversed();
  }

  return (now) => {
    const day = shares(now - 24 * hour, now);
    const month = shares(now - 30 * 24 * hour, now);
    return selectChecks.all().map(({ number, id }) => ({
      checkId: id,
      uptimeDay: day.get(number) ?? null,
      uptimeMonth: month.get(number) ?? null,
      recentLatencies: latencies(number, now),
    }));
  };
}
