import { app } from 'electron';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pressingIncident } from '../shared/domain/pressing-incident.ts';
import { readFacts } from './adapters/app-facts.ts';
import { fileDialogs } from './adapters/file-dialogs.ts';
import { createPolicyFiles } from './adapters/policy-files.ts';
import type { createSecretStore } from './adapters/secret-store.ts';
import type { createDataFile } from './database/data-file.ts';
import type { DrillStage } from './drill/drill-stage.ts';
import type { FirstSight } from './first-sight.ts';
import { publish } from './ipc/register.ts';
import type { createActing } from './services/acting.ts';
import type { createAlerting } from './services/alerting.ts';
import type { createBlindLedger } from './services/blind-ledger.ts';
import type { createChecking } from './services/checking.ts';
import type { createGrowingJournal } from './services/growing-journal.ts';
import type { createHoursKeeper } from './services/hours-keeper.ts';
import type { createIncidentDesk } from './services/incident-desk.ts';
import { madeLate } from './services/made-late.ts';
import type { createMessaging } from './services/messaging.ts';
import type { NoticeBoard } from './services/notice-board.ts';
import type { createPolicyKeeper } from './services/policy-keeper.ts';
import type { Clock } from './services/ports/clock.ts';
import type { Stores } from './services/ports/data-vault.ts';
import type { createPreferencesKeeper } from './services/preferences-keeper.ts';
import type { createReading } from './services/reading.ts';
import type { createRotaKeeper } from './services/rota-keeper.ts';
import type { createSelfTest } from './services/self-test.ts';
import type { createSituationKeeper } from './services/situation-keeper.ts';
import type { createSourceBoard } from './services/source-board.ts';
import type { createWatchMonitor } from './services/watch-monitor.ts';

type Given = Pick<FirstSight, 'platform' | 'folder' | 'built' | 'report' | 'showWindow'> & {
  /** The machine's own clock; `clock` is a drill's in a drill. */
  readonly machine: FirstSight['clock'];
  readonly clock: Clock;
  readonly stage: Pick<DrillStage, 'commands'> | null;
  readonly dataFile: ReturnType<typeof createDataFile>;
  readonly nativeBinding: string | undefined;
  readonly stores: Stores;
  readonly journal: ReturnType<typeof createGrowingJournal>;
  readonly policy: ReturnType<typeof createPolicyKeeper>;
  readonly defaultText: () => Promise<string>;
  readonly preferences: ReturnType<typeof createPreferencesKeeper>;
  readonly secrets: ReturnType<typeof createSecretStore>;
  readonly login: { readonly set: (on: boolean) => void };
  readonly notices: NoticeBoard;
  readonly sources: ReturnType<typeof createSourceBoard>;
  readonly ledger: ReturnType<typeof createBlindLedger>;
  readonly situations: ReturnType<typeof createSituationKeeper>;
  readonly alerting: ReturnType<typeof createAlerting>;
  readonly monitor: ReturnType<typeof createWatchMonitor>;
  readonly desk: ReturnType<typeof createIncidentDesk>;
  readonly acting: ReturnType<typeof createActing>;
  readonly messaging: ReturnType<typeof createMessaging>;
  readonly readings: ReturnType<typeof createReading>['readings'];
  readonly demo: Pick<ReturnType<typeof createReading>['demo'], 'running'>;
  readonly checking: ReturnType<typeof createChecking>;
  readonly hours: ReturnType<typeof createHoursKeeper>;
  readonly rota: ReturnType<typeof createRotaKeeper>;
  readonly selfTest: ReturnType<typeof createSelfTest>;
  readonly announce: (line: string) => void;
  /** IANA names: of the team's zone, and of this machine's. */
  readonly zone: () => string;
  readonly ownZone: () => string;
  readonly me: string;
  /** On the clock that never steps back. */
  readonly startedAt: number;
  /** What the icon says of the handoff may be something else now. */
  readonly handoffChanged: () => void;
};

