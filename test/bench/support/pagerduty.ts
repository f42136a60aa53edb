import { createSystemClock } from '../../../electron/adapters/clock.ts';
import { createSimulator } from '../../../electron/drill/simulator.ts';
import { elapsedDay } from '../../../shared/time/duration.ts';
import { drillAccount, me, userToken } from '../../support/drill-account.ts';

export type BenchPagerDuty = {
  readonly apiBase: string;
  readonly token: string;
  readonly calls: () => number;
  readonly stop: () => Promise<void>;
};

/** The simulator as PagerDuty, with its person on call and no incident open: a quiet watch. */
export async function startPagerDuty(): Promise<BenchPagerDuty> {
  const clock = createSystemClock();
  const now = clock.now();
  const onCall = { userId: me, start: now - elapsedDay, end: now + elapsedDay };
  const schedules = (drillAccount.schedules ?? []).map((schedule) => ({ ...schedule, duties: [onCall] }));
  const simulator = createSimulator({ ...drillAccount, schedules, clock });
  const apiBase = await simulator.start();
  return { apiBase, token: userToken, calls: () => simulator.requests.length, stop: simulator.stop };
}

/** Points the program at the simulator. */
export function pagerDutyEnv({ apiBase }: BenchPagerDuty): NodeJS.ProcessEnv {
  return { WATCHKEEPER_PAGERDUTY_API: apiBase };
}
