import { hour, type Milliseconds } from '../../../shared/time/duration.ts';
import type { ProbeBatch } from '../../services/ports/check-store.ts';
import type { Connection } from '../open.ts';
import { hourlyHours, hourOf, probeHours } from '../probe-retention.ts';
import { codeOfFailure, codeOfVerdict } from '../verdict-code.ts';
import { prepareSpanWriter } from './span-writer.ts';

type Result = ProbeBatch['results'][number];

/** A check as the probe tables know it. `reach`: how long after a probe its verdict is still taken as seen. */
export type ProbedCheck = { readonly number: number; readonly reach: Milliseconds };

/** At most so many expired rows leave with one slot, so that no slot takes long. */
const leavingAtOnce = 500;
/** What says that it is later than so many hours of probes ago may be a clock that is wrong: nothing expires on its word. */
const hoursOfProof = 24;

/**
 * Stores probes, for use inside a transaction. When a check enters a new hour, its hours since the last fold are folded into one row each;
 * what is past its keeping leaves little by little.
 */
export function prepareProbeWriter(connection: Connection): (results: readonly Result[], find: (id: string) => ProbedCheck | undefined) => void {
  const insert = connection.prepare<[number, number, number, number, number, number, number | null]>(`
    INSERT OR REPLACE INTO probes (hour, check_number, at_ms, duration_ms, verdict, failure, status_code) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const selectFolded = connection.prepare<[number, number], { readonly hour: number | null }>('SELECT max(hour) AS hour FROM check_hours WHERE check_number = ? AND hour <= ?');
  const fold = connection.prepare<[{ readonly number: number; readonly from: number; readonly to: number }]>(`
    WITH RECURSIVE hours (hour) AS (SELECT :from UNION ALL SELECT hour + 1 FROM hours WHERE hour + 1 < :to)
    INSERT OR REPLACE INTO check_hours (check_number, hour, passed, failed, median_ms, worst_ms)
    SELECT :number, probes.hour, count(*) FILTER (WHERE failure = 0), count(*) FILTER (WHERE failure <> 0),
      median(duration_ms) FILTER (WHERE failure = 0), max(duration_ms) FILTER (WHERE failure = 0)
    FROM hours CROSS JOIN probes ON probes.hour = hours.hour AND probes.check_number = :number
    GROUP BY probes.hour`);
  const expireProbes = connection.prepare<[number]>(`DELETE FROM probes WHERE hour < ? LIMIT ${leavingAtOnce}`);
  const expireHours = connection.prepare<[number, number]>('DELETE FROM check_hours WHERE check_number = ? AND hour < ?');
  const expireSpans = connection.prepare<[number, number]>('DELETE FROM check_spans WHERE check_number = ? AND to_at_ms < ?');
  const selectProven = connection.prepare<[], { readonly hour: number | null }>(`
    WITH RECURSIVE newest (hour, place) AS (
      SELECT (SELECT max(hour) FROM probes), 1
      UNION ALL SELECT (SELECT max(hour) FROM probes WHERE probes.hour < newest.hour), place + 1 FROM newest WHERE hour IS NOT NULL AND place < ${hoursOfProof})
    SELECT min(hour) AS hour FROM newest`);
  const extendSpan = prepareSpanWriter(connection);

  let proven: { readonly at: number; readonly hour: number } | null = null;
  /** The hour by which things expire: not later than now, and not later than a day of probes bears out, so that a clock that runs years ahead takes nothing along. */
  function expiryHour(now: number): number {
    if (proven?.at !== now) proven = { at: now, hour: selectProven.get()?.hour ?? 0 };
    return Math.min(now, proven.hour);
  }

  const currentHours = new Map<number, number>();
  function enterHour(number: number, now: number): void {
    if (currentHours.get(number) === now) return;
    const folded = selectFolded.get(number, now)?.hour;
    // The newest folded hour is folded again: after a step of the clock it may have grown.
    const from = Math.max(folded ?? 0, now - probeHours);
    if (from < now) fold.run({ number, from, to: now });
    const oldest = expiryHour(now) - hourlyHours;
    expireHours.run(number, oldest);
    expireSpans.run(number, oldest * hour);
    currentHours.set(number, now);
  }

  function store({ number, reach }: ProbedCheck, result: Result): void {
    const startedAt = Math.round(result.startedAt);
    const hourNumber = hourOf(startedAt);
    enterHour(number, hourNumber);
    insert.run(
      hourNumber, number, startedAt - hourNumber * hour, Math.round(result.durationMs),
      codeOfVerdict(result.verdict), codeOfFailure(result.failures[0]?.kind), result.statusCode,
    );
    extendSpan(number, startedAt, result.verdict, reach);
  }

  return (results, find) => {
    for (const result of results) {
      const check = find(result.checkId);
      if (check !== undefined) store(check, result);
    }
    const newest = results.at(-1);
    if (newest !== undefined) expireProbes.run(expiryHour(hourOf(newest.startedAt)) - probeHours);
  };
}
