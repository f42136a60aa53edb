import { z } from 'zod';
import type { IncidentStanding } from '../domain/incident-deadlines.ts';
import type { PhaseNow } from '../domain/incident-phase.ts';
import type { ChecklistItem, IncidentPolicy } from '../policy/incident-policy.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';
import type { WatchEvent } from './event.ts';
import type { Incident } from './incident.ts';
import { IncidentIdSchema } from './incident.ts';
import type { IncidentRun, StatusWord } from './incident-run.ts';
import { RunEntrySchema } from './run-entry.ts';
import { SeveritySchema } from './severity-schema.ts';
import type { Severity } from './severity.ts';
import type { SituationMember } from './situation.ts';
import { TimelineCursorSchema, type TimelineCursor } from './timeline.ts';

const Title = z.string().trim().min(1, 'Write a line.').max(1000);
const Body = z.string().max(25_000).default('');

export const IncidentsQuerySchema = z.strictObject({ before: z.strictObject({ createdAt: z.number(), id: IncidentIdSchema }).nullable().default(null), limit: z.int().min(1).max(200).default(50) });
/** What a person says of an incident. `occurredAt` null: now; it is recorded now in any case (A22). */
export const SaySchema = z.strictObject({ id: IncidentIdSchema, entry: RunEntrySchema, title: Title, body: Body, occurredAt: z.number().nullable().default(null) });
/** A new wording of a person's entry; `entry` null keeps what it says in figures. A struck one stays on record and counts no more. */
export const CorrectSchema = z.strictObject({
  eventId: z.int().positive(), entry: RunEntrySchema.nullable().default(null), title: Title, body: Body, occurredAt: z.number(), struck: z.boolean().default(false),
});
/** `situationId`: the failing checks that it is run for. It becomes part of their situation, and is acknowledged if they were (promise 2). */
export const LocalIncidentSchema = z.strictObject({
  title: z.string().trim().min(1, 'The incident needs a title.').max(255), severity: SeveritySchema, service: z.string().trim().max(120).default(''), startedAt: z.number().nullable().default(null),
  situationId: z.string().min(1).max(300).optional(),
});
export const IncidentTimelineQuerySchema = z.strictObject({ id: IncidentIdSchema, before: TimelineCursorSchema.nullable().default(null), limit: z.int().min(1).max(500).default(200) });
export const IncidentExportSchema = z.strictObject({ id: IncidentIdSchema, format: z.enum(['markdown', 'json', 'report']) });

/** One line of the list of incidents. */
export type IncidentSummary = {
  readonly incident: Incident;
  /** The person's word before the source's. */
  readonly severity: Severity | null;
  readonly status: { readonly word: StatusWord; readonly since: Instant };
  readonly acknowledgedAt: Instant | null;
  readonly situationId: string | null;
  /** What is asked for next; null when nothing is, or it is over. */
  readonly nextDueAt: Instant | null;
};
/** Those that are open, all of them and on every page; then what is over, the newest opening first. `next` null: no more. */
export type IncidentsPage = {
  readonly open: readonly IncidentSummary[];
  readonly over: readonly IncidentSummary[];
  readonly next: { readonly createdAt: Instant; readonly id: string } | null;
};

/** One entry of an incident's timeline as it stands, with what it said before. */
export type IncidentTimelineEntry = {
  /** The newest wording, under the id and with the logged time of the first; `occurredAt` is the event's own time. */
  readonly event: WatchEvent;
  readonly earlier: readonly WatchEvent[];
  /** Struck out: on record, and counts no more. */
  readonly struck: boolean;
  /** Written by the program or the source about itself (alerts shown, log of notifications): to be folded. */
  readonly noise: boolean;
  /** A person's entry: it can be corrected. */
  readonly editable: boolean;
};
/** Newest first by event time. */
export type IncidentTimeline = { readonly entries: readonly IncidentTimelineEntry[]; readonly next: TimelineCursor | null };

/** An earlier incident of the same service and title shape, and what is known of its end. */
export type EarlierIncident = {
  readonly incidentId: string;
  readonly title: string;
  readonly openedAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly cause: string;
  readonly lastAction: string;
  readonly resolution: string;
  /** How its page was classified; null: not. */
  readonly verdict: 'action' | 'no-action' | 'needs-work' | null;
};

