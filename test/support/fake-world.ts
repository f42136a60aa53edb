import type { AlertingState } from '../../shared/model/alerting.ts';
import type { BlindInterval } from '../../shared/model/blind.ts';
import type { CalendarFeed } from '../../shared/model/calendar-feed.ts';
import type { CalendarFile } from '../../shared/model/calendar-file.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import type { Cover, CoverDraft } from '../../shared/model/cover.ts';
import type { CopyLook, DataOverview } from '../../shared/model/data-copy.ts';
import type { Diagnostics } from '../../shared/model/diagnostics.ts';
import type { DrillResult } from '../../shared/model/drill-result.ts';
import type { DrillNow, DrillsView } from '../../shared/model/drill-run.ts';
import type { BreakView, DutyDays, DutyView } from '../../shared/model/duty-view.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { HotkeysState } from '../../shared/model/hotkey.ts';
import type { DueItem, HitRate, IncidentPage, IncidentsPage } from '../../shared/model/incident-page.ts';
import type { MaintenanceReport } from '../../shared/model/maintenance.ts';
import type { MessageConnections } from '../../shared/model/message-connection.ts';
import type { Message, UpdateForm } from '../../shared/model/message.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { OutboxView } from '../../shared/model/outbox.ts';
import type { PagerDutyReading } from '../../shared/model/pagerduty-choices.ts';
import type { PolicyStatus } from '../../shared/model/policy-status.ts';
import { PreferencesSchema, type Preferences } from '../../shared/model/preferences.ts';
import type { RotaView } from '../../shared/model/rota-view.ts';
import type { RoutineView } from '../../shared/model/routine.ts';
import type { RunbookView } from '../../shared/model/runbook.ts';
import type { SelfTestState } from '../../shared/model/self-test.ts';
import type { SignOfLife } from '../../shared/model/sign-of-life.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { TrainingView } from '../../shared/model/training.ts';
import type { WakeDigest } from '../../shared/model/wake-digest.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import type { WellnessView } from '../../shared/model/wellness-view.ts';
import { noBreak, restedDuty } from './duty-views.ts';
import type { ExchangeWorld } from './fake-exchange.ts';
import { emptyHandoffs, type HandoffWorld } from './fake-handoffs.ts';
import { emptyWellness } from './fake-wellness.ts';
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

export const facts = { version: '0.1.0', electron: '45.4.1', chromium: '150.0.0.0', node: '24.21.0', sqlite: '3.53.0', platform: 'linux', dataFolder: '/home/kim/.config/Watchkeeper', zone: 'Europe/Berlin' } as const;
const noDiagnostics: Diagnostics = {
  at: 0, facts, machine: { system: 'Linux 6.1', architecture: 'x64', desktop: 'GNOME', session: 'x11', memoryBytes: 100_000_000 }, upFor: 0, sources: [], selfTest: null,
  database: { bytes: 0, findings: [], backups: 0, newestBackupAt: null }, outbox: { pending: 0, asking: 0, maybe: 0 }, checks: { total: 0, paused: 0 }, delay: { median: 0, worst: 0, samples: 20 }, log: [],
};

export function emptyWorld(): FakeWorld {
  return {
    status: { glyph: 'off-shift', alertingCount: 0, acknowledgedCount: 0, reasons: [], demo: false, asOf: 0 },
    situations: [],
    alerting: { silences: [], held: [], holds: [], storms: [], askedUntil: null, tally: { since: 0, shown: 0, sounds: 0, others: 0 }, others: { shown: [], moved: [], most: 6 } },
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
