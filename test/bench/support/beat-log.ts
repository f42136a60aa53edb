import type { ChecksReport } from './checks-protocol.ts';
import { latenessOf, missedBeats } from './lateness.ts';

export type BeatLog = {
  readonly begin: (endpoint: number) => void;
  readonly fail: () => void;
  readonly report: () => ChecksReport;
};

/** Notes when probes begin, from its making until the report. Cheap enough to weigh nothing beside a probe. */
export function createBeatLog(healthy: number, intervalMs: number): BeatLog {
  const from = performance.now();
  const cpuBefore = process.cpuUsage();
  const beats: number[][] = Array.from({ length: healthy }, () => []);
  let failed = 0;
  return {
    begin: (endpoint) => beats[endpoint]?.push(performance.now()),
    fail: () => (failed += 1),
    report: () => {
      const { user, system } = process.cpuUsage(cpuBefore);
      const expected = Math.floor((performance.now() - from) / intervalMs);
      return {
        begun: beats.reduce((sum, own) => sum + own.length, 0),
        // A beat on the edge may fall to either side of it.
        missed: beats.reduce((sum, own) => sum + Math.max(missedBeats(own, intervalMs), expected - 1 - own.length, 0), 0),
        failed,
        cpuMs: (user + system) / 1000,
        lateness: beats.flatMap((own) => latenessOf(own, intervalMs)),
      };
    },
  };
}