/** One level of an escalation as one side has it; null where that side has none. */
export type EscalationDifference = { readonly level: number; readonly ours: string | null; readonly theirs: string | null };
export type EscalationComparison = {
  /** The name of PagerDuty's escalation policy; null when it could not be read. */
  readonly policyName: string | null;
  /** Levels as PagerDuty pages them, with minutes before it goes on where it says so. */
  readonly theirs: readonly { readonly level: number; readonly targets: readonly string[]; readonly minutes: number | null }[];
  readonly differences: readonly EscalationDifference[];
  /** Why nothing can be compared; empty when it was. */
  readonly problem: string;
};

/** How often it was seen among the last incidents of the service, how often that was noise, and the last three. */
export type SeenBefore = { readonly times: number; readonly noise: number; readonly last: readonly EarlierIncident[] };

/** Steps of one list: `list` is `sev-1`, `phase-first-response`, `trigger-revenue` or `decision`; a ticked step is `list/step`. */
export type StepList = { readonly list: string; readonly name: string; readonly group: string | null; readonly steps: readonly ListedStep[] };
/** `key`: the same for the same step of two lists, so that it is done once. `lines`: where the runbook asks for it, in each of the lists that apply. */
export type ListedStep = ChecklistItem & { readonly key: string; readonly lines: readonly number[]; readonly done: boolean };

/** Everything that the page of one incident shows. Times that pass by are counted from the instants in it. */
export type IncidentPage = {
  readonly incident: Incident;
  readonly situationId: string | null;
  /** True for the demo watch and drills: watermarked. */
  readonly drill: boolean;
  /** Open in our sight: false also for an incident that is somebody else's now. */
  readonly open: boolean;
  readonly severity: Severity | null;
  readonly status: { readonly word: StatusWord; readonly since: Instant };
  readonly run: IncidentRun;
  readonly standing: IncidentStanding;
  readonly phase: PhaseNow | null;
  /** Steps that apply now, in the order in which they are done. */
  readonly steps: readonly StepList[];
  /** Those not ticked, for the moment of resolving: shown, never a lock. */
  readonly untickedCount: number;
  readonly channelName: string;
  /** What can be taken back next, in words; null: nothing. */
  readonly undo: { readonly eventId: number; readonly words: string } | null;
  readonly classification: { readonly verdict: 'action' | 'no-action' | 'needs-work'; readonly wokeMe: boolean } | null;
  /** The newest page of it; older ones by `incident.timeline`. */
  readonly timeline: IncidentTimeline;
  /** The rules by which this incident is run: those in force when it opened. */
  readonly policy: IncidentPolicy;
  /** The team's policy has changed since, for incidents that open from now on. */
  readonly policyChangedSince: boolean;
  /** What else belongs to the same situation. */
  readonly related: readonly SituationMember[];
  readonly seenBefore: SeenBefore;
  /** Null for local incidents and drills without PagerDuty. */
  readonly escalation: EscalationComparison | null;
  /** IANA zone of the team. */
  readonly zone: string;
  /** How the timeline calls the person at this machine. */
  readonly me: string;
};

/** Something that is due, of any incident. */
export type DueItem = {
  /** `incident:deadline`, such as `Q1ABC:acknowledge`. */
  readonly id: string;
  readonly kind: 'acknowledge' | 'rung' | 'answer' | 'update' | 'decision' | 'commander';
  readonly incidentId: string;
  readonly situationId: string | null;
  readonly severity: Severity | null;
  readonly drill: boolean;
  /** What is to be done, such as "Call the secondary on-call". */
  readonly words: string;
  readonly incidentTitle: string;
  readonly dueAt: Instant;
  /** When it turns red. */
  readonly overdueAt: Instant;
  readonly line: number | null;
};

/** How many acknowledgements came in time, in this shift or in the last seven days. */
export type HitRate = {
  readonly over: 'shift' | 'week';
  readonly from: Instant;
  /** Acknowledged within the promised time. */
  readonly inTime: number;
  /** Of so many whose time has been decided, either way. */
  readonly of: number;
  readonly medianToAcknowledge: Milliseconds | null;
};

/** A text to be copied or saved. */
export type Exported = { readonly fileName: string; readonly text: string };
