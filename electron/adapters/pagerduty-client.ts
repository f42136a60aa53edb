import { z } from 'zod';
import {
  ContactMethodAnswerSchema, FoundAnswerSchema, IncidentAnswerSchema, LogEntryAnswerSchema, NoteAnswerSchema, NotificationRuleAnswerSchema, OnCallAnswerSchema, OverrideAnswerSchema, PolicyAnswerSchema, PriorityAnswerSchema, ServiceAnswerSchema,
  StatusUpdateAnswerSchema, UserAnswerSchema, type LogEntryAnswer,
} from '../../shared/domain/pagerduty-answers.ts';
import { isPagerDutyBase } from '../../shared/domain/pagerduty-hosts.ts';
import { fit } from '../../shared/domain/pagerduty-verdict.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { Haste, IncidentChange, OpenFilter, PagerDutyApi, PagerDutyCredentials } from '../services/ports/pagerduty-api.ts';
import { envelope, listOf } from './pagerduty-envelope.ts';
import { madeOverride, readSchedule } from './pagerduty-schedule.ts';
import { readPages, withoutRepeats } from './pagerduty-pages.ts';
import { createPagerDutyTransport, type Call } from './pagerduty-transport.ts';
import type { WebFetch } from './web-fetch.ts';

export type PagerDutyClientOptions = {
  readonly clock: Clock;
  readonly fetch: WebFetch;
  readonly credentials: PagerDutyCredentials;
  readonly timeout?: Milliseconds;
};

type Query = readonly (readonly [name: string, value: string])[];

const timeFormat = (instant: Instant) => new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
const sinceText = (instant: Instant) => timeFormat(Math.floor(instant / second) * second);
const untilText = (instant: Instant) => timeFormat(Math.ceil(instant / second) * second);
const open: Query = [['statuses[]', 'triggered'], ['statuses[]', 'acknowledged'], ['date_range', 'all'], ['sort_by', 'created_at:asc']];
const everyStatus: Query = [['statuses[]', 'triggered'], ['statuses[]', 'acknowledged'], ['statuses[]', 'resolved']];
const laneOf = (haste: Haste | undefined) => (haste === 'at once' ? 'write' : 'read');
const userPath = (id: string, rest: string) => `/users/${encodeURIComponent(id)}/${rest}`;
const pathOf = (id: string, rest = '') => `/incidents/${encodeURIComponent(id)}${rest}`;

