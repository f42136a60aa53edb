import databaseFailover from '../../../assets/drills/database-failover.yaml?raw';
import slowBurn from '../../../assets/drills/slow-burn.yaml?raw';
import { readDrill } from '../../../shared/domain/read-drill.ts';
import type { DrillPart, DrillResult } from '../../../shared/model/drill-result.ts';
import { hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';

const part = (id: DrillPart['id'], within: number, of: number, said: readonly (readonly [string, boolean | null])[] = [], rules: readonly (readonly [string, number])[] = []): DrillPart => ({
  id, within, of, evidence: said.map(([text, good], place) => ({ at: place * 7 * minute + 4 * minute, text, good })), rules: rules.map(([text, line]) => ({ text, line })),
});

function result(now: Instant): DrillResult {
  return {
    id: '0c0ffee0-0000-4000-8000-000000000001', scenario: { id: 'database-failover', title: 'Database failover at 03:00', version: 1 }, person: 'Kim Doe', startedAt: now - hour, endedAt: now - 50 * minute,
    scenarioFrom: 0, scenarioTo: 72 * minute, zone: 'UTC', slowest: 5, fastest: 20, end: 'finished', interruptions: 1,
    parts: [
      part('acknowledge', 1, 1, [['Lead database does not accept connections (SEV-1): acknowledged after 2 min; 5 min allowed', true]], [['SEV-1: acknowledge within 5 min', 183]]),
      part('engage', 0, 1, [['Lead database does not accept connections: first word 6 min after the acknowledgement', false]], [['A note with the first assessment within 5 min of the acknowledgement', 260]]),
      part('updates', 2, 3, [['Lead database: update after 9 min', true], ['Lead database: update after 12 min', true], ['Lead database: update after 21 min, 6 min late', false]], [['SEV-1: an update is due every 10 min and late after 15 min', 327]]),
      part('rungs', 1, 1, [['Lead database: Platform lead called in time', true]], [['SEV-1: 30 min after the alert while it is not mitigated call the Platform lead', 433]]),
      part('severity', 1, 1, [['Lead database: SEV-1, as the facts say', true]], [['SEV-1, Critical: The whole service is down; Data is lost or corrupted', 183]]),
      part('false-alarm', 0, 0),
      part('breaks', 0, 0, [['Break of 15 min due: still in time when the drill ended', null]]),
      part('handoff', 0, 0), part('read-back', 0, 0),
    ],
  };
}

/** Drills in the real watch: two offers, one under way, results, and an own file that cannot be played. */
export function withDrills(world: FakeWorld, now: Instant): FakeWorld {
  const offers = [['database-failover', databaseFailover], ['slow-burn', slowBurn]].flatMap(([id = '', text = '']) => {
    const reading = readDrill(text);
    return reading.ok ? [{ id, own: id === 'slow-burn', title: reading.drill.title, about: reading.drill.about, trains: reading.drill.trains, starts: reading.drill.starts, length: reading.drill.ends }] : [];
  });
  const kept = result(now);
  return {
    ...world, drillResult: kept,
    drills: {
      offers, person: 'Kim Doe', running: { title: 'Slow burn', startedAt: now }, results: [{ ...kept, within: 5, of: 7 }],
      refused: { file: 'ours.yaml', faults: [{ line: 14, column: 1, path: 'ends', message: 'Write a length of time such as 8s, 4m or 1h30m.' }] },
    },
  };
}

/** The window of a drill, interrupted by a real alert. */
export function inDrill(world: FakeWorld, now: Instant, over = false): FakeWorld {
  return { ...world, drill: { title: 'Database failover at 03:00', speed: 10, paused: true, interruptedBy: over ? null : 'SEV-1 · Payments are down', clock: { shows: now, at: now, rate: 0 }, endsAt: now + hour, allDone: false, result: over ? result(now) : null } };
}
