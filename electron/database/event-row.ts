import type { EventKind, EventSource, WatchEvent } from '../../shared/model/event.ts';
import type { Severity } from '../../shared/model/severity.ts';

/** An event as its table holds it. */
export type EventRow = {
  readonly id: number;
  readonly occurred_at_ms: number;
  readonly recorded_at_ms: number;
  readonly kind: EventKind;
  readonly source: EventSource;
  readonly actor: string | null;
  readonly situation_id: string | null;
  readonly incident_id: string | null;
  readonly check_id: string | null;
  readonly severity: Severity | null;
  readonly title: string;
  readonly body: string;
  readonly payload: string | null;
  readonly external_id: string | null;
  readonly corrects_id: number | null;
};

export const eventColumns = `
  id, occurred_at_ms, recorded_at_ms, kind, source, actor, situation_id, incident_id, check_id,
  severity, title, body, payload, external_id, corrects_id`;

export function toEvent(row: EventRow): WatchEvent {
  return {
    id: row.id,
    occurredAt: row.occurred_at_ms,
    recordedAt: row.recorded_at_ms,
    kind: row.kind,
    source: row.source,
    actor: row.actor,
    situationId: row.situation_id,
    incidentId: row.incident_id,
    checkId: row.check_id,
    severity: row.severity,
    title: row.title,
    body: row.body,
    payload: row.payload === null ? null : JSON.parse(row.payload),
    externalId: row.external_id,
    corrects: row.corrects_id,
  };
}

/** The `id` is given by the database. Times are whole milliseconds there. */
export function toRow(event: Omit<WatchEvent, 'id'>): Omit<EventRow, 'id'> {
  return {
    occurred_at_ms: Math.round(event.occurredAt),
    recorded_at_ms: Math.round(event.recordedAt),
    kind: event.kind,
    source: event.source,
    actor: event.actor,
    situation_id: event.situationId,
    incident_id: event.incidentId,
    check_id: event.checkId,
    severity: event.severity,
    title: event.title,
    body: event.body,
    payload: event.payload === null || event.payload === undefined ? null : JSON.stringify(event.payload),
    external_id: event.externalId,
    corrects_id: event.corrects,
  };
}
