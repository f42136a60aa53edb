import { expect, test } from 'vitest';
import { lastRest } from '../../../../shared/domain/duty-pieces.ts';
import { pressingIncident } from '../../../../shared/domain/pressing-incident.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { incidentRun, minutes, opened } from '../../../support/incident-runs.ts';

test('an incident presses while nobody has it: until the first acknowledgement, and after one that was lost', () => {
  expect(pressingIncident(incidentRun(1))).toEqual({ severity: 1, openedAt: opened, resolvedAt: null, unacknowledged: [{ from: opened, to: null }] });
  const lost = incidentRun(2, { acknowledgements: [{ from: minutes(4), to: minutes(34) }, { from: minutes(36), to: null }] });
  expect(pressingIncident(lost).unacknowledged).toEqual([{ from: opened, to: minutes(4) }, { from: minutes(34), to: minutes(36) }]);
  expect(pressingIncident(incidentRun(2, { resolvedAt: minutes(9) })).unacknowledged).toEqual([{ from: opened, to: minutes(9) }]);
  expect(pressingIncident(incidentRun(2, { acknowledgements: [{ from: opened, to: null }], resolvedAt: minutes(9) })).unacknowledged).toEqual([]);
});

test('the last rest is the newest pause that was no break, or the one that goes on', () => {
  const pieces = [{ from: 0, to: 8 * hour }, { from: 20 * hour, to: 24 * hour }, { from: 25 * hour, to: 28 * hour }];
  const rest = (working: boolean, now: number) => lastRest(pieces, working, 4 * hour, now * hour);
  expect(rest(true, 28)).toEqual({ from: 8 * hour, to: 20 * hour });
  expect(rest(false, 30)).toEqual({ from: 8 * hour, to: 20 * hour });
  expect(rest(false, 33)).toEqual({ from: 28 * hour, to: null });
  expect(lastRest([], false, 4 * hour, 0)).toBeNull();
});
