import { ask, type Asking } from '../../../shared/domain/outbox-decision.ts';
import { queue } from '../../../shared/domain/outbox-item.ts';
import type { OutboxAction, OutboxItem } from '../../../shared/model/outbox.ts';
import { CheckDraftSchema } from '../../../shared/model/check.ts';
import type { Verdict } from '../../../shared/model/check-state.ts';
import type { CheckReport, CheckHistory } from '../../../shared/model/check-report.ts';
import type { EventKind, WatchEvent } from '../../../shared/model/event.ts';
import type { ProbeFailure } from '../../../shared/model/probe.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import type { Situation, SituationMember } from '../../../shared/model/situation.ts';
import type { SourceCondition, SourceId, SourceState } from '../../../shared/model/source.ts';
import { selfTestSteps, type SelfTestState, type SelfTestStep } from '../../../shared/model/self-test.ts';
import type { BlindInterval, BlindReason } from '../../../shared/model/blind.ts';
import type { WakeDigest } from '../../../shared/model/wake-digest.ts';
import { mergeSpans } from '../../../shared/domain/blind-intervals.ts';
import { elapsedDay, hour, minute, second, type Instant } from '../../../shared/time/duration.ts';
import { emptyWorld, type FakeWorld } from '../fake-world.ts';
import { withMessages } from './messages-scene.ts';
import { withMaintenance } from './maintenance-scene.ts';
import { anEvent } from '../events.ts';
import { withBreak, withBreakDue, withDuty, withRest } from './duty-scene.ts';
import { withHandoffs } from './handoff-scene.ts';
import { withSettings } from './settings-scene.ts';
import { inDrill, withDrills } from './drill-scene.ts';
import { withRota, withSchedules } from './rota-scene.ts';
import { withRunbook, withTraining } from './runbook-scene.ts';
import { withFirstAnswers, withWellness } from './wellness-scene.ts';
import { withRoutines } from './routine-scene.ts';
import { withFullScreen, withHeld, withSilences, withStorm } from './quiet-scene.ts';
import { hostileTexts } from '../hostile-texts.ts';

