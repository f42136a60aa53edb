import type { WatchEvent } from '../model/event.ts';
import type { EscalationComparison, IncidentPage, SeenBefore } from '../model/incident-page.ts';
import type { Incident } from '../model/incident.ts';
import { RunEntrySchema, type RunEntry } from '../model/run-entry.ts';
import type { SituationMember } from '../model/situation.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import type { Instant } from '../time/duration.ts';
import { channelName } from './channel-name.ts';
import { standingEvents } from './corrected-events.ts';
import { assessIncident } from './incident-deadlines.ts';
import { currentSeverity, currentStatus } from './incident-now.ts';
import { phaseAt } from './incident-phase.ts';
import { projectRun, tickedSteps } from './incident-projection.ts';
import { countUnticked, inLocalWords, stepKeys, stepLists, stepsOfAcknowledging } from './incident-steps.ts';
import { incidentTimeline, lastUndoable } from './incident-timeline.ts';
import { isOwnAcknowledgement } from './own-acknowledgement.ts';
import { eventLabel } from './timeline-words.ts';

export type IncidentPageFacts = {
  readonly incident: Incident;
  /** Its own. */
  readonly events: readonly WatchEvent[];
  /** Of its situation and of the checks in it: they stand in its timeline and say nothing of how it is run. */
  readonly around: readonly WatchEvent[];
  readonly situationId: string | null;
  readonly related: readonly SituationMember[];
  readonly policy: IncidentPolicy;
  readonly policyChangedSince: boolean;
  readonly seenBefore: SeenBefore;
  readonly escalation: EscalationComparison | null;
  /** IANA zone of the team. */
  readonly zone: string;
  readonly me: string;
  /** Who they are in PagerDuty; null: it is not known. */
  readonly userId: string | null;
};

/** How many entries travel with the page. */
const pageSize = 200;

/** The newest classification of the page that stands. */
export function classificationOf(events: readonly WatchEvent[]): Extract<RunEntry, { kind: 'run.classified' }> | null {
  for (const { event } of standingEvents(events).toReversed()) {
    const parsed = event.kind === 'run.classified' ? RunEntrySchema.safeParse({ ...(typeof event.payload === 'object' ? event.payload : {}), kind: event.kind }) : null;
    if (parsed?.success === true && parsed.data.kind === 'run.classified') return parsed.data;
  }
  return null;
}

/** Everything that the page of an incident shows at `now`. */
export function composePage(facts: IncidentPageFacts, now: Instant): IncidentPage {
  const { incident, events, around, policy, zone } = facts;
  const run = projectRun(incident, events);
  const keys = stepKeys(policy);
  const acknowledging = stepsOfAcknowledging(policy, keys);
  const steps = stepLists(run, policy, tickedSteps(events, keys, (event) => (isOwnAcknowledgement(event, { name: facts.me, userId: facts.userId }) ? acknowledging : [])));
  const last = lastUndoable(events);
  const classified = classificationOf(events);
  const known = new Set(events.map(({ id }) => id));
  const entries = incidentTimeline([...events, ...around.filter(({ id }) => !known.has(id))]);
  const shown = entries.slice(0, pageSize);
  const oldest = shown.at(-1)?.event;
  return {
    incident,
    situationId: facts.situationId,
    drill: incident.source === 'drill',
    open: incident.status !== 'resolved' && incident.elsewhere !== true,
    severity: currentSeverity(run),
    status: currentStatus(run),
    run,
    standing: assessIncident(run, policy, zone, now),
    phase: run.resolvedAt === null ? phaseAt(run, policy, now) : null,
    steps: incident.source === 'local' ? inLocalWords(steps) : steps,
    untickedCount: countUnticked(steps, run, policy, now),
    channelName: channelName(run.openedAt),
    undo: last === null ? null : { eventId: last.id, words: `${eventLabel(last.kind)}: ${last.title}` },
    classification: classified === null ? null : { verdict: classified.verdict, wokeMe: classified.wokeMe },
    timeline: { entries: shown, next: entries.length > shown.length && oldest !== undefined ? { occurredAt: oldest.occurredAt, id: oldest.id } : null },
    policy,
    policyChangedSince: facts.policyChangedSince,
    related: facts.related,
    seenBefore: facts.seenBefore,
    escalation: facts.escalation,
    zone,
    me: facts.me,
  };
}
