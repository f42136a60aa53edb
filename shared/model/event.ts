import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import type { Severity } from './severity.ts';

/** What happened. New kinds may be added; a reader keeps what it does not know as text. */
export const EventKindSchema = z.enum([
  'incident.triggered', 'incident.acknowledged', 'incident.resolved', 'incident.reopened', 'incident.log',
  'check.down', 'check.up', 'check.flapping', 'check.steady', 'check.certificate', 'check.changed',
  'maintenance.began', 'maintenance.ended',
  'situation.opened', 'situation.acknowledged', 'situation.resolved', 'situation.merged', 'situation.split',
  'alert.shown', 'alert.failed', 'alert.action', 'alert.held', 'silence.began', 'silence.ended', 'alert.proved',
  'blind.began', 'blind.ended', 'watch.resumed', 'clock.stepped', 'clock.skewed',
  'shift.began', 'shift.ended', 'note', 'action', 'message.sent', 'message.failed',
  'duty.entered', 'duty.adjusted', 'duty.answered', 'duty.warned', 'emergency.began', 'emergency.ended', 'cover.changed',
  'routine.done', 'routine.skipped', 'routine.late', 'routine.checked', 'routine.reopened', 'rota.changed',
  'break.due', 'break.taken', 'break.ended', 'break.postponed', 'break.refused', 'break.missed', 'break.credited',
  'run.severity', 'run.status', 'run.finding', 'run.cause', 'run.called', 'run.answered', 'run.impact', 'run.update', 'run.step', 'run.decided', 'run.command', 'run.classified', 'run.prompted', 'diagnostic.ran',
  'change.logged', 'handoff.compiled', 'handoff.given', 'handoff.step', 'handoff.received', 'handoff.accepted', 'handoff.verified',
  'app.started', 'app.stopped', 'data.notice', 'connection.changed', 'policy.loaded',
]);
export type EventKind = z.infer<typeof EventKindSchema>;

export const EventSourceSchema = z.enum(['pagerduty', 'check', 'person', 'watchkeeper', 'drill']);
export type EventSource = z.infer<typeof EventSourceSchema>;

/** A fact to be appended. `externalId` makes the append idempotent: the same source and id is stored once (P4). */
export type NewEvent = {
  readonly occurredAt: Instant;
  readonly kind: EventKind;
  readonly source: EventSource;
  readonly actor?: string | null;
  readonly situationId?: string | null;
  readonly incidentId?: string | null;
  readonly checkId?: string | null;
  readonly severity?: Severity | null;
  /** One line; untrusted when it comes from outside. */
  readonly title: string;
  readonly body?: string;
  /** Anything JSON; raw answers are kept here so that later versions can show more. */
  readonly payload?: unknown;
  readonly externalId?: string | null;
  /** The event that this one corrects. */
  readonly corrects?: number | null;
};

/** An immutable timeline entry. Event time and logged time are two different facts (A22). */
export type WatchEvent = Readonly<Required<NewEvent>> & {
  readonly id: number;
  readonly recordedAt: Instant;
};
