import { createHash } from 'node:crypto';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import type { Clock } from '../../services/ports/clock.ts';
import type { IncidentStore } from '../../services/ports/incident-store.ts';
import { eventColumns, toEvent, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type Row = { readonly incident: string };

const toIncident = (row: Row): Incident => JSON.parse(row.incident);
/** Where the events of an instant begin: the millisecond stands above twenty bits of order. */
const positionOf = (at: Instant): bigint => BigInt(Math.round(at)) << 20n;
const opening = "json_extract(incident, '$.createdAt')";

export function createIncidentRunRepository(connection: Connection, clock: Clock): IncidentStore {
  const selectOne = connection.prepare<[string], Row>('SELECT incident FROM incidents WHERE id = ?');
  const selectOver = connection.prepare<[number, string, number], Row>(`
    SELECT incident FROM incidents WHERE (${opening}, id) < (?, ?) AND open = 0 ORDER BY ${opening} DESC, id DESC LIMIT ?`);
  const selectSince = connection.prepare<[number, number], Row>(`SELECT incident FROM incidents WHERE ${opening} >= ? ORDER BY ${opening} DESC, id DESC LIMIT ?`);
  const selectOfService = connection.prepare<[string | null, number, number], Row>(`
    SELECT incident FROM incidents WHERE json_extract(incident, '$.serviceName') IS ? AND ${opening} < ? AND open = 0 ORDER BY ${opening} DESC LIMIT ?`);
  const selectEvent = connection.prepare<[number], EventRow>(`SELECT ${eventColumns} FROM events WHERE id = ?`);
  const selectEvents = connection.prepare<[string], EventRow>(`SELECT ${eventColumns} FROM events WHERE incident_id = ? ORDER BY id`);
  const selectAround = connection.prepare<[string, number], EventRow>(`
    SELECT ${eventColumns} FROM events WHERE situation_id = ? AND incident_id IS NULL ORDER BY position DESC LIMIT ?`);
  const selectOfCheck = connection.prepare<[string, bigint, bigint, number], EventRow>(`
    SELECT ${eventColumns} FROM events WHERE check_id = ? AND incident_id IS NULL AND position >= ? AND position < ? ORDER BY position DESC LIMIT ?`);
  const selectPinned = connection.prepare<[string], { readonly policy_digest: string }>('SELECT policy_digest FROM incident_pins WHERE incident_id = ?');
  const selectPolicy = connection.prepare<[string], { readonly policy: string }>('SELECT policy FROM incident_policies WHERE digest = ?');
  const insertPolicy = connection.prepare<[string, string]>('INSERT INTO incident_policies (digest, policy) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING');
  const insertPin = connection.prepare<[string, string, number]>(`
    INSERT INTO incident_pins (incident_id, policy_digest, pinned_at_ms) VALUES (?, ?, ?) ON CONFLICT (incident_id) DO NOTHING`);
  const pin = connection.transaction((incidentIds: readonly string[], rules: string) => {
    const digest = createHash('sha256').update(rules).digest('hex');
    insertPolicy.run(digest, rules);
    for (const id of incidentIds) insertPin.run(id, digest, Math.round(clock.now()));
  });

  return {
    find: (id) => withStorageErrors(() => {
      const row = selectOne.get(id);
      return row === undefined ? null : toIncident(row);
    }),
    over: (before, limit) => withStorageErrors(() => selectOver.all(before?.createdAt ?? Number.MAX_SAFE_INTEGER, before?.id ?? '', limit).map(toIncident)),
    openedSince: (since, limit) => withStorageErrors(() => selectSince.all(since, limit).map(toIncident)),
    ofService: (serviceName, before, limit) => withStorageErrors(() => selectOfService.all(serviceName, before, limit).map(toIncident)),
    event: (id) => withStorageErrors(() => {
      const row = selectEvent.get(id);
      return row === undefined ? null : toEvent(row);
    }),
    events: (incidentId) => withStorageErrors(() => selectEvents.all(incidentId).map(toEvent)),
    around: (situationId, limit) => withStorageErrors(() => selectAround.all(situationId, limit).map(toEvent)),
    ofChecks: (checkIds, from, to, limit) => withStorageErrors(() => checkIds.flatMap((id) => selectOfCheck.all(id, positionOf(from), positionOf(to), limit)).map(toEvent)),
    pinned: (incidentId) => withStorageErrors(() => selectPinned.get(incidentId)?.policy_digest ?? null),
    rules: (name) => withStorageErrors(() => selectPolicy.get(name)?.policy ?? null),
    pin: (incidentIds, rules) => {
      if (incidentIds.length > 0) withStorageErrors(() => pin.immediate(incidentIds, rules));
    },
  };
}