/** The same numbers every time, so that two pictures can be compared. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function member(part: Partial<SituationMember>, now: Instant): SituationMember {
  return { kind: 'incident', id: 'Q1', title: 'High error rate on checkout', detail: '', openedAt: now - 7 * minute - 42 * second, status: 'triggered', severity: 1, serviceId: 'PCHK', serviceName: 'Checkout API', updatedAt: now, acknowledgedBy: null, url: 'https://example.pagerduty.com/incidents/Q1', ...part };
}

function situation(part: Partial<Situation>, now: Instant): Situation {
  return { id: 's1', title: 'High error rate on checkout', serviceName: 'Checkout API', severity: 1, status: 'triggered', openedAt: now - 7 * minute - 42 * second, updatedAt: now, acknowledgedAt: null, acknowledgedBy: null, resolvedAt: null, members: [member({}, now)], drill: false, ...part };
}

function situations(now: Instant): readonly Situation[] {
  return [
    situation({ members: [member({ title: '[FIRING:3] HTTP 5xx ratio above 5 % for 5 minutes on checkout-api (eu-central-1)' }, now), member({ kind: 'check', id: 'checkout', title: 'Checkout health', detail: 'Status 503, expected 200-299', openedAt: now - 6 * minute, severity: 2, url: null }, now)] }, now),
    situation({ id: 's2', title: 'Replication lag above 30 s on orders-db-2 while the nightly reindex of the customer archive is running in the second availability zone', serviceName: 'Orders database', severity: 2, status: 'acknowledged', openedAt: now - 3 * hour - 12 * minute, acknowledgedAt: now - 2 * hour, acknowledgedBy: 'Åsa Öberg', members: [member({ id: 'Q2', severity: 2, status: 'acknowledged' }, now)] }, now),
    situation({ id: 's3', title: 'تنبيه: ارتفاع زمن الاستجابة <b>api</b>', serviceName: 'Search', severity: 3, openedAt: now - 34 * minute, members: [member({ id: 'Q3', severity: 3, url: null }, now)] }, now),
    situation({ id: 's4', title: 'Certificate renewal job failed', serviceName: 'Platform', severity: 3, status: 'resolved', openedAt: now - 5 * hour, resolvedAt: now - 4 * hour - 20 * minute }, now),
    situation({ id: 's5', title: 'Queue depth above 10,000', serviceName: 'Billing', severity: null, status: 'resolved', openedAt: now - 26 * hour, resolvedAt: now - 25 * hour }, now),
  ];
}

function source(name: SourceId, condition: SourceCondition, now: Instant, ago: number, reason = ''): SourceState {
  return { source: name, condition, lastGoodAt: condition === 'starting' ? null : now - ago, since: now - ago - 3 * minute, reason };
}

function freshSources(now: Instant): readonly SourceState[] {
  return [source('pagerduty', 'fresh', now, 8 * second), source('checks', 'fresh', now, 3 * second), source('network', 'fresh', now, 12 * second), source('notifications', 'fresh', now, 5 * hour), source('database', 'fresh', now, second)];
}

function selfTest(now: Instant, failed: Partial<Record<SelfTestStep, string>> = {}): SelfTestState {
  const details: Readonly<Record<SelfTestStep, string>> = {
    notification: 'One was shown and taken back (desktop).', tray: 'The panel shows our icon.', sound: 'pw-play plays sounds.', pagerduty: 'The token works; last read 8 s ago.',
    clock: 'Within 1 s of PagerDuty’s.', keyring: 'Secrets are kept in the system’s keyring.', data: 'Writable; last backup 4 min ago.', login: '',
  };
  const findings = selfTestSteps.map((step) => ({ step, verdict: step === 'login' ? 'off' as const : failed[step] === undefined ? 'passed' as const : 'failed' as const, detail: failed[step] ?? details[step] }));
  return { running: false, dueAt: now + 18 * hour, report: { finishedAt: now - 5 * hour, cause: 'daily', findings } };
}

type CheckPart = { readonly name: string; readonly target: object; readonly verdict: Verdict; readonly failures?: readonly ProbeFailure[]; readonly base?: number; readonly paused?: boolean; readonly flapping?: boolean; readonly days?: number; readonly origin?: 'person' | 'policy' | 'demo' };

function report(part: CheckPart, index: number, now: Instant): CheckReport {
  const { name, target, verdict, failures = [], base = 60, paused = false, flapping = false, days, origin = 'person' } = part;
  const roll = createDice(index + 3);
  const failing = verdict === 'down' || verdict === 'pending';
  return {
    check: { ...CheckDraftSchema.parse({ name, target, severity: 2, serviceId: index === 0 ? 'PCHK' : null }), id: name.toLowerCase().replaceAll(' ', '-'), origin, paused },
    state: {
      checkId: name, verdict, confirmed: verdict === 'up' || verdict === 'down' ? verdict : null, since: now - (index + 1) * 6 * minute, consecutiveFailures: failing ? 4 : 0, consecutivePasses: failing ? 0 : 312, recent: [], flapping,
      lastProbeAt: verdict === 'unknown' ? null : now - (index * 7 + 4) * second, lastDurationMs: verdict === 'unknown' ? null : Math.round(base * (0.8 + roll())), lastFailures: failures,
      certificateExpiresAt: days === undefined ? null : now + days * elapsedDay + hour, certificateWarnedDays: null,
    },
    uptimeDay: verdict === 'unknown' ? null : verdict === 'down' ? 0.98173 : 0.99999,
    uptimeMonth: verdict === 'unknown' ? null : 1 - index * 0.0004,
    seen: { passed: verdict === 'unknown' ? 0 : 312, failed: failing ? 6 : 0 },
    hold: null,
    recentLatencies: Array.from({ length: 60 }, (_, at) => (failing && at > 54 ? null : base * (0.6 + roll() * (roll() > 0.93 ? 4 : 0.8)))),
  };
}

function checks(now: Instant): readonly CheckReport[] {
  const parts: readonly CheckPart[] = [
    { name: 'Checkout health', target: { type: 'http', url: 'https://checkout.example.com/health', headers: { Authorization: '', 'X-Probe': '' }, jsonPath: { path: '$.status', equals: 'ok' }, maxLatencyMs: 800 }, verdict: 'down', failures: [{ kind: 'status', detail: 'Status 503, expected 200-299' }, { kind: 'json', detail: '$.status is "degraded", expected "ok"' }], base: 240, days: 63 },
    { name: 'Public website', target: { type: 'http', url: 'https://www.example.com/' }, verdict: 'up', base: 84, days: 12, origin: 'policy' },
    { name: 'Orders database', target: { type: 'tcp', host: 'orders-db-1.internal.example.com', port: 5432 }, verdict: 'pending', failures: [{ kind: 'timeout', detail: 'No connection within 10 s' }], base: 3, flapping: true },
    { name: 'Mail exchanger', target: { type: 'dns', host: 'example.com', record: 'MX', expects: 'mx1.example.com' }, verdict: 'up', base: 18 },
    { name: 'Lead API', target: { type: 'http', url: 'https://api.insurance-lead-gen.example.com/health' }, verdict: 'unknown' },
    { name: 'Legacy batch host', target: { type: 'tcp', host: '10.20.0.14', port: 22 }, verdict: 'up', base: 6, paused: true },
    { name: 'Status page', target: { type: 'http', url: 'https://status.example.com/api/v2/summary.json', method: 'HEAD' }, verdict: 'up', base: 130, days: 4 },
  ];
  return parts.map((part, index) => report(part, index, now));
}

export function history(id: string, hours: number, now: Instant): CheckHistory {
  const roll = createDice(hours + id.length);
  const count = 120;
  const from = now - hours * hour;
  const at = Array.from({ length: count }, (_, index) => from + (index / count) * hours * hour);
  const median = at.map((_, index) => (index > 108 ? null : 180 + 60 * Math.sin(index / 9) + roll() * 30));
  return {
    checkId: id, at, median,
    worst: median.map((value) => (value === null ? null : value + 40 + roll() * (roll() > 0.95 ? 900 : 120))),
    failed: at.map((_, index) => (index > 106 || index === 40 ? 3 : 0)),
    spans: [
      { verdict: 'up', from, to: from + 0.33 * hours * hour },
      { verdict: 'unknown', from: from + 0.33 * hours * hour, to: from + 0.38 * hours * hour },
      { verdict: 'up', from: from + 0.38 * hours * hour, to: from + 0.88 * hours * hour },
      { verdict: 'pending', from: from + 0.88 * hours * hour, to: from + 0.9 * hours * hour },
      { verdict: 'down', from: from + 0.9 * hours * hour, to: now },
    ],
  };
}

const story: readonly { readonly kind: EventKind; readonly title: string; readonly source: WatchEvent['source']; readonly severity: Severity | null }[] = [
  { kind: 'incident.triggered', title: 'High error rate on checkout', source: 'pagerduty', severity: 1 },
  { kind: 'situation.opened', title: 'High error rate on checkout', source: 'watchkeeper', severity: 1 },
  { kind: 'alert.shown', title: 'SEV-1 High error rate on checkout: shown after 42 ms', source: 'watchkeeper', severity: 1 },
  { kind: 'check.down', title: 'Checkout health is down: status 503, expected 200-299', source: 'check', severity: 2 },
  { kind: 'incident.acknowledged', title: 'Acknowledged by Åsa Öberg', source: 'pagerduty', severity: 1 },
  { kind: 'note', title: 'Rolled back checkout to 2026.47.3, watching the error ratio', source: 'person', severity: null },
  { kind: 'check.up', title: 'Checkout health is up again after 14 min', source: 'check', severity: null },
  { kind: 'incident.resolved', title: 'High error rate on checkout resolved', source: 'pagerduty', severity: 1 },
  { kind: 'incident.log', title: 'Notified Kim Doe by phone call', source: 'pagerduty', severity: null },
  { kind: 'blind.began', title: 'Blind: this machine was asleep', source: 'watchkeeper', severity: null },
  { kind: 'blind.ended', title: 'Seeing again after 3 h 12 asleep: 2 triggered, 1 resolved', source: 'watchkeeper', severity: null },
  { kind: 'app.started', title: 'Watchkeeper 0.1.0 started', source: 'watchkeeper', severity: null },
];

export function tale(count: number, now: Instant): readonly WatchEvent[] {
  const roll = createDice(7);
  let at = now - 40 * second;
  return Array.from({ length: count }, (_, index) => {
    const { kind, title, source: from, severity } = story[Math.floor(roll() * story.length)] ?? { kind: 'note' as const, title: '', source: 'person' as const, severity: null };
    at -= Math.floor(roll() ** 6 * 3 * hour) + second;
    return {
      id: count - index, occurredAt: at, recordedAt: at + (index % 9 === 4 ? 14 * minute : 300), kind, source: from, severity, title,
      actor: kind === 'note' ? 'Kim Doe' : null, situationId: severity === null ? null : 's1', incidentId: from === 'pagerduty' ? 'Q1' : null, checkId: from === 'check' ? 'checkout-health' : null,
      body: kind === 'note' ? 'Error ratio fell from 7.2 % to 0.3 % within four minutes.\nNext look at 15:30.' : '', payload: from === 'pagerduty' ? { id: 'R7', type: 'trigger_log_entry', channel: { type: 'api' } } : null, externalId: null, corrects: null,
    };
  });
}

function blindOf(now: Instant): readonly BlindInterval[] {
  const at = (source: string, reason: BlindReason, from: number, to: number | null) => ({ source, reason, from: now - from, to: to === null ? null : now - to });
  return mergeSpans([
    at('sleep', 'asleep', 8 * hour, 5 * hour), at('pagerduty', 'asleep', 8 * hour, 5 * hour - 4 * second), at('network', 'own-network', 4 * hour, 3 * hour + 48 * minute), at('pagerduty', 'offline', 4 * hour - minute, 3 * hour + 47 * minute),
    at('pagerduty', 'token-refused', 26 * minute, null), at('notifications', 'notifications', 2 * hour, null),
  ]);
}

function digestOf(now: Instant): WakeDigest {
  const line = { severity: 3, status: 'triggered', triggered: true, resolved: false, late: false } as const;
  return {
    away: { reason: 'asleep', from: now - 8 * hour, to: now - 4 * hour - 48 * minute }, toldAt: now - 4 * hour - 48 * minute, unread: '', drill: false,
    lines: [{ ...line, situationId: 's1', title: 'High error rate on checkout', severity: 1, late: true }, { ...line, situationId: 's3', title: 'تنبيه: ارتفاع زمن الاستجابة <b>api</b>' }, { ...line, situationId: 's4', title: 'Certificate renewal job failed', triggered: false, resolved: true, status: 'resolved' }],
  };
}

function busy(now: Instant): FakeWorld {
  return {
    ...emptyWorld(),
    status: { glyph: 'alerting', alertingCount: 2, acknowledgedCount: 1, reasons: [], demo: false, asOf: now },
    situations: situations(now),
    checks: checks(now),
    sources: freshSources(now),
    selfTest: selfTest(now),
    onCall: { state: 'on', shifts: [{ policyName: 'Commerce on call', scheduleName: 'Commerce primary', level: 1, startsAt: now - 2 * elapsedDay, endsAt: now + 3 * elapsedDay }, { policyName: 'Platform on call', scheduleName: null, level: 2, startsAt: null, endsAt: null }], asOf: now - 8 * second },
    connection: { state: 'connected', userName: 'Kim Doe', email: 'kim@example.com', region: 'eu', scope: 'teams', storage: 'keyring', message: 'Connected as Kim Doe.' },
    reading: {
      callsLastMinute: 19, remainingShare: 0.97,
      priorities: [
        { id: 'PR1', name: 'P1', severity: 1, rule: 'name', otherwise: 1 },
        { id: 'PR2', name: 'P2', severity: 2, rule: 'name', otherwise: 2 },
        { id: 'PR3', name: 'P3', severity: 4, rule: 'set', otherwise: 3 },
        { id: 'PR5', name: 'P5', severity: null, rule: 'set', otherwise: 4 },
      ],
    },
    events: tale(4000, now),
  };
}

function outboxRow(id: string, action: OutboxAction, now: Instant, part: Partial<OutboxItem> = {}): OutboxItem {
  return { ...queue({ id, incidentId: action.kind === 'create' ? null : 'Q1', action, actorId: 'UME', seen: null, turn: 1, grace: 0 }, now), ...part };
}

/** Actions in every state that a person gets to see: questions, waiting, maybe sent, ended. */
function acting(now: Instant): FakeWorld {
  const asked = (id: string, action: OutboxAction, asking: Asking, age: number) => outboxRow(id, action, now - age, { state: 'asking', message: asking.message, question: asking.question });
  return {
    ...busy(now),
    sources: [source('pagerduty', 'failing', now, 4 * minute, 'PagerDuty cannot be reached: the network is unreachable.'), ...freshSources(now).slice(1)],
    notices: [{ id: 'outbox', level: 'warning', title: '2 of your actions need an answer.', detail: 'Nothing more is sent for them until then.', raisedAt: now - minute, dismissible: false }],
    outbox: {
      hold: { reason: 'unreachable', until: now + 42 * second, message: 'PagerDuty cannot be reached: the network is unreachable.' },
      pending: [
        asked('q1', { kind: 'acknowledge' }, ask('taken', null, 'Åsa Öberg acknowledged it already. Nothing was sent, so that it stays theirs.', ['Take it over', 'Leave it with Åsa Öberg']), 3 * minute),
        asked('q2', { kind: 'status-update', text: 'Checkout is back for card payments.' }, ask('unknown', null, 'The status update may have been sent, but its answer was lost and it is not in the log. It is not sent again by itself.', ['Send it again', 'Leave it']), 6 * minute),
        outboxRow('w1', { kind: 'acknowledge' }, now - 95 * second, { message: 'PagerDuty cannot be reached: the network is unreachable.' }),
        outboxRow('w2', { kind: 'note', text: 'Rolled back checkout to 2026.47.3.\nWatching the error ratio.' }, now - 70 * second, { state: 'maybe', firstSentAt: now - 65 * second, lastSentAt: now - 65 * second, attempts: 1, message: 'No answer within 30 s. It may have arrived: looking first.' }),
        outboxRow('w3', { kind: 'create', title: 'Refunds are booked twice', serviceId: 'S1', urgency: 'high', details: '' }, now - 8 * second),
      ],
      ended: [
        outboxRow('e1', { kind: 'acknowledge' }, now - 9 * minute, { state: 'dropped', endedAt: now - 4 * minute, message: 'It was resolved in the meantime. Nothing was sent, so that it is not re-opened.' }),
        outboxRow('e2', { kind: 'note', text: 'Looking into it' }, now - 20 * minute, { state: 'refused', endedAt: now - 19 * minute, message: 'PagerDuty refused: Notes cannot be added to this incident.' }),
        outboxRow('e3', { kind: 'resolve', resolution: '' }, now - hour, { state: 'done', endedAt: now - hour, message: 'Resolved.' }),
      ],
    },
  };
}

