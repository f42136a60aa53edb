import type { NewEvent, WatchEvent } from '../../../shared/model/event.ts';
import type { Clock } from '../../services/ports/clock.ts';
import { toRow, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';

export type EventWriter = (events: readonly NewEvent[]) => readonly WatchEvent[];

function complete(event: NewEvent, recordedAt: number): Omit<WatchEvent, 'id'> {
  return {
    actor: null,
    situationId: null,
    incidentId: null,
    checkId: null,
    severity: null,
    body: '',
    payload: null,
    externalId: null,
    corrects: null,
    ...event,
    occurredAt: Math.round(event.occurredAt),
    recordedAt,
  };
}

/**
 * The one place that inserts new events, for use inside a transaction. Facts whose (source, externalId) is there already are skipped;
 * the rest is returned as stored, in the order given.
 */
export function prepareEventWriter(connection: Connection, clock: Clock): EventWriter {
  const insert = connection.prepare<[Omit<EventRow, 'id'>]>(`
    INSERT INTO events (
      position, occurred_at_ms, recorded_at_ms, kind, source, actor, situation_id, incident_id, check_id,
      severity, title, body, payload, external_id, corrects_id)
    VALUES (
      coalesce(
        (SELECT max(position) + 1 FROM events WHERE position >= :occurred_at_ms << 20 AND position < (:occurred_at_ms + 1) << 20),
        :occurred_at_ms << 20),
      :occurred_at_ms, :recorded_at_ms, :kind, :source, :actor, :situation_id, :incident_id, :check_id,
      :severity, :title, :body, :payload, :external_id, :corrects_id)
    ON CONFLICT (source, external_id) WHERE external_id IS NOT NULL DO NOTHING`);

  return (events) => {
    const recordedAt = Math.round(clock.now());
    const added: WatchEvent[] = [];
    for (const event of events) {
      const full = complete(event, recordedAt);
      const result = insert.run(toRow(full));
      if (result.changes > 0) added.push({ ...full, id: Number(result.lastInsertRowid) });
    }
    return added;
  };
}
