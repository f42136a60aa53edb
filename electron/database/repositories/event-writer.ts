import type { Statement } from 'better-sqlite3';
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

/** Stores one row; an `id` of null is given by the database. The second fact of a (source, external id) is passed over. */
export function prepareEventInsert(connection: Connection): Statement<[Omit<EventRow, 'id'> & { readonly id: number | null }]> {
  return connection.prepare(`
    INSERT INTO events (
      id, position, occurred_at_ms, recorded_at_ms, kind, source, actor, situation_id, incident_id, check_id,
      severity, title, body, payload, external_id, corrects_id)
    VALUES (
      :id,
      coalesce(
        (SELECT max(position) + 1 FROM events WHERE position >= :occurred_at_ms << 20 AND position < (:occurred_at_ms + 1) << 20),
        :occurred_at_ms << 20),
      :occurred_at_ms, :recorded_at_ms, :kind, :source, :actor, :situation_id, :incident_id, :check_id,
      :severity, :title, :body, :payload, :external_id, :corrects_id)
    ON CONFLICT (source, external_id) WHERE external_id IS NOT NULL DO NOTHING`);
}

/**
 * The one way in for new events, for use inside a transaction. Facts whose (source, externalId) is there already are skipped;
 * the rest is returned as stored, in the order given.
 */
export function prepareEventWriter(connection: Connection, clock: Clock): EventWriter {
  const insert = prepareEventInsert(connection);

  return (events) => {
    const recordedAt = Math.round(clock.now());
    const added: WatchEvent[] = [];
    for (const event of events) {
      const full = complete(event, recordedAt);
      const result = insert.run({ id: null, ...toRow(full) });
      if (result.changes > 0) added.push({ ...full, id: Number(result.lastInsertRowid) });
    }
    return added;
  };
}