/** What the pictures show, by name. */
export const scenes: Readonly<Record<string, (now: Instant) => FakeWorld>> = {
  busy,
  duty: (now) => withDuty(busy(now), now),
  'break-due': (now) => withBreakDue(busy(now), now),
  break: (now) => withBreak(busy(now), now),
  rest: (now) => withRest(busy(now), now),
  maintenance: (now) => withMaintenance(busy(now), now),
  messages: (now) => withMessages(busy(now), now),
  rota: (now) => withRota(busy(now), now),
  drills: (now) => withDrills(busy(now), now),
  drill: (now) => inDrill(busy(now), now),
  'drill-over': (now) => inDrill(busy(now), now, true),
  runbook: (now) => withRunbook(busy(now), now),
  training: (now) => withTraining(busy(now), now),
  handoff: (now) => withHandoffs(busy(now), now),
  wellness: (now) => withWellness(busy(now), now),
  'wellness-first': (now) => withFirstAnswers(busy(now), now),
  schedules: (now) => withSchedules(busy(now), now),
  routines: (now) => withRoutines(withDuty(busy(now), now), now),
  'calm-routines': (now) => ({ ...withRoutines(withDuty(busy(now), now), now), situations: [] }),
  acting,
  settings: (now) => withSettings(busy(now), now),
  storm: (now) => withStorm(busy(now), now),
  silenced: (now) => withSilences(busy(now), now),
  held: (now) => withHeld(busy(now), now),
  presenting: (now) => withFullScreen(busy(now), now),
  calm: (now) => ({ ...busy(now), status: { ...busy(now).status, glyph: 'calm', alertingCount: 0, acknowledgedCount: 0, reasons: ['Nothing is open'] }, situations: situations(now).filter(({ status }) => status === 'resolved'), checks: checks(now).filter(({ state }) => state.verdict === 'up') }),
  demo: (now) => ({ ...busy(now), situations: situations(now).slice(0, 1).map((open) => ({ ...open, drill: true })), status: { ...busy(now).status, demo: true }, connection: { ...emptyWorld().connection, state: 'demo', message: 'The demo watch plays PagerDuty.' }, notices: [{ id: 'n1', level: 'warning', title: 'The database was damaged and has been restored.', detail: 'Events between 02:10 and 02:40 are missing; the damaged file was kept beside it. Export it before you remove it.', raisedAt: now - hour, dismissible: true }, { id: 'n2', level: 'info', title: 'Policy loaded.', detail: '3 checks are defined in it.', raisedAt: now - minute, dismissible: true }] }),
  back: (now) => ({ ...busy(now), blind: blindOf(now).slice(0, 2), digest: digestOf(now) }),
  blind: (now) => ({ ...busy(now), blind: blindOf(now), status: { ...busy(now).status, glyph: 'blind', alertingCount: 0, reasons: ['PagerDuty: the token was refused (401)'] }, selfTest: selfTest(now, { notification: 'The desktop holds notifications back: do not disturb is on.', pagerduty: 'PagerDuty refused the token (401).' }), situations: [], sources: [source('pagerduty', 'refused', now, 26 * minute, 'PagerDuty refused the token (401). Connect again with a new one; nothing was lost.'), ...freshSources(now).slice(1, 3), source('notifications', 'failing', now, 2 * hour, 'The system did not report the last notification as shown. Look at its notification settings.'), ...freshSources(now).slice(4)], onCall: { state: 'unknown', shifts: [], asOf: now - 26 * minute }, connection: { ...busy(now).connection, state: 'refused', message: 'PagerDuty refused the token.' } }),
  unproved: (now) => ({ ...scenes['calm']?.(now) ?? busy(now), status: { ...busy(now).status, glyph: 'unproved', alertingCount: 0, acknowledgedCount: 0, reasons: ['Nothing is open; notifications are not proved yet'] }, selfTest: { ...selfTest(now), report: null, dueAt: now + minute }, sources: freshSources(now).map((state) => (state.source === 'notifications' ? source('notifications', 'starting', now, minute) : state)) }),
  starting: (now) => ({ ...busy(now), situations: [], sources: [source('pagerduty', 'starting', now, 0), ...freshSources(now).slice(1)] }),
  hostile: (now) => {
    const texts = hostileTexts.map(({ text }) => text);
    return {
      ...busy(now),
      situations: texts.map((text, index) => situation({ id: `h${index}`, title: text, serviceName: text, acknowledgedBy: text, acknowledgedAt: now, members: [member({ title: text, detail: text }, now)] }, now)),
      checks: checks(now).map((held, index) => ({ ...held, state: { ...held.state, lastFailures: [{ kind: 'answer', detail: texts[index] ?? '' }] } })),
      events: texts.map((text, index) => ({ ...anEvent({ occurredAt: now - index * minute }), id: index + 1, title: text, body: text, actor: text, payload: { text } })),
      notices: [{ id: 'n', level: 'error', title: texts[0] ?? '', detail: texts[11] ?? '', raisedAt: now, dismissible: false }],
    };
  },
  empty: (now) => ({ ...emptyWorld(), sources: [source('pagerduty', 'off', now, 0), source('checks', 'off', now, 0), ...freshSources(now).slice(2)] }),
};