/** PagerDuty's REST API v2 over a `fetch`. */
export function createPagerDutyClient({ clock, fetch, credentials, timeout = 30 * second }: PagerDutyClientOptions): PagerDutyApi {
  if (!isPagerDutyBase(credentials.apiBase)) throw new Error(`A PagerDuty token is never sent to ${credentials.apiBase}.`);
  const transport = createPagerDutyTransport({ clock, fetch, credentials, timeout });

  const read = (path: string, query: Query = [], haste?: Haste) => transport.send({ method: 'GET', path, query, lane: laneOf(haste) });
  async function readOne<T>(path: string, name: string, schema: z.ZodType<T>, query: Query = [], haste?: Haste): Promise<ApiResult<T>> {
    return unwrap(await read(path, query, haste), name, schema);
  }
  async function readAll<T>(path: string, name: string, schema: z.ZodType<T>, query: Query = [], haste?: Haste) {
    return readPages((paging) => read(path, [...query, ...paging], haste), name, schema);
  }
  async function write<T>(call: Omit<Call, 'lane'>, name: string, schema: z.ZodType<T>): Promise<ApiResult<T>> {
    return unwrap(await transport.send({ ...call, lane: 'write' }), name, schema);
  }

  async function readLog(id: string, since: Instant | null, until: Instant | null, haste?: Haste) {
    const window: Query = [...(since === null ? [] : [['since', sinceText(since)] as const]), ...(until === null ? [] : [['until', untilText(until)] as const])];
    return readAll(pathOf(id, '/log_entries'), 'log_entries', LogEntryAnswerSchema, [['include[]', 'channels'], ['time_zone', 'UTC'], ...window], haste);
  }
  /** More than 10,000 entries cannot be paged through, so the window is halved until it fits. The halves overlap: whether ends are inclusive is not known. */
  async function readLogInHalves(id: string, since: Instant, until: Instant, haste?: Haste): Promise<readonly LogEntryAnswer[] | ApiFailure> {
    if (until - since <= 4 * second) return { kind: 'bad-answer', status: 200, detail: 'more than 10,000 log entries within seconds', mayHaveHappened: false };
    const middle = Math.floor((since + until) / 2 / second) * second;
    const halves: LogEntryAnswer[] = [];
    for (const [from, to] of [[middle - second, until], [since, middle]] as const) {
      const half = await readLog(id, from, to, haste);
      if (half.kind !== 'ok') return half;
      const rows = half.overflow ? await readLogInHalves(id, from, to, haste) : half.rows;
      if ('kind' in rows) return rows;
      halves.push(...rows);
    }
    return halves;
  }

  return {
    usersMe: () => readOne('/users/me', 'user', UserAnswerSchema, [['include[]', 'teams']]),
    async userByEmail(email) {
      const found = await readAll('/users', 'users', UserAnswerSchema, [['query', email], ['include[]', 'teams']]);
      if (found.kind !== 'ok') return found;
      return { kind: 'ok', value: found.rows.find((user) => user.email.toLowerCase() === email.toLowerCase()) ?? null };
    },
    contactMethods: (userId) => readOne(userPath(userId, 'contact_methods'), 'contact_methods', listOf(ContactMethodAnswerSchema)),
    notificationRules: (userId) => readOne(userPath(userId, 'notification_rules'), 'notification_rules', listOf(NotificationRuleAnswerSchema)),
    abilities: () => readOne('/abilities', 'abilities', z.array(z.string())),
    priorities: async () => rowsOf(await readAll('/priorities', 'priorities', PriorityAnswerSchema)),
    services: async () => rowsOf(await readAll('/services', 'services', ServiceAnswerSchema)),

    async openIncidents(filter) {
      const found = await readAll('/incidents', 'incidents', IncidentAnswerSchema, [...open, ...ownersOf(filter)]);
      return found.kind === 'ok' ? { kind: 'ok', value: { incidents: withoutRepeats(found.rows), complete: !found.overflow } } : found;
    },
    async incidentsCreated({ since, until }, teamIds) {
      const window: Query = [['since', sinceText(since)], ['until', untilText(until)], ['time_zone', 'UTC'], ['sort_by', 'created_at:asc'], ...teamIds.map((id) => ['team_ids[]', id] as const)];
      const found = await readAll('/incidents', 'incidents', IncidentAnswerSchema, [...everyStatus, ...window]);
      return found.kind === 'ok' ? { kind: 'ok', value: { incidents: withoutRepeats(found.rows), complete: !found.overflow } } : found;
    },
    incident: (id, haste) => readOne(pathOf(id), 'incident', IncidentAnswerSchema, [], haste),
    async logEntries(id, since, openedAt, haste) {
      const found = await readLog(id, since, null, haste);
      if (found.kind !== 'ok') return found;
      const rows = found.overflow ? await readLogInHalves(id, since ?? openedAt, clock.now() + (transport.meter().skew ?? 0) + second, haste) : found.rows;
      return 'kind' in rows ? rows : { kind: 'ok', value: withoutRepeats(rows) };
    },
    notes: (id, haste) => readOne(pathOf(id, '/notes'), 'notes', listOf(NoteAnswerSchema), [], haste),
    escalationPolicy: (id) => readOne(`/escalation_policies/${encodeURIComponent(id)}`, 'escalation_policy', PolicyAnswerSchema, [], 'at once'),
    find: (what, text) => readOne(`/${what}`, what, listOf(FoundAnswerSchema), [...(text === '' ? [] : [['query', text] as const]), ['limit', '25']], 'at once'),
    async onCalls(userId, window) {
      const span: Query = window === undefined ? [] : [['since', sinceText(window.since)], ['until', untilText(window.until)]];
      return rowsOf(await readAll('/oncalls', 'oncalls', OnCallAnswerSchema, [['user_ids[]', userId], ['time_zone', 'UTC'], ...span]));
    },
    schedule: (id, kind, { since, until }) => readSchedule(read, id, kind, [['since', sinceText(since)], ['until', untilText(until)], ['time_zone', 'UTC']]),
    overrides: (id, { since, until }) => readOne(`/schedules/${encodeURIComponent(id)}/overrides`, 'overrides', listOf(OverrideAnswerSchema), [['since', sinceText(since)], ['until', untilText(until)], ['overflow', 'true']], 'at once'),
    async incidentsByKey(incidentKey) {
      const found = await readAll('/incidents', 'incidents', IncidentAnswerSchema, [['date_range', 'all'], ['incident_key', incidentKey]], 'at once');
      return found.kind === 'ok' ? { kind: 'ok', value: withoutRepeats(found.rows) } : found;
    },

    updateIncident: (id, change, from) => write({ method: 'PUT', path: pathOf(id), from, body: { incident: { type: 'incident_reference', ...fieldsOf(change) } } }, 'incident', IncidentAnswerSchema),
    snooze: (id, duration, from) => write({ method: 'POST', path: pathOf(id, '/snooze'), from, body: { duration } }, 'incident', IncidentAnswerSchema),
    addNote: (id, content, from) => write({ method: 'POST', path: pathOf(id, '/notes'), from, body: { note: { content } } }, 'note', NoteAnswerSchema),
    addStatusUpdate: (id, message, from) => write({ method: 'POST', path: pathOf(id, '/status_updates'), from, body: { message } }, 'status_update', StatusUpdateAnswerSchema),
    createIncident: (incident, from) => write({
      method: 'POST', path: '/incidents', from,
      body: {
        incident: {
          type: 'incident', title: incident.title, incident_key: incident.incidentKey,
          service: { id: incident.serviceId, type: 'service_reference' },
          ...(incident.urgency === undefined ? {} : { urgency: incident.urgency }),
          ...(incident.priorityId === undefined ? {} : { priority: { id: incident.priorityId, type: 'priority_reference' } }),
          ...(incident.details === undefined ? {} : { body: { type: 'incident_body', details: incident.details } }),
        },
      },
    }, 'incident', IncidentAnswerSchema),

    async addOverride(scheduleId, { userId, from: begins, to }, from) {
      const override = { start: sinceText(begins), end: untilText(to), user: { id: userId, type: 'user_reference' }, time_zone: 'UTC' };
      return madeOverride(await transport.send({ method: 'POST', path: `/schedules/${encodeURIComponent(scheduleId)}/overrides`, from, body: { overrides: [override] }, lane: 'write' }));
    },

    meter: transport.meter,
    abandonReads: transport.abandonReads,
    close: transport.close,
  };
}

function unwrap<T>(result: ApiResult<unknown>, name: string, schema: z.ZodType<T>): ApiResult<T> {
  const whole = fit(result, envelope(name, schema));
  return whole.kind === 'ok' ? { kind: 'ok', value: whole.value[name] as T } : whole;
}

function rowsOf<T>(found: Awaited<ReturnType<typeof readPages<T>>>): ApiResult<readonly T[]> {
  return found.kind === 'ok' ? { kind: 'ok', value: found.rows } : found;
}

function ownersOf(filter: OpenFilter): Query {
  return 'userId' in filter ? [['user_ids[]', filter.userId]] : filter.teamIds.map((id) => ['team_ids[]', id] as const);
}

function fieldsOf(change: IncidentChange): Readonly<Record<string, unknown>> {
  if ('escalationLevel' in change) return { escalation_level: change.escalationLevel };
  if ('assignTo' in change) return { assignments: change.assignTo.map((id) => ({ assignee: { id, type: 'user_reference' } })) };
  if ('escalationPolicyId' in change) return { escalation_policy: { id: change.escalationPolicyId, type: 'escalation_policy_reference' } };
  if ('priorityId' in change) return { priority: { id: change.priorityId, type: 'priority_reference' } };
  return { ...change };
}
