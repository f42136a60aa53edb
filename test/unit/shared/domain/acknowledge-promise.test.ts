import { expect, it } from 'vitest';
import { acknowledgePromise } from '../../../../shared/domain/acknowledge-promise.ts';
import { assessIncident } from '../../../../shared/domain/incident-deadlines.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { incidentRun, runbookIncidents } from '../../../support/incident-runs.ts';

const zone = 'America/New_York';
/** Of New York, in winter. */
const three = Date.parse('2026-02-03T08:07:00Z');
const running = (severity: Severity | null, over: Partial<IncidentRun> = {}) => {
  const run = incidentRun(severity, { openedAt: three, ...over });
  return { run, standing: assessIncident(run, runbookIncidents, zone, three) };
};

it.each([[1, 'Acknowledge by 03:12 (5 min)'], [2, 'Acknowledge by 03:22 (15 min)'], [3, null], [4, null], [null, null]] as const)('SEV-%s: %s', (severity, words) => {
  expect(acknowledgePromise([running(severity)], zone, three)).toBe(words);
});

it('the earliest of several counts, in the zone of the team', () => {
  expect(acknowledgePromise([running(2), running(1), running(3)], zone, three)).toBe('Acknowledge by 03:12 (5 min)');
  expect(acknowledgePromise([running(1)], 'Asia/Kolkata', three)).toBe('Acknowledge by 13:42 (5 min)');
});

it('nothing is promised any more once it was acknowledged, is over, or is late', () => {
  expect(acknowledgePromise([running(1, { acknowledgements: [{ from: three + minute, to: null }] })], zone, three + 2 * minute)).toBeNull();
  expect(acknowledgePromise([running(1)], zone, three + 5 * minute)).toBeNull();
  expect(acknowledgePromise([], zone, three)).toBeNull();
});
