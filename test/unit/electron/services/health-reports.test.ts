import { expect, test } from 'vitest';
import { createHealthReports } from '../../../../electron/services/health-reports.ts';
import { checkOf, stateOf } from '../../../support/checks.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const fail = (error: unknown) => {
  throw error;
};

test('after the end nothing is read and no timer is armed, whatever is still judged', async () => {
  const clock = createFakeClock();
  let reads = 0;
  const checkSummaries = async () => {
    reads += 1;
    return [];
  };
  const reports = createHealthReports({ clock, history: { checkSummaries }, publish: () => {}, report: fail });
  const check = checkOf('api');
  reports.set([{ check, state: stateOf({ checkId: 'api' }) }]);
  reports.start();
  await clock.settle();
  reports.stop();
  reports.judged({ check, state: stateOf({ checkId: 'api', confirmed: 'down' }) }, null);
  reports.set([{ check, state: stateOf({ checkId: 'api' }) }]);
  expect([reads, clock.armed()]).toEqual([1, 0]);
});