/** The other half of the composition root: parts that are read and made when they are first wanted, since the watch does not need them. */
export function createLateParts(given: Given) {
  const { platform, folder, built, report, showWindow, machine, clock, stage, nativeBinding, stores, journal, policy, defaultText, preferences, secrets, login, notices, sources, ledger } = given;
  const { situations, alerting, monitor, desk, messaging, readings, demo, checking, hours, rota, selfTest, announce, zone, ownZone, me, startedAt, handoffChanged } = given;
  const { vault, archive, copies, sqliteVersion } = given.dataFile;
  const { outbox } = given.acting;
  const { maintenance } = checking;

  // Calendars in and out.
  const calendars = madeLate(async () => {
    const [{ createRotaCalendars }, { createCalendarThread }, { createLoopbackServer }, { readTextFile }] = await Promise.all([import('./services/rota-calendars.ts'), import('./adapters/calendar-thread.ts'), import('./adapters/loopback-server.ts'), import('./adapters/text-file.ts')]);
    const made = createRotaCalendars({
      clock, zone, readCalendar: createCalendarThread({ clock: machine, workerPath: join(built, 'main', 'calendar-worker.js') }), dialogs: fileDialogs, readText: readTextFile, meta: stores.meta, server: createLoopbackServer(report), calendar: rota.calls.calendar, newToken: () => `${randomUUID()}${randomUUID()}`.replaceAll('-', ''),
    });
    await made.start();
    return made;
  }, ({ stop }) => stop());

  // What is looked at at fixed times.
  const routines = madeLate(async () => {
    const { createRoutines } = await import('./services/routines.ts');
    return createRoutines({
      clock, journal, report, announce, me, zone, meta: stores.meta, facts: stores.facts, notifier: alerting.others, routines: () => policy.policy().routines, declared: hours.declared,
      // Nobody works the shifts of the demo.
      own: () => (demo.running() ? { source: 'local', asOf: null, shifts: [] } : rota.own()),
      known: () => ({
        situations: situations.list(), checks: checking.calls.reports(), maintenance: maintenance.list(), sources: sources.list(), blind: ledger.recent(),
        silences: alerting.calls.state().silences, selfTest: selfTest.state(), follows: rota.follows(), zone: zone(),
      }),
      open: (screen) => void showWindow(screen).catch(report), publish: (view) => publish('routines.changed', view),
    });
  }, ({ stop }) => stop());

  // A person's own answers, in a file that nothing else opens. Nothing with a network knows of them.
  const wellness = madeLate(async () => {
    const [{ createWellnessKeeper }, { openWellnessFile }] = await Promise.all([import('./services/wellness-keeper.ts'), import('./database/wellness/wellness-file.ts')]);
    return createWellnessKeeper({
      clock, report, newId: randomUUID, file: openWellnessFile({ path: join(folder, 'wellness.sqlite'), nativeBinding, eraseCopies: copies.eraseWellness }), facts: stores.facts, zone: ownZone, policy: policy.policy,
      serviceOf: (id) => stores.incidents.find(id)?.serviceName ?? null, hours: { days: hours.calls.list, duty: hours.calls.duty }, pressing: () => desk.runs().map(pressingIncident),
      notifier: alerting.others, open: () => void showWindow('wellness').catch(report), publish: (view) => publish('wellness.changed', view),
    });
  }, ({ stop }) => stop());

  // The reference, with the commands that may be run; and who is trained.
  const runbook = madeLate(async () => {
    const [{ createRunbookKeeper }, { createCommandRunner }] = await Promise.all([import('./services/runbook-keeper.ts'), import('./adapters/command-runner.ts')]);
    return createRunbookKeeper({
      clock, journal, report, me, store: stores.runbook, policy: policy.policy, zone: ownZone, runner: stage?.commands ?? createCommandRunner({ clock, platform, env: process.env }), incident: stores.incidents.find,
      situationOf: (incidentId) => situations.list().find(({ members }) => members.some(({ kind, id }) => kind === 'incident' && id === incidentId))?.id ?? null, publish: (view) => publish('runbook.changed', view),
    });
  }, ({ stop }) => stop());
  const training = madeLate(async () => {
    const { createTrainingKeeper } = await import('./services/training-keeper.ts');
    return createTrainingKeeper({ clock, report, notices, zone, meta: stores.meta, store: stores.training, confirmed: stores.runbook, policy: policy.policy, rota: rota.plan, newId: randomUUID, publish: (view) => publish('training.changed', view), publishDue: (due) => publish('training.dueChanged', due) });
  });

  // What the next person has to know.
  const handoffPerson = () => {
    const { self, rota: plan } = rota.calls.view();
    return { id: self, name: preferences.get().person || (plan?.people.find(({ id }) => id === self)?.name ?? readings.account()?.userName ?? '') };
  };
  const handoffs = madeLate(async () => {
    const { createHandoffs } = await import('./services/handoffs.ts');
    return createHandoffs({
      clock, journal, report, announce, me, zone, archive, newId: randomUUID, meta: stores.meta, store: stores.handoffs, facts: stores.facts, incidents: stores.incidents, notifier: alerting.others,
      myself: () => ({ name: me, userId: readings.account()?.userId ?? null }), person: handoffPerson,
      open: desk.open, incident: stores.incidents.find, due: desk.due, situations: situations.list, silences: () => alerting.calls.state().silences, maintenance: maintenance.list,
      checks: checking.calls.reports, sources: sources.list, blind: ledger.intervals, duty: { view: hours.calls.duty, list: hours.calls.list }, rota: rota.calls.view, own: rota.own,
      policy: () => policy.policy().incident, limits: () => policy.policy().duty, handoffPolicy: () => policy.policy().handoff, show: () => void showWindow('handoff').catch(report),
      publish: (view) => {
        publish('handoff.changed', view);
        handoffChanged();
      },
    });
  }, ({ stop }) => stop());

  const exchange = madeLate(async () => {
    const [{ createHandoffExchange }, { handoffFiles }, { richClipboard }, { shelf }] = await Promise.all([import('./services/handoff-exchange.ts'), import('./adapters/handoff-files.ts'), import('./adapters/rich-clipboard.ts'), handoffs.get()]);
    return createHandoffExchange({
      clock, journal, report, me, zone, shelf, files: handoffFiles, meta: stores.meta, records: stores.handoffRecords, newId: randomUUID, person: handoffPerson,
      printPdf: async (page) => (await import('./adapters/pdf-printer.ts')).printPdf(page), sha256: (text) => createHash('sha256').update(text).digest('hex'), sumOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      clipboard: richClipboard, toSlack: messaging.calls.post,
      checks: checking.calls, selfTest, situations: situations.list, sources: sources.list, publish: (view) => publish('handoff.exchanged', view),
    });
  });

  const settingsRoom = madeLate(async () => {
    const [room, { createProfileEraser }, { restarter }, { readLogTail }, { ownWords, readMachine }] = await Promise.all([
      import('./services/settings-room.ts'), import('./adapters/profile-eraser.ts'), import('./adapters/restarter.ts'), import('./adapters/log-tail.ts'), import('./adapters/machine-facts.ts'),
    ]);
    return room.createSettingsRoom({
      data: {
        clock, copies, dialogs: fileDialogs, restarter, report, eraser: createProfileEraser(folder), version: app.getVersion(), zone: ownZone,
        letGoOutside: () => login.set(false), publish: (progress) => publish('data.progress', progress),
      },
      diagnostics: {
        clock, copies, sources: sources.list, quickCheck: vault.quickCheck, outbox: outbox.pending, checks: stores.checks.list, readLog: (lines) => readLogTail(folder, lines),
        facts: () => readFacts(sqliteVersion()), machine: () => readMachine(process.env), startedAt, selfTest: () => selfTest.state().report,
        secrets, ownWords, people: () => policy.policy().incident.contacts, account: readings.account, person: () => preferences.get().person,
      },
      quotes: { text: policy.text, defaultText },
    });
  });

  const drills = madeLate(async () => {
    const [{ createDrillDesk }, { createDrillLauncher, drillFlags }, { shippedDrills }] = await Promise.all([import('./services/drill-desk.ts'), import('./adapters/drill-launcher.ts'), import('./drill/shipped-drills.ts')]);
    return createDrillDesk({
      clock, report, zone, store: stores.drills, shipped: shippedDrills, dialogs: fileDialogs, policy: policy.policy, preferences: preferences.get, readFile: createPolicyFiles(folder).read,
      launcher: createDrillLauncher({ folder, appPath: app.isPackaged ? null : app.getAppPath(), flags: drillFlags(process.argv, app.isPackaged ? {} : process.env), report }),
      person: () => readings.account()?.userName ?? (preferences.get().person || null), alertingCount: () => monitor.status().alertingCount, showNow: () => void showWindow('now').catch(report), publish: (view) => publish('drills.changed', view),
    });
  });

  return { calendars, routines, wellness, runbook, training, handoffs, exchange, settingsRoom, drills };
}
