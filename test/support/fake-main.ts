import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { AlertingState } from '../../shared/model/alerting.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { MaintenanceReport, MaintenanceWindow } from '../../shared/model/maintenance.ts';
import type { DataOverview, CopyLook } from '../../shared/model/data-copy.ts';
import type { Diagnostics } from '../../shared/model/diagnostics.ts';
import type { HotkeysState } from '../../shared/model/hotkey.ts';
import type { Message, UpdateForm } from '../../shared/model/message.ts';
import type { MessageConnections } from '../../shared/model/message-connection.ts';
import type { Cover, CoverDraft } from '../../shared/model/cover.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { OutboxView } from '../../shared/model/outbox.ts';
import type { IncidentChoices, PagerDutyReading } from '../../shared/model/pagerduty-choices.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { PolicyStatus } from '../../shared/model/policy-status.ts';
import { PreferencesSchema, type Preferences } from '../../shared/model/preferences.ts';
import type { SelfTestState } from '../../shared/model/self-test.ts';
import type { SignOfLife } from '../../shared/model/sign-of-life.ts';
import type { BlindInterval } from '../../shared/model/blind.ts';
import type { WakeDigest } from '../../shared/model/wake-digest.ts';
import { cutIntervals } from '../../shared/domain/blind-intervals.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { TimelineFilter } from '../../shared/model/timeline.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import { byNewest } from '../../shared/domain/timeline-merge.ts';
import { graceOf, queue } from '../../shared/domain/outbox-item.ts';
import { searchWords } from '../../shared/domain/timeline-highlight.ts';
import type { BreakView, DutyDays, DutyView } from '../../shared/model/duty-view.ts';
import { restedDuty, noBreak } from './duty-views.ts';
import type { DrillNow, DrillsView } from '../../shared/model/drill-run.ts';
import type { DrillResult } from '../../shared/model/drill-result.ts';
import type { DueItem, HitRate, IncidentPage, IncidentsPage } from '../../shared/model/incident-page.ts';
import type { RotaView } from '../../shared/model/rota-view.ts';
import type { RunbookView } from '../../shared/model/runbook.ts';
import type { TrainingView } from '../../shared/model/training.ts';
import type { CalendarFeed } from '../../shared/model/calendar-feed.ts';
import type { CalendarFile } from '../../shared/model/calendar-file.ts';
import type { RoutineView } from '../../shared/model/routine.ts';
import type { WellnessView } from '../../shared/model/wellness-view.ts';
import { emptyWellness, wellnessHandlers } from './fake-wellness.ts';
import { exchangeHandlers, type ExchangeWorld } from './fake-exchange.ts';
import { emptyHandoffs, handoffHandlers, type HandoffWorld } from './fake-handoffs.ts';
import { createFakeApi, type FakeApi } from './fake-api.ts';
import { wholePolicy } from './runbook-policies.ts';

/** Everything that a main process would hold. Tests change it and say so with `fake.emit`. */
export type FakeWorld = {
  status: WatchStatus;
  situations: readonly Situation[];
  alerting: AlertingState;
  checks: readonly CheckReport[];
  maintenance: readonly MaintenanceReport[];
  onCall: OnCallStatus;
  sources: readonly SourceState[];
  notices: readonly Notice[];
  preferences: Preferences;
  policy: PolicyStatus;
  signOfLife: SignOfLife;
  selfTest: SelfTestState;
  connection: PagerDutyConnection;
  outbox: OutboxView;
  messageConnections: MessageConnections;
  messages: readonly Message[];
  /** By incident id. */
  updateForms: Readonly<Record<string, UpdateForm | null>>;
  incidents: IncidentsPage;
  /** By incident id. */
  incidentPages: Readonly<Record<string, IncidentPage>>;
  due: readonly DueItem[];
  duty: DutyView;
  breaks: BreakView;
  cover: Cover | null;
  coverDraft: CoverDraft;
  dutyDays: DutyDays;
  rota: RotaView;
  runbook: RunbookView;
  training: TrainingView;
  handoffs: HandoffWorld;
  exchange: ExchangeWorld;
  routines: RoutineView;
  calendarFile: CalendarFile | null;
  feed: CalendarFeed;
  wellness: WellnessView;
  rate: HitRate;
  drills: DrillsView;
  drillResult: DrillResult | null;
  drill: DrillNow | null;
  reading: PagerDutyReading;
  blind: readonly BlindInterval[];
  digest: WakeDigest | null;
  clockCorrection: number;
  data: DataOverview;
  /** What a look into any backup finds. */
  look: CopyLook;
  diagnostics: Diagnostics;
  hotkeys: HotkeysState;
  /** Newest first. */
  events: readonly WatchEvent[];
};

