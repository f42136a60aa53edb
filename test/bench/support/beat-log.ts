import type { ChecksOrder, ChecksReport } from './checks-protocol.ts';
import { latenessOf, missedBeats } from './lateness.ts';
import { pause } from './moment.ts';

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

export type Rounds = Pick<ChecksOrder, 'settleMs' | 'measureMs' | 'rounds'> & { readonly begin: () => BeatLog };

/** Measures while the checks run, prints the reports and ends the process. */
export async function reportRounds({ settleMs, measureMs, rounds, begin }: Rounds): Promise<never> {
  await pause(settleMs);
  const reports: ChecksReport[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const log = begin();
    await pause(measureMs);
    reports.push(log.report());
  }
  await new Promise<void>((written) => process.stdout.write(JSON.stringify(reports), () => written()));
  process.exit();
}
