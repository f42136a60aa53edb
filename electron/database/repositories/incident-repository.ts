import type { NewEvent } from '../../../shared/model/event.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import type { Clock } from '../../services/ports/clock.ts';
import type { PagerDutyStore } from '../../services/ports/pagerduty-store.ts';
import type { Connection } from '../open.ts';
import { soonOnDisk } from '../soon-on-disk.ts';
import { withStorageErrors } from '../storage-fault.ts';
import { prepareEventWriter } from './event-writer.ts';

function isOpen({ status, elsewhere }: Incident): boolean {
  return status !== 'resolved' && elsewhere !== true;
}

/** An account's mark stands among those of incidents, under a name that no incident has. */
const accountMark = (account: string): string => `account ${account}`;

export function createIncidentRepository(connection: Connection, clock: Clock): PagerDutyStore {
  const selectOpen = connection.prepare<[], { readonly incident: string }>('SELECT incident FROM incidents WHERE open = 1 ORDER BY rowid');
  const upsert = connection.prepare<[string, number, number, string]>(`
    INSERT INTO incidents (id, open, updated_at_ms, incident) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET open = excluded.open, updated_at_ms = excluded.updated_at_ms, incident = excluded.incident`);
  const selectMark = connection.prepare<[string], { readonly read_until_ms: number }>('SELECT read_until_ms FROM incident_marks WHERE incident_id = ?');
  const upsertMark = connection.prepare<[string, number]>(`
    INSERT INTO incident_marks (incident_id, read_until_ms) VALUES (?, ?) ON CONFLICT (incident_id) DO UPDATE SET read_until_ms = excluded.read_until_ms`);
  const selectNotes = connection.prepare<[string], { readonly actor: string | null; readonly body: string; readonly occurred_at_ms: number }>(
    "SELECT actor, body, occurred_at_ms FROM events WHERE incident_id = ? AND external_id LIKE 'note:%'",
  );
  const appendEvents = prepareEventWriter(connection, clock);

  const save = soonOnDisk(connection, (incidents: readonly Incident[]) => {
    for (const incident of incidents) upsert.run(incident.id, isOpen(incident) ? 1 : 0, Math.round(incident.updatedAt), JSON.stringify(incident));
  });
  const savePage = soonOnDisk(connection, (incidentId: string, events: readonly NewEvent[], mark: Instant | null) => {
    const added = appendEvents(events);
    if (mark !== null) upsertMark.run(incidentId, Math.round(mark));
    return added;
  });

  const saveMark = soonOnDisk(connection, (name: string, until: Instant) => void upsertMark.run(name, Math.round(until)));

  return {
    openIncidents: () => withStorageErrors(() => selectOpen.all().map((row): Incident => JSON.parse(row.incident))),
    saveIncidents: (incidents) => withStorageErrors(() => save(incidents)),
    mark: (incidentId) => withStorageErrors(() => selectMark.get(incidentId)?.read_until_ms ?? null),
    notesBesideLog: (incidentId) => withStorageErrors(() => selectNotes.all(incidentId).map(({ actor, body, occurred_at_ms: at }) => ({ author: actor, text: body, at }))),
    seenUntil: (account) => withStorageErrors(() => selectMark.get(accountMark(account))?.read_until_ms ?? null),
    saveSeenUntil: (account, until) => withStorageErrors(() => saveMark(accountMark(account), until)),
    saveLogPage: (incidentId, events, mark) => withStorageErrors(() => savePage(incidentId, events, mark)),
  };
}
