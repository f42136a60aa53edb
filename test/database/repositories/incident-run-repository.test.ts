import { expect, test } from 'vitest';
import { migrate } from '../../../electron/database/migrate.ts';
import { migrations } from '../../../electron/database/migrations/all.ts';
import { withConnection } from '../../../electron/database/open.ts';
import { openStore } from '../../../electron/database/store.ts';
import { minute } from '../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../support/fake-clock.ts';
import { anIncident } from '../../support/situations.ts';
import { event } from '../support/events.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';
import { scratchFile } from '../support/scratch.ts';

const at = (minutes: number) => fakeStart + minutes * minute;

test('an incident is found by its id, open or over', () => {
  const { pagerDuty, incidents } = openScratchStore();
  const over = anIncident({ id: 'P2', status: 'resolved', resolvedAt: at(5) });
  pagerDuty.saveIncidents([anIncident({ id: 'P1' }), over]);
  expect(incidents.find('P2')).toEqual(over);
  expect(incidents.find('nope')).toBeNull();
});

test('what is over is listed by its opening, page by page; openings of one moment by id', () => {
  const { pagerDuty, incidents } = openScratchStore();
  pagerDuty.saveIncidents([
    anIncident({ id: 'A', createdAt: at(1), status: 'resolved' }), anIncident({ id: 'B', createdAt: at(3), elsewhere: true }), anIncident({ id: 'C', createdAt: at(3), status: 'resolved' }),
    anIncident({ id: 'D', createdAt: at(9) }),
  ]);
  expect(incidents.over(null, 2).map(({ id }) => id)).toEqual(['C', 'B']);
  expect(incidents.over({ createdAt: at(3), id: 'B' }, 2).map(({ id }) => id)).toEqual(['A']);
  expect(incidents.openedSince(at(3), 10).map(({ id }) => id)).toEqual(['D', 'C', 'B']);
});

test('earlier ones of a service are those before it, also of none', () => {
  const { pagerDuty, incidents } = openScratchStore();
  pagerDuty.saveIncidents([
    anIncident({ id: 'A', createdAt: at(1), status: 'resolved' }), anIncident({ id: 'B', createdAt: at(2), status: 'resolved', serviceName: 'Other' }),
    anIncident({ id: 'C', createdAt: at(3), status: 'resolved' }), anIncident({ id: 'D', createdAt: at(4), status: 'resolved', serviceName: null }), anIncident({ id: 'E', createdAt: at(2) }),
  ]);
  expect(incidents.ofService('Checkout', at(3), 10).map(({ id }) => id)).toEqual(['A']);
  expect(incidents.ofService('Checkout', at(9), 10).map(({ id }) => id)).toEqual(['C', 'A']);
  expect(incidents.ofService(null, at(9), 10).map(({ id }) => id)).toEqual(['D']);
});

test('both ways are by an index', () => {
  const { path } = openScratchStore();
  const plan = (sql: string) => lookInto(path).prepare<[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all().map(({ detail }) => detail).join('; ');
  const opening = "json_extract(incident, '$.createdAt')";
  expect(plan(`SELECT incident FROM incidents WHERE (${opening}, id) < (5, 'x') AND open = 0 ORDER BY ${opening} DESC, id DESC LIMIT 9`)).toMatch(/incidents_by_opening/);
  expect(plan(`SELECT incident FROM incidents WHERE json_extract(incident, '$.serviceName') IS 'x' AND ${opening} < 5 AND open = 0 ORDER BY ${opening} DESC LIMIT 9`)).toMatch(/incidents_by_service/);
});

test('the events of an incident come as they were logged; those around it are of its situation alone', () => {
  const { journal, incidents } = openScratchStore();
  const [first, second, around] = journal.append([
    event({ incidentId: 'P1', situationId: 's1', occurredAt: at(5) }), event({ incidentId: 'P1', occurredAt: at(1) }), event({ situationId: 's1', kind: 'alert.shown', occurredAt: at(2) }), event({ incidentId: 'P2', situationId: 's1' }),
  ]);
  expect(incidents.events('P1')).toEqual([first, second]);
  expect(incidents.around('s1', 10)).toEqual([around]);
  expect(incidents.event(first?.id ?? 0)).toEqual(first);
  expect(incidents.event(999)).toBeNull();
});

test('what became of checks is found in its time, without what is of an incident', () => {
  const { journal, incidents } = openScratchStore();
  journal.append([
    event({ checkId: 'api', kind: 'check.down', occurredAt: at(1) }), event({ checkId: 'api', kind: 'check.up', occurredAt: at(4) }), event({ checkId: 'api', kind: 'check.down', occurredAt: at(9) }),
    event({ checkId: 'api', incidentId: 'P1', occurredAt: at(2) }), event({ checkId: 'web', kind: 'check.down', occurredAt: at(3) }),
  ]);
  expect(incidents.ofChecks(['api'], at(1), at(9), 10).map(({ kind }) => kind)).toEqual(['check.up', 'check.down']);
  expect(incidents.ofChecks(['api', 'web'], at(0), at(99), 1).map(({ checkId, kind }) => `${checkId} ${kind}`)).toEqual(['api check.down', 'web check.down']);
  expect(incidents.ofChecks([], at(0), at(99), 10)).toEqual([]);
});

test('the first rules of an incident stay; equal rules are kept once', () => {
  const { incidents, path } = openScratchStore();
  expect(incidents.pinned('P1')).toBeNull();
  incidents.pin(['P1', 'P2'], '{"a":1}');
  incidents.pin(['P1', 'P3'], '{"a":2}');
  incidents.pin(['P4'], '{"a":1}');
  expect(['P1', 'P2', 'P3', 'P4'].map((id) => incidents.rules(incidents.pinned(id) ?? ''))).toEqual(['{"a":1}', '{"a":1}', '{"a":2}', '{"a":1}']);
  expect(lookInto(path).prepare('SELECT count(*) AS total FROM incident_policies').get()).toEqual({ total: 2 });
  expect(incidents.rules('nope')).toBeNull();
});

test('incidents of an earlier version are found as well', () => {
  const path = scratchFile();
  const old = anIncident({ id: 'P1', status: 'resolved' });
  withConnection({ path, access: 'write' }, (connection) => {
    migrate(connection, migrations.slice(0, 7));
    connection.prepare('INSERT INTO incidents (id, open, updated_at_ms, incident) VALUES (?, 0, ?, ?)').run(old.id, old.updatedAt, JSON.stringify(old));
  });
  const store = openStore({ path, clock: createFakeClock() });
  expect(store.incidents.over(null, 5)).toEqual([old]);
  expect(store.incidents.ofService('Checkout', at(1), 5)).toEqual([old]);
  store.close();
});
