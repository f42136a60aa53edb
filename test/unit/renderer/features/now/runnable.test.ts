import { expect, it } from 'vitest';
import { runnable, toRun } from '../../../../../renderer/features/now/runnable.ts';
import { fakeStart as start } from '../../../../support/fake-clock.ts';
import { checkReport, incidentReport, situationOf } from '../../../../support/situations.ts';

const incident = situationOf(incidentReport({ severity: 3 }));
const check = situationOf(checkReport('down'));
const demo = situationOf(checkReport('down', start, { id: 'demo-web', origin: 'demo' }));

it('an incident is run on its page, failing checks as a local incident that is started for them', () => {
  expect(runnable(incident)).toEqual({ kind: 'page', incidentId: 'P1' });
  expect(runnable({ ...incident, status: 'resolved' })).toEqual({ kind: 'page', incidentId: 'P1' });
  expect(runnable(check)).toEqual({ kind: 'start', situationId: check.id });
  expect(runnable({ ...check, status: 'resolved' })).toBeNull();
  expect(runnable(demo)).toBeNull();
});

it('the key takes what has the focus, then what has an incident, then the most urgent', () => {
  expect(toRun([check, incident], check.id)).toEqual({ kind: 'start', situationId: check.id });
  expect(toRun([check, incident], null)).toEqual({ kind: 'page', incidentId: 'P1' });
  expect(toRun([check, incident], 'gone')).toEqual({ kind: 'page', incidentId: 'P1' });
  expect(toRun([check], null)).toEqual({ kind: 'start', situationId: check.id });
});

it('where nothing can be run it says why', () => {
  expect(toRun([], null)).toContain('Nothing is open');
  expect(toRun([{ ...check, status: 'resolved' }], null)).toContain('Nothing is open');
  expect(toRun([demo], null)).toContain('demo');
});
