import type {
  ContactMethodAnswer, FoundAnswer, IncidentAnswer, LogEntryAnswer, NoteAnswer, NotificationRuleAnswer, OnCallAnswer, OverrideAnswer, PolicyAnswer, PriorityAnswer, ServiceAnswer, StatusUpdateAnswer, UserAnswer,
} from '../../../shared/domain/pagerduty-answers.ts';
import type { Findable } from '../../../shared/model/pagerduty-choices.ts';
import type { ScheduleKind } from '../../../shared/model/pagerduty-schedule.ts';
import type { ApiResult } from '../../../shared/model/api-result.ts';
import type { Instant, Milliseconds } from '../../../shared/time/duration.ts';

/** What a PUT may change; send one thing at a time (behaviour 2.6). */
export type IncidentChange =
  | { readonly status: 'acknowledged' | 'triggered' }
  | { readonly status: 'resolved'; readonly resolution?: string }
  | { readonly escalationLevel: number }
  | { readonly assignTo: readonly string[] }
  | { readonly escalationPolicyId: string }
  | { readonly title: string }
  | { readonly priorityId: string };

export type NewIncident = {
  readonly title: string;
  readonly serviceId: string;
  readonly urgency?: 'high' | 'low';
  readonly priorityId?: string;
  readonly details?: string;
  /** Makes a second creation refused while the first is open. */
  readonly incidentKey: string;
};

/** Who has a schedule when, in order; nobody where it has no entry. */
export type ScheduleReading = {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly entries: readonly { readonly userId: string; readonly name: string | null; readonly from: Instant; readonly to: Instant }[];
};

export type NewOverride = { readonly userId: string; readonly from: Instant; readonly to: Instant };

export type OpenFilter = { readonly userId: string } | { readonly teamIds: readonly string[] };

/** `complete` is false when there are more than the API can page through: absence from the list then means nothing. */
export type OpenIncidents = { readonly incidents: readonly IncidentAnswer[]; readonly complete: boolean };

/** Counted and measured from the answers' own headers. */
export type ApiMeter = {
  readonly callsLastMinute: number;
  /** Lowest share of any endpoint's rate limit that is left, 0..1; null until an answer said. */
  readonly remainingShare: number | null;
  /** Server clock minus ours; null until an answer carried a Date. Accurate to about a second. */
  readonly skew: Milliseconds | null;
};

/** `at once` overtakes queued reads, for reads that a person's action waits for. */
export type Haste = 'in turn' | 'at once';

/** PagerDuty's REST API for one token. Never rejects. `from` is the login e-mail of the person who acts. */
export interface PagerDutyApi {
  usersMe(): Promise<ApiResult<UserAnswer>>;
  /** For account-level keys, which have no "me": the user with exactly this login e-mail, or null. */
  userByEmail(email: string): Promise<ApiResult<UserAnswer | null>>;
  /** Where a user can be reached. */
  contactMethods(userId: string): Promise<ApiResult<readonly ContactMethodAnswer[]>>;
  /** When a user is reached by which of them. */
  notificationRules(userId: string): Promise<ApiResult<readonly NotificationRuleAnswer[]>>;
  abilities(): Promise<ApiResult<readonly string[]>>;
  priorities(): Promise<ApiResult<readonly PriorityAnswer[]>>;
  services(): Promise<ApiResult<readonly ServiceAnswer[]>>;
  /** Every triggered or acknowledged incident, however old. */
  openIncidents(filter: OpenFilter): Promise<ApiResult<OpenIncidents>>;
  /** Incidents of every status that were created between two instants, at most half a year apart; of these teams only, or of the whole account. */
  incidentsCreated(window: { readonly since: Instant; readonly until: Instant }, teamIds: readonly string[]): Promise<ApiResult<OpenIncidents>>;
  incident(id: string, haste?: Haste): Promise<ApiResult<IncidentAnswer>>;
  /** All log entries since an instant (null: all of them), in the order of the answer, without repeats. */
  logEntries(id: string, since: Instant | null, openedAt: Instant, haste?: Haste): Promise<ApiResult<readonly LogEntryAnswer[]>>;
  notes(id: string, haste?: Haste): Promise<ApiResult<readonly NoteAnswer[]>>;
  escalationPolicy(id: string): Promise<ApiResult<PolicyAnswer>>;
  /** The first 25 whose name (for users: or e-mail) has this text in it; for the choices of an action. */
  find(what: Findable, text: string): Promise<ApiResult<readonly FoundAnswer[]>>;
  /** Now, or between two instants at most 90 days ahead. */
  onCalls(userId: string, window?: { readonly since: Instant; readonly until: Instant }): Promise<ApiResult<readonly OnCallAnswer[]>>;
  /** A schedule as it comes out between two instants; `kind` as the reference to it says. */
  schedule(id: string, kind: ScheduleKind, window: { readonly since: Instant; readonly until: Instant }): Promise<ApiResult<ScheduleReading>>;
  /** The overrides of a schedule of layers that touch a time. */
  overrides(scheduleId: string, window: { readonly since: Instant; readonly until: Instant }): Promise<ApiResult<readonly OverrideAnswer[]>>;
  /** Incidents with this key, resolved ones too: how a creation whose answer was lost is found again, even when it was resolved since. */
  incidentsByKey(incidentKey: string): Promise<ApiResult<readonly IncidentAnswer[]>>;

  updateIncident(id: string, change: IncidentChange, from: string): Promise<ApiResult<IncidentAnswer>>;
  snooze(id: string, seconds: number, from: string): Promise<ApiResult<IncidentAnswer>>;
  addNote(id: string, content: string, from: string): Promise<ApiResult<NoteAnswer>>;
  addStatusUpdate(id: string, message: string, from: string): Promise<ApiResult<StatusUpdateAnswer>>;
  createIncident(incident: NewIncident, from: string): Promise<ApiResult<IncidentAnswer>>;

  /** One override. A refusal that hides inside a success comes out as a refusal (behaviour 2.6). */
  addOverride(scheduleId: string, override: NewOverride, from: string): Promise<ApiResult<OverrideAnswer>>;

  meter(): ApiMeter;
  /** Gives up the reads in flight and in the queue: after sleep their connections are dead. */
  abandonReads(): void;
  close(): void;
}

/** What a client needs to know. The token stays in main. */
export type PagerDutyCredentials = {
  readonly tokenKind: 'api-key' | 'oauth';
  readonly token: string;
  /** Without a slash at the end: one of PagerDuty's two hosts, or loopback. */
  readonly apiBase: string;
};
