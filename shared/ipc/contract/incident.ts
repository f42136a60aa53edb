import { z } from 'zod';
import type { WatchEvent } from '../../model/event.ts';
import { CorrectSchema, IncidentExportSchema, IncidentTimelineQuerySchema, IncidentsQuerySchema, LocalIncidentSchema, SaySchema, type DueItem, type Exported, type HitRate, type IncidentPage, type IncidentTimeline, type IncidentsPage } from '../../model/incident-page.ts';
import { IncidentIdSchema, type Incident } from '../../model/incident.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { IncidentChoices } from '../../model/pagerduty-choices.ts';
import { call, event, nothing, returns } from './shape.ts';

const IncidentInput = z.strictObject({ id: IncidentIdSchema });

/** Incidents, what is due on them. */
export const incidentCalls = {
  /** What can be chosen when acting on an incident. */
  'incident.choices': call(z.strictObject({ id: IncidentIdSchema }), returns<IncidentChoices>()),
  /** Those that are open, and a page of what is over. */
  'incidents.list': call(IncidentsQuerySchema, returns<IncidentsPage>()),
  'incident.page': call(IncidentInput, returns<IncidentPage>()),
  /** Older entries than the page itself holds. */
  'incident.timeline': call(IncidentTimelineQuerySchema, returns<IncidentTimeline>()),
  /** Which incident is being looked at: `incident.changed` tells of this one, until another is named. */
  'incident.watch': call(z.strictObject({ id: IncidentIdSchema.nullable() }), returns<Outcome>()),
  'incident.acknowledge': call(IncidentInput, returns<Outcome>()),
  /** On disk when it answers. Not refused for an incident that is over: what was forgotten is put in. */
  'incident.say': call(SaySchema, returns<WatchEvent>()),
  /** A new wording of what a person said; what it said before is kept. Answers the correction. */
  'incident.correct': call(CorrectSchema, returns<WatchEvent>()),
  /** Strikes the last status, tick, call, update, severity, fact or command that a person entered here. */
  'incident.undo': call(IncidentInput, returns<Outcome>()),
  'incident.createLocal': call(LocalIncidentSchema, returns<Incident>()),
  /** Local incidents only; PagerDuty's are resolved through the outbox. */
  'incident.resolveLocal': call(IncidentInput.extend({ resolution: z.string().trim().max(25_000).default('') }), returns<Outcome>()),
  'incident.reopenLocal': call(IncidentInput, returns<Outcome>()),
  /** The whole timeline in the order of events, or a draft of the post-incident report. */
  'incident.export': call(IncidentExportSchema, returns<Exported>()),
  /** What is due next, over all incidents, the earliest first. */
  'due.list': call(nothing, returns<readonly DueItem[]>()),
  'response.rate': call(nothing, returns<HitRate>()),
} as const;

export const incidentEvents = {
  /** Of the incident that is being looked at. */
  'incident.changed': event<IncidentPage>(),
  'due.changed': event<readonly DueItem[]>(),
  'response.changed': event<HitRate>(),
} as const;
