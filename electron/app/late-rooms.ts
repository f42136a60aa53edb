import { app } from 'electron';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pressingIncident } from '../../shared/domain/pressing-incident.ts';
import { readFacts } from '../adapters/app-facts.ts';
import { fileDialogs } from '../adapters/file-dialogs.ts';
import { createPolicyFiles } from '../adapters/policy-files.ts';
import { publish } from '../ipc/register.ts';
import { madeLate } from '../services/made-late.ts';
import type { DataRoom } from './data-room.ts';
import type { DutyRoom } from './duty-room.ts';
import type { Ground } from './ground.ts';
import type { HealthRoom } from './health-room.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { ProofRoom } from './proof-room.ts';
import type { ReadingRoom } from './reading-room.ts';
import type { ResponseRoom } from './response-room.ts';
import type { WatchRoom } from './watch-room.ts';

type Given = Ground & DataRoom & PolicyRoom & WatchRoom & ResponseRoom & ReadingRoom & HealthRoom & DutyRoom & ProofRoom & {
  /** What the icon says of the handoff may be something else now. */
  readonly handoffChanged: () => void;
};
export type LateRooms = ReturnType<typeof composeLateRooms>;

/** Parts that are read and made when they are first wanted, since the watch does not need them. */
export function composeLateRooms(given: Given) {
  const { platform, folder, built, log, report, showWindow, machine, clock, stage, nativeBinding, stores, archive, sqliteVersion, journal, policy, defaultText, preferences, secrets, login, notices, sources, ledger } = given;
  const { situations, alerting, monitor, desk, messaging, readings, demo, checking, hours, rota, selfTest, outbox, announce, zone, ownZone, me, myself, startedAt, handoffChanged } = given;
  const { vault, copies } = given.dataFile;
  const { maintenance } = checking;

  // Calendars in and out.
  const calendars = madeLate(async () => {
    const [{ createRotaCalendars }, { createCalendarThread }, { createLoopbackServer }, { readTextFile }] = await Promise.all([import('../services/rota-calendars.ts'), import('../adapters/calendar-thread.ts'), import('../adapters/loopback-server.ts'), import('../adapters/text-file.ts')]);
    const made = createRotaCalendars({
      clock, zone, readCalendar: createCalendarThread({ clock: machine, workerPath: join(built, 'main', 'calendar-worker.js') }), dialogs: fileDialogs, readText: readTextFile, meta: stores.meta, server: createLoopbackServer(report), calendar: rota.calls.calendar, newToken: () => `${randomUUID()}${randomUUID()}`.replaceAll('-', ''),
    });
    await made.start();
    return made;
  }, ({ stop }) => stop());

  // What is looked at at fixed times.
  const routines = madeLate(async () => {
    const { createRoutines } = await import('../services/routines.ts');
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
    const [{ createWellnessKeeper }, { openWellnessFile }] = await Promise.all([import('../services/wellness-keeper.ts'), import('../database/wellness/wellness-file.ts')]);
    return createWellnessKeeper({
      clock, report, newId: randomUUID, file: openWellnessFile({ path: join(folder, 'wellness.sqlite'), nativeBinding, eraseCopies: copies.eraseWellness }), facts: stores.facts, zone: ownZone, policy: policy.policy,
      serviceOf: (id) => stores.incidents.find(id)?.serviceName ?? null, hours: { days: hours.calls.list, duty: hours.calls.duty }, pressing: () => desk.runs().map(pressingIncident),
      notifier: alerting.others, open: () => void showWindow('wellness').catch(report), publish: (view) => publish('wellness.changed', view),
    });
  }, ({ stop }) => stop());

  // The reference, with the commands that may be run; and who is trained.
  const runbook = madeLate(async () => {
    const [{ createRunbookKeeper }, { createCommandRunner }] = await Promise.all([import('../services/runbook-keeper.ts'), import('../adapters/command-runner.ts')]);
    return createRunbookKeeper({
      clock, journal, report, me, store: stores.runbook, policy: policy.policy, zone: ownZone, runner: stage?.commands ?? createCommandRunner({ clock, platform, env: process.env }), incident: stores.incidents.find,
      situationOf: (incidentId) => situations.list().find(({ members }) => members.some(({ kind, id }) => kind === 'incident' && id === incidentId))?.id ?? null, publish: (view) => publish('runbook.changed', view),
    });
  }, ({ stop }) => stop());
  const training = madeLate(async () => {
    const { createTrainingKeeper } = await import('../services/training-keeper.ts');
    return createTrainingKeeper({ clock, report, notices, zone, meta: stores.meta, store: stores.training, confirmed: stores.runbook, policy: policy.policy, rota: rota.plan, newId: randomUUID, publish: (view) => publish('training.changed', view), publishDue: (due) => publish('training.dueChanged', due) });
  });

  // What the next person has to know.
  const handoffPerson = () => {
    const { self, rota: plan } = rota.calls.view();
    // Whom the simulator calls “You” is nobody whom the next person knows by that name.
    const account = readings.account()?.userName ?? '';
    return { id: self, name: preferences.get().person || (plan?.people.find(({ id }) => id === self)?.name ?? (account === 'You' ? '' : account)) };
  };
  const handoffs = madeLate(async () => {
    const { createHandoffs } = await import('../services/handoffs.ts');
    return createHandoffs({
      clock, journal, report, announce, me, zone, archive, newId: randomUUID, meta: stores.meta, store: stores.handoffs, facts: stores.facts, incidents: stores.incidents, notifier: alerting.others,
      myself, person: handoffPerson,
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
    const [{ createHandoffExchange }, { handoffFiles }, { richClipboard }, { shelf }] = await Promise.all([import('../services/handoff-exchange.ts'), import('../adapters/handoff-files.ts'), import('../adapters/rich-clipboard.ts'), handoffs.get()]);
    return createHandoffExchange({
      clock, journal, report, me, zone, shelf, files: handoffFiles, meta: stores.meta, records: stores.handoffRecords, newId: randomUUID, person: handoffPerson,
      printPdf: async (page) => (await import('../adapters/pdf-printer.ts')).printPdf(page), sha256: (text) => createHash('sha256').update(text).digest('hex'), sumOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      clipboard: richClipboard, toSlack: messaging.calls.post,
      checks: checking.calls, selfTest, situations: situations.list, sources: sources.list, publish: (view) => publish('handoff.exchanged', view),
    });
  });

  const settingsRoom = madeLate(async () => {
    const [room, { createProfileEraser }, { restarter }, { readLogTail }, { ownWords, readMachine }] = await Promise.all([
      import('../services/settings-room.ts'), import('../adapters/profile-eraser.ts'), import('../adapters/restarter.ts'), import('../adapters/log-tail.ts'), import('../adapters/machine-facts.ts'),
    ]);
    return room.createSettingsRoom({
      data: {
        clock, copies, dialogs: fileDialogs, restarter, report, refused: log.warn, eraser: createProfileEraser(folder), version: app.getVersion(), zone: ownZone,
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
    const [{ createDrillDesk }, { createDrillLauncher, drillFlags }, { shippedDrills }] = await Promise.all([import('../services/drill-desk.ts'), import('../adapters/drill-launcher.ts'), import('../drill/shipped-drills.ts')]);
    return createDrillDesk({
      clock, report, zone, store: stores.drills, shipped: shippedDrills, dialogs: fileDialogs, policy: policy.policy, preferences: preferences.get, readFile: createPolicyFiles(folder).read,
      launcher: createDrillLauncher({ folder, appPath: app.isPackaged ? null : app.getAppPath(), flags: drillFlags(process.argv, app.isPackaged ? {} : process.env), report }),
      person: () => readings.account()?.userName ?? (preferences.get().person || null), alertingCount: () => monitor.status().alertingCount, showNow: () => void showWindow('now').catch(report), publish: (view) => publish('drills.changed', view),
    });
  });

  return { calendars, routines, wellness, runbook, training, handoffs, exchange, settingsRoom, drills };
}