const blank: WatchEvent = {
  id: 1, occurredAt: 0, recordedAt: 0, kind: 'note', source: 'person', actor: 'you', situationId: null, incidentId: null, checkId: null,
  severity: null, title: '', body: '', payload: null, externalId: null, corrects: null,
};

const facts = { version: '0.1.0', electron: '45.4.1', chromium: '150.0.0.0', node: '24.21.0', sqlite: '3.53.0', platform: 'linux', dataFolder: '/home/kim/.config/Watchkeeper', zone: 'Europe/Berlin' } as const;
const noDiagnostics: Diagnostics = {
  at: 0, facts, machine: { system: 'Linux 6.1', architecture: 'x64', desktop: 'GNOME', session: 'x11', memoryBytes: 100_000_000 }, upFor: 0, sources: [], selfTest: null,
  database: { bytes: 0, findings: [], backups: 0, newestBackupAt: null }, outbox: { pending: 0, asking: 0, maybe: 0 }, checks: { total: 0, paused: 0 }, delay: { median: 0, worst: 0, samples: 20 }, log: [],
};

export function emptyWorld(): FakeWorld {
  return {
    status: { glyph: 'off-shift', alertingCount: 0, acknowledgedCount: 0, reasons: [], demo: false, asOf: 0 },
    situations: [],
    alerting: { silences: [], held: [], holds: [], storms: [], askedUntil: null, tally: { since: 0, shown: 0, sounds: 0, others: 0 } },
    checks: [],
    maintenance: [],
    onCall: { state: 'not-connected', shifts: [], asOf: null },
    sources: [],
    notices: [],
    preferences: PreferencesSchema.parse({}),
    policy: { team: 'Insurance Lead Gen Platform', version: 1, checks: 1, from: null, leftOver: false, canGoBack: false, attempt: null },
    signOfLife: { host: null, every: 300_000, takenAt: null, problem: null, withheld: null },
    selfTest: { running: false, report: null, dueAt: 0 },
    connection: { state: 'none', userName: null, email: null, region: null, scope: null, storage: null, message: '' },
    outbox: { pending: [], ended: [], hold: null },
    messageConnections: { slack: { state: 'none', way: null, team: null, as: null, channel: null, storage: null, message: '' }, statuspage: { state: 'none', pageId: null, storage: null, message: '' } },
    messages: [],
    updateForms: {},
    incidents: { open: [], over: [], next: null },
    incidentPages: {},
    due: [],
    duty: restedDuty(0),
    breaks: noBreak(0),
    cover: null,
    coverDraft: { brief: 'Cover brief\n\nNothing is open.', people: [{ name: 'Secondary on-call', how: '', userId: null }], incidents: [], schedules: [], open: [] },
    dutyDays: { from: 0, entries: [], absences: [], emergencies: [] },
    routines: { open: [], next: null, undo: null },
    calendarFile: null,
    feed: { on: false, addresses: null, problem: '' },
    rota: { rota: null, fromPolicy: false, self: null, from: 0, to: 0, shifts: [], flaws: [], load: [], own: { source: 'local', asOf: null, shifts: [] }, schedules: [], userId: null, undo: null },
    runbook: { sections: [], contacts: [], tools: [], commands: [], home: '/home/kim', undo: null },
    training: { policy: wholePolicy.training, people: [], due: [], ratings: [], resources: [], rotaPeople: [], today: '2026-03-02', undo: null },
    wellness: emptyWellness(0),
    handoffs: emptyHandoffs(0),
    exchange: { exchanges: {} },
    rate: { over: 'week', from: 0, inTime: 0, of: 0, medianToAcknowledge: null },
    drills: { offers: [], results: [], running: null, refused: null, person: '' },
    drillResult: null,
    drill: null,
    reading: { priorities: [], callsLastMinute: 0, remainingShare: null },
    blind: [],
    digest: null,
    clockCorrection: 0,
    data: { folder: '/home/kim/.config/Watchkeeper', parts: [], copies: [], hasWellness: false },
    look: { outcome: { result: 'nothing-to-do', message: 'No file was chosen.' }, preview: null },
    diagnostics: noDiagnostics,
    hotkeys: { acknowledge: { keys: null, state: 'off', why: '' }, note: { keys: null, state: 'off', why: '' } },
    events: [],
  };
}

