import { expect, test } from 'vitest';
import { fakeStart } from '../../support/fake-clock.ts';
import { anIncident } from '../../support/situations.ts';
import { event } from '../support/events.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

test('open incidents are those that are not resolved and not elsewhere, as they were saved', () => {
  const { pagerDuty } = openScratchStore();
  const open = anIncident({ id: 'P1', assignees: [{ id: 'U1', name: 'Ada' }], mergedInto: null });
  pagerDuty.saveIncidents([open, anIncident({ id: 'P2', status: 'resolved' }), anIncident({ id: 'P3', elsewhere: true }), anIncident({ id: 'P4', status: 'acknowledged', source: 'drill' })]);
  expect(pagerDuty.openIncidents()).toEqual([open, anIncident({ id: 'P4', status: 'acknowledged', source: 'drill' })]);
  pagerDuty.saveIncidents([anIncident({ id: 'P1', status: 'resolved' }), anIncident({ id: 'P2', status: 'triggered' })]);
  expect(pagerDuty.openIncidents().map(({ id }) => id)).toEqual(['P2', 'P4']);
});

test('a page of the log and its mark are stored together; the same entry once', () => {
  const { pagerDuty } = openScratchStore();
  const entry = event({ source: 'pagerduty', kind: 'incident.log', externalId: 'R1', incidentId: 'P1' });
  expect(pagerDuty.mark('P1')).toBeNull();
  expect(pagerDuty.saveLogPage('P1', [entry, event({ externalId: 'R2' })], fakeStart)).toHaveLength(2);
  expect(pagerDuty.saveLogPage('P1', [entry], null)).toEqual([]);
  expect(pagerDuty.mark('P1')).toBe(fakeStart);
  expect(pagerDuty.mark('P2')).toBeNull();
});

test('a page that cannot be stored moves no mark', () => {
  const { pagerDuty, path } = openScratchStore();
  expect(() => pagerDuty.saveLogPage('P1', [event(), event({ occurredAt: -5 })], fakeStart)).toThrow();
  expect(pagerDuty.mark('P1')).toBeNull();
  expect(lookInto(path).prepare('SELECT count(*) AS total FROM events').get()).toEqual({ total: 0 });
});