function fits(event: WatchEvent, filter: TimelineFilter): boolean {
  const { kinds, sources, severities, situationId, incidentId, checkId, text, from, to } = filter;
  const held = searchWords(`${event.title} ${event.body}`);
  return (kinds.length === 0 || kinds.includes(event.kind))
    && (sources.length === 0 || sources.includes(event.source))
    && (severities.length === 0 || (event.severity !== null && severities.includes(event.severity)))
    && (situationId === null || event.situationId === situationId)
    && (incidentId === null || event.incidentId === incidentId)
    && (checkId === null || event.checkId === checkId)
    && searchWords(text).every((word) => held.some((part) => (word.begins ? part.text.startsWith(word.text) : part.text === word.text)))
    && (from === null || event.occurredAt >= from)
    && (to === null || event.occurredAt < to);
}

/** A main process over a world in memory: reads answer from it, `changes` may replace any call. A missing call does not compile. */
export function createFakeMain(world: FakeWorld, changes: Partial<Handlers> = {}): FakeApi {
  const checkOf = (id: string): CheckReport => {
    const found = world.checks.find(({ check }) => check.id === id);
    if (found === undefined) throw new Refusal({ code: 'not-found', message: 'This check does not exist.' });
    return found;
  };
  const choicesOf = (incidentId: string): IncidentChoices => ({
    incidentId, title: 'High error rate on checkout', status: 'triggered', assignees: ['Kim Doe'], seen: { status: 'triggered', assignees: ['UME'], logAt: 0 }, policyName: 'Commerce on call', problem: '',
    levels: [{ level: 1, targets: ['Commerce primary'] }, { level: 2, targets: ['Maya Okafor', 'Commerce secondary'] }, { level: 3, targets: ['Robin Vale'] }],
  });
  const endRow = async (id: string, message: string) => {
    world.outbox = { ...world.outbox, pending: world.outbox.pending.filter((row) => row.id !== id) };
    fake.emit('outbox.changed', world.outbox);
    return { result: 'done' as const, message };
  };
  const pageOf = (id: string): IncidentPage => {
    const found = world.incidentPages[id];
    if (found === undefined) throw new Refusal({ code: 'not-found', message: 'This incident is not known here.' });
    return found;
  };
  const done = async (message: string) => ({ result: 'done' as const, message });
  const handlers: Handlers = {
    'app.facts': async () => facts,
    'watch.status': async () => world.status,
    'situations.list': async () => world.situations,
    'situation.acknowledge': () => done('Acknowledged in PagerDuty.'),
    'situation.merge': () => done('Merged into one situation.'),
    'situation.split': () => done('Split off: a situation of its own now.'),
    'situation.undo': () => done('Undone.'),
    'alerting.state': async () => world.alerting,
    'silence.begin': () => done('Silenced for 1 h.'),
    'silence.end': () => done('The silence is over.'),
    'silence.resume': () => done('Silenced again.'),
    'attention.ask': () => done('Alerts come as usual.'),
    'attention.look': async () => ({
      'full-screen': { says: 'no' }, 'screen-sharing': { says: 'unknown', why: 'This desktop does not say when the screen is shared, except by programs that ask it for leave.' }, 'do-not-disturb': { says: 'yes' },
    }),
    'checks.list': async () => world.checks,
    'check.create': async (draft) => ({ ...draft, id: 'new-check', origin: 'person', paused: false }),
    'check.update': async ({ id, draft }) => ({ ...draft, id, origin: 'person', paused: false }),
    'check.pause': async ({ id, paused }) => ({ ...checkOf(id).check, paused }),
    'check.delete': ({ id }) => done(`${checkOf(id).check.name} deleted.`),
    'check.restore': async ({ id }) => checkOf(id).check,
    'check.try': async () => ({ checkId: 'trial', startedAt: 0, durationMs: 187, failures: [], statusCode: 200, certificateExpiresAt: null }),
    'check.probeNow': () => done('Passed in 44 ms.'),
    'check.history': async ({ id }) => ({ checkId: id, at: [], median: [], worst: [], failed: [], spans: [] }),
    'maintenance.list': async () => world.maintenance,
    'maintenance.create': async (draft) => {
      const { when } = draft;
      const window: MaintenanceWindow = { ...draft, id: `own-${world.maintenance.length}`, origin: 'person', when: when.type === 'now' ? { type: 'now', from: 0, to: when.minutes * 60_000 } : when };
      return { window, current: null, next: null };
    },
    'maintenance.end': async () => done('Ended.'),
    'timeline.page': async ({ filter, before, limit }) => {
      const found = world.events.filter((event) => fits(event, filter) && (before === null || byNewest(event, { ...event, ...before }) > 0));
      const events = found.slice(0, limit);
      const last = events.at(-1);
      return { events, next: found.length > limit && last !== undefined ? { occurredAt: last.occurredAt, id: last.id } : null };
    },
    'timeline.density': async ({ filter, buckets }) => {
      const found = world.events.filter((event) => fits(event, filter));
      const from = filter.from ?? found.at(-1)?.occurredAt ?? 0;
      const to = filter.to ?? (found[0]?.occurredAt ?? 0) + 1;
      const counts = Array.from({ length: buckets }, () => ({ total: 0, loud: 0 }));
      for (const { occurredAt, severity, kind } of found) {
        const bucket = counts[Math.min(buckets - 1, Math.floor(((occurredAt - from) / (to - from)) * buckets))];
        if (bucket === undefined) continue;
        bucket.total += 1;
        if (severity === 1 || severity === 2 || kind === 'check.down') bucket.loud += 1;
      }
      return { from, to, buckets: counts };
    },
    'blind.recent': async () => world.blind,
    'blind.intervals': async ({ from, to }) => cutIntervals(world.blind, from, to),
    'digest.current': async () => world.digest,
    'digest.dismiss': async () => {
      world.digest = null;
      fake.emit('digest.changed', null);
      return { result: 'done', message: 'Dismissed.' };
    },
    'clock.correction': async () => world.clockCorrection,
    'oncall.status': async () => world.onCall,
    'sources.list': async () => world.sources,
    'notices.list': async () => world.notices,
    'notice.dismiss': () => done('Dismissed.'),
    'preferences.get': async () => world.preferences,
    'preferences.set': async (patch) => {
      world.preferences = { ...world.preferences, ...(Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Preferences>) };
      fake.emit('preferences.changed', world.preferences);
      return world.preferences;
    },
    'pagerduty.connection': async () => world.connection,
    'pagerduty.connect': () => done('Connected.'),
    'pagerduty.disconnect': () => done('Disconnected. The token is forgotten.'),
    'pagerduty.adjust': () => done('Connected as Kim Doe.'),
    'pagerduty.test': async () => ({ ok: true, lines: [{ ok: true, what: 'Token', found: 'stands for Kim Doe (kim@example.com), in 2 teams' }] }),
    'pagerduty.ask': async () => ({ result: 'done', message: 'PagerDuty is being asked.' }),
    'pagerduty.reading': async () => world.reading,
    'pagerduty.find': async ({ what, text }) => ['Kim Doe', 'Maya Okafor', 'Robin Vale'].filter((name) => name.toLowerCase().includes(text.toLowerCase())).map((name) => ({ id: name, name: what === 'users' ? name : `${name}’s team`, detail: what === 'users' ? `${name.split(' ')[0]?.toLowerCase()}@example.com` : '' })),
    'incident.choices': async ({ id }) => choicesOf(id),
    'incidents.list': async () => world.incidents,
    'incident.page': async ({ id }) => pageOf(id),
    'incident.timeline': async ({ id }) => ({ entries: pageOf(id).timeline.entries, next: null }),
    'incident.watch': () => done(''),
    'incident.acknowledge': () => done('Acknowledged in PagerDuty.'),
    'incident.say': async ({ id, entry, title, body, occurredAt }) => {
      const { kind, ...figures } = entry;
      const page = pageOf(id);
      return { ...blank, id: page.timeline.entries.length + 1000, kind, incidentId: id, situationId: page.situationId, actor: page.me, title, body, payload: figures, occurredAt: occurredAt ?? Date.now(), recordedAt: Date.now() };
    },
    'incident.correct': async ({ eventId, title, body, occurredAt }) => ({ ...blank, id: eventId + 1000, title, body, occurredAt, corrects: eventId }),
    'incident.undo': () => done('Taken back: Status set: Mitigating'),
    'incident.createLocal': async ({ title, severity, service, startedAt }) => ({
      id: 'local-1', source: 'local', number: null, title, status: 'triggered', severity, priorityLabel: null, urgency: severity <= 2 ? 'high' : 'low', serviceId: null, serviceName: service === '' ? null : service,
      assignees: [], acknowledgers: [], createdAt: startedAt ?? Date.now(), updatedAt: startedAt ?? Date.now(), resolvedAt: null, url: null,
    }),
    'incident.resolveLocal': () => done('Resolved.'),
    'incident.reopenLocal': () => done('Opened again.'),
    'incident.export': async ({ id, format }) => ({ fileName: `incident-${id}.${format === 'json' ? 'json' : 'md'}`, text: `# ${pageOf(id).incident.title}\n` }),
    'due.list': async () => world.due,
    'response.rate': async () => world.rate,
    'duty.status': async () => world.duty,
    'duty.begin': () => done('Your shift has begun.'),
    'duty.end': () => done('Your shift has ended after 3 h 12.'),
    'duty.enter': () => done('The hours are entered.'),
    'duty.correct': () => done('Corrected; the timeline keeps what it said before.'),
    'duty.answerSleep': () => done('Counted as rest.'),
    'duty.list': async () => world.dutyDays,
    'duty.tellSecond': ({ name }) => done(`Noted: ${name} has worked 3 h 00.`),
    'emergency.begin': () => done('Emergency rules hold now. End them when the emergency is over.'),
    'emergency.end': () => done('The usual limits hold again; the rest after it is the long one.'),
    'cover.status': async () => world.cover,
    'cover.draft': async () => world.coverDraft,
    'cover.begin': ({ name }) => done(`It is on record that ${name} covers.`),
    'cover.ask': () => done('On its way to Slack #incidents.'),
    'cover.end': () => done('You have the watch again.'),
    'break.status': async () => world.breaks,
    'break.take': () => done('Enjoy your break. Alerts reach you as before.'),
    'break.postpone': () => done('Postponed by 10 min.'),
    'break.refuse': () => done('Noted. It stays owed, and is asked about again when the next one falls due.'),
    'break.end': () => done('Welcome back.'),
    'routine.view': async () => world.routines,
    'routine.tick': () => done(''),
    'routine.done': () => done('Morning review done, 6 of 6.'),
    'routine.skip': () => done('Morning review of 09:00 skipped.'),
    'routine.undo': () => done('Taken back.'),
    'drills.view': async () => world.drills,
    'drills.start': () => done('Slow burn begins in a window of its own. The watch goes on here.'),
    'drills.open': () => done('Our own scenario can be played.'),
    'drills.show': () => done(''),
    'drills.end': () => done('The drill was broken off. Nothing of it is kept.'),
    'drills.result': async () => {
      if (world.drillResult === null) throw new Refusal({ code: 'not-found', message: 'This result is not here any more.' });
      return world.drillResult;
    },
    'drills.remove': () => done('The result was removed.'),
    'drill.now': async () => world.drill,
    'drill.control': () => done(''),
    'drill.finish': () => done('The drill is over.'),
    'drill.leave': () => done(''),
    'rota.view': async () => world.rota,
    'rota.setPlan': () => done('Rota made.'),
    'rota.setSelf': () => done('You are Kim Doe.'),
    'rota.override': () => done('Kim Doe is primary.'),
    'rota.absence': () => done('Kim Doe is away.'),
    'rota.removeOverride': () => done('Cover removed.'),
    'rota.removeAbsence': () => done('Absence removed.'),
    'rota.tickStep': () => done(''),
    'rota.calendar': async () => ({ fileName: 'rota.ics', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }),
    'rota.readCalendar': async () => world.calendarFile,
    'rota.importCalendar': () => done('The rota is the calendar now.'),
    'rota.feed': async () => world.feed,
    'rota.setFeed': async ({ on }) => {
      world.feed = { on, addresses: on ? { own: 'http://127.0.0.1:43117/vQ3x/my-shifts.ics', all: 'http://127.0.0.1:43117/vQ3x/rota.ics' } : null, problem: '' };
      return { result: 'done', message: on ? 'The live calendar is on.' : 'The live calendar is off.' };
    },
    'rota.renewFeed': () => done('The live calendar has a new address.'),
    'rota.undo': () => done('Taken back.'),
    'runbook.view': async () => world.runbook,
    'runbook.confirm': () => done('Grafana: https://grafana.company.com opens, 2 Mar 2026.'),
    'runbook.undo': () => done('Taken back.'),
    'runbook.allow': () => done('Allowed on this machine, as long as the text stays the same.'),
    'runbook.disallow': () => done('It is not run from here any more.'),
    'runbook.run': async ({ text }) => ({ text, end: { how: 'exited', code: 0 }, words: 'Exit 0 after 412 ms.', output: 'NAME                READY   STATUS    RESTARTS   AGE\ncheckout-7d9f4      1/1     Running   0          4d\nquotes-55c8b        0/1     CrashLoop 17         38m', cut: false, startedAt: 0 }),
    'runbook.stop': () => done('Stopped.'),
    'training.view': async () => world.training,
    'training.due': async () => world.training.due,
    'training.saveTrainee': async ({ name }) => ({ result: 'done', message: `${name} added.` }),
    'training.removeTrainee': () => done('Removed.'),
    'training.record': () => done('Recorded.'),
    'training.strike': () => done('Struck.'),
    'training.rate': () => done('Your rating.'),
    'training.undo': () => done('Taken back.'),
    ...handoffHandlers(world.handoffs, (status) => fake.emit('handoff.changed', status)),
    ...exchangeHandlers(world.exchange, (exchange) => fake.emit('handoff.exchanged', exchange)),
    ...wellnessHandlers(world, (view) => fake.emit('wellness.changed', view)),
    'messages.connections': async () => world.messageConnections,
    'messages.connect': () => done('Connected to Leads as watchkeeper.'),
    'messages.disconnect': () => done('Slack is disconnected.'),
    'messages.test': async () => ({ result: 'done', message: 'Slack answers: watchkeeper in Leads.', found: [] }),
    'messages.send': async ({ incidentId }) => ({ incidentId, messages: world.messages }),
    'messages.list': async ({ incidentId }) => world.messages.filter((message) => message.incidentId === incidentId),
    'messages.answer': () => done('Sent.'),
    'messages.form': async ({ incidentId }) => world.updateForms[incidentId] ?? null,
    'messages.keepForm': async ({ incidentId, form }) => {
      world.updateForms = { ...world.updateForms, [incidentId]: form };
      return { result: 'done', message: '' };
    },
    'outbox.view': async () => world.outbox,
    'outbox.add': async ({ incidentId, action, seen }) => {
      const item = queue({ id: `00000000-0000-4000-8000-${String(world.outbox.pending.length).padStart(12, '0')}`, incidentId, action, actorId: 'UME', seen, turn: world.outbox.pending.length + 1, grace: graceOf(action) }, Date.now());
      world.outbox = { ...world.outbox, pending: [...world.outbox.pending, item] };
      fake.emit('outbox.changed', world.outbox);
      return item;
    },
    'outbox.undo': ({ id }) => endRow(id, 'Taken back; nothing was sent.'),
    'outbox.answer': ({ id, choice }) => endRow(id, choice === 'send' ? 'It will be sent.' : 'You decided against it.'),
    'demo.leave': () => done('The demo watch has ended.'),
    'demo.start': () => done('The demo watch runs.'),
    'notification.test': () => done('The system showed it.'),
    'selfTest.state': async () => world.selfTest,
    'signOfLife.get': async () => world.signOfLife,
    'signOfLife.set': async ({ url }) => {
      world.signOfLife = { ...world.signOfLife, host: new URL(url).host };
      return done('It hears from here every 5 min while everything is seen.');
    },
    'signOfLife.clear': async () => {
      world.signOfLife = { ...world.signOfLife, host: null };
      return done('No sign of life is sent any more.');
    },
    'selfTest.run': () => done('Alert path proved: 8 of 8.'),
    'window.open': () => done('The window is open.'),
    'strip.dismiss': () => done('Put away until something changes.'),
    'link.open': () => done(''),
    'policy.current': async () => world.policy,
    'policy.look': async () => ({
      result: 'looked',
      look: {
        file: '/home/kim/policy.yaml', team: 'Insurance Lead Gen Platform', changed: 2,
        changes: [{ path: 'incident.severities.1.progressMinutes', before: '15', after: '20' }, { path: 'checks.front', before: null, after: '{"id":"front"}' }],
        findings: [{ rule: 'C37', kind: 'gap', message: 'The team has no time zone: each computer uses its own.', advice: 'An IANA zone, such as Europe/Berlin.', lines: [], places: [{ line: 7, column: 3, path: 'team.zone' }] }],
      },
    }),
    'policy.confirm': () => done('The policy of Insurance Lead Gen Platform is in force. 2 values differ.'),
    'policy.lint': async () => [],
    'policy.export': () => done('Saved as /home/kim/policy.yaml.'),
    'policy.reset': () => done('The policy of Insurance Lead Gen Platform is in force. 2 values differ.'),
    'policy.goBack': () => done('The policy of Insurance Lead Gen Platform is in force. 2 values differ.'),
    'policy.quote': async ({ section }) => ({ quote: { section, fromLine: 10, lines: [`${section}:`, '  example: 1'] }, isDefault: true }),
    'data.overview': async () => world.data,
    'data.backUp': () => done('Backed up to /home/kim/watchkeeper.zip (3.4 MB) and read back whole. Tokens are not in it.'),
    'data.chooseCopy': async () => world.look,
    'data.lookInto': async () => world.look,
    'data.restore': () => done('Watchkeeper starts again with the backup.'),
    'data.forget': () => done('Nothing was restored.'),
    'data.export': () => done('Exported 12 rows to /home/kim/export.json (9.1 kB). Tokens and wellness are not in it.'),
    'data.erase': () => done('Watchkeeper ends now, erases everything, and starts as on the first day.'),
    'diagnostics.read': async () => world.diagnostics,
    'hotkeys.state': async () => world.hotkeys,
    'note.close': () => done('Closed.'),
    'file.save': ({ suggestedName }) => done(`Saved as /home/kim/${suggestedName}.`),
    'clipboard.write': () => done('Copied.'),
    ...changes,
  };
  const fake = createFakeApi(handlers);
  return fake;
}
