import { app, BrowserWindow, clipboard, nativeTheme, net, session } from 'electron';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pressingIncident } from '../shared/domain/pressing-incident.ts';
import { newestStart } from '../shared/domain/on-call-status.ts';
import { messageHosts } from '../shared/domain/message-hosts.ts';
import { isPagerDutyBase, pagerDutyHosts } from '../shared/domain/pagerduty-hosts.ts';
import { strayNotice } from '../shared/domain/stray-notice.ts';
import { trayTooltip, trayView, type TrayView } from '../shared/domain/tray-menu.ts';
import { appOrigin } from '../shared/ipc/channels.ts';
import type { Payload } from '../shared/ipc/contract.ts';
import { minute, second } from '../shared/time/duration.ts';
import { deferredWhile } from '../shared/model/preferences.ts';
import defaultPolicy from '../shared/policy/default-policy.yaml';
import { readFacts } from './adapters/app-facts.ts';
import { createAttentionSense } from './adapters/attention.ts';
import { createBadge } from './adapters/badge.ts';
import { fileDialogs } from './adapters/file-dialogs.ts';
import { createHostLookup } from './adapters/host-lookup.ts';
import { setStartAtLogin, startsAtLogin } from './adapters/login-item.ts';
import { createHotkeys } from './adapters/hotkeys.ts';
import { createNetworkWitness } from './adapters/network-witness.ts';
import { createNoteWindow } from './adapters/note-window.ts';
import { createNotificationService } from './adapters/notification-service.ts';
import { createCarriers } from './adapters/notifier-carriers.ts';
import { createNotifier } from './adapters/notifier.ts';
import { createPagerDutyClient } from './adapters/pagerduty-client.ts';
import { createPolicyFiles } from './adapters/policy-files.ts';
import { listenToPower } from './adapters/power-events.ts';
import { openPreferences } from './adapters/preferences-store.ts';
import { createProber } from './adapters/prober.ts';
import { createProxyChoice } from './adapters/proxy-choice.ts';
import { listenToOpenedFiles } from './adapters/opened-files.ts';
import { onQuit } from './adapters/quit.ts';
import { createSecretStore } from './adapters/secret-store.ts';
import { createSessionBus } from './adapters/session-bus.ts';
import { createSlackBot, createSlackWebhook } from './adapters/slack-client.ts';
import { createSound } from './adapters/sound.ts';
import { createStatusPage } from './adapters/statuspage-client.ts';
import { catchStrays } from './adapters/stray-errors.ts';
import { createTrayCheck } from './adapters/tray-check.ts';
import { createBreakWindow } from './adapters/break-window.ts';
import { createPresence } from './adapters/presence.ts';
import { createWatchStrip } from './adapters/watch-strip.ts';
import { flashWindows } from './adapters/window-flash.ts';
import { putStagedInPlace } from './database/copies/put-in-place.ts';
import { createDataFile } from './database/data-file.ts';
import { listBackups } from './database/upkeep/backup-files.ts';
import { createDemoSource } from './drill/demo-source.ts';
import { createLateParts } from './app-late.ts';
import type { FirstSight } from './first-sight.ts';
import { createAnswer } from './ipc/answer.ts';
import { createHandlers } from './ipc/handlers.ts';
import { publish } from './ipc/register.ts';
import { createAbsenceKeeper } from './services/absence-keeper.ts';
import { createActing } from './services/acting.ts';
import { attemptWith } from './services/attempt.ts';
import { createAlerting } from './services/alerting.ts';
import { createAlertProof } from './services/alert-proof.ts';
import { createAlertTest } from './services/alert-test.ts';
import { createBlindLedger } from './services/blind-ledger.ts';
import { createChecking } from './services/checking.ts';
import type { CommandLine } from './services/command-line.ts';
import { createCoverDesk } from './services/cover-desk.ts';
import { createDataKeeper } from './services/data-keeper.ts';
import { createDueTicker, earliest } from './services/due-ticker.ts';
import { createFileSaver } from './services/file-saver.ts';
import { createGrowingJournal } from './services/growing-journal.ts';
import { createHandedFile } from './services/handed-file.ts';
import { createHotkeyActs } from './services/hotkey-acts.ts';
import { createHotkeyKeeper } from './services/hotkey-keeper.ts';
import { createHoursKeeper } from './services/hours-keeper.ts';
import { createIncidentDesk } from './services/incident-desk.ts';
import { createMessaging } from './services/messaging.ts';
import { createNoticeBoard } from './services/notice-board.ts';
import { createNotificationWatch } from './services/notification-watch.ts';
import { onceATurn } from './services/once-a-turn.ts';
import { paced } from './services/paced.ts';
import { createPathAlarm } from './services/path-alarm.ts';
import { createPolicyDesk } from './services/policy-desk.ts';
import { createPolicyKeeper } from './services/policy-keeper.ts';
import type { PagerDutyCredentials } from './services/ports/pagerduty-api.ts';
import { createPreferencesKeeper } from './services/preferences-keeper.ts';
import { tellRestored } from './services/restored.ts';
import { createReading } from './services/reading.ts';
import { createRotaKeeper } from './services/rota-keeper.ts';
import { createSelfTestProbes } from './services/self-test-probes.ts';
import { createSelfTest } from './services/self-test.ts';
import { createSignOfLife } from './services/sign-of-life.ts';
import { createSightKeeper } from './services/sight-keeper.ts';
import { createSituationKeeper } from './services/situation-keeper.ts';
import { createSourceBoard } from './services/source-board.ts';
import { createStripKeeper } from './services/strip-keeper.ts';
import { createTick } from './services/tick.ts';
import { createTrayWord } from './services/tray-word.ts';
import { createWatchMonitor } from './services/watch-monitor.ts';

/** How the timeline calls the person at this machine. */
const me = 'you';

/** Names every part, in start-up order. Nothing else knows more than its own neighbours. */
export async function startApp(commandLine: CommandLine, first: FirstSight): Promise<void> {
  // A drill is this same program, in a process and on a profile of its own (drill-stage says why).
  const stage = commandLine.drill ? await openDrill(first) : null;
  const { platform, folder, built, assets, devOrigin, log, report, settings, openLink, showWindow, firstWindow } = first;
  const tray = stage === null ? first.tray : { ...first.tray, update: (view: TrayView) => first.tray.update(stage.tray(view)), tell: (text: string) => first.tray.tell(stage.tooltip(text)) };
  const clock = stage?.clock ?? first.clock;
  const login = stage === null ? { isSet: startsAtLogin, set: setStartAtLogin } : { isSet: () => false, set: () => {} };
  const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = () => policy.policy().team.zone ?? preferences.get().teamZone ?? ownZone();
  const startedAt = clock.monotonic();
  const announce = (line: string) => void process.stdout.write(`${line}\n`);
  // Before anything in the folder is opened.
  const restored = putStagedInPlace(folder);
  const kept = openPreferences(folder);
  const preferences = createPreferencesKeeper({
    store: kept, login,
    changed: (next, patch) => {
      nativeTheme.themeSource = next.theme;
      publish('preferences.changed', next);
      strip.refresh();
      if (patch.hotkeys !== undefined) hotkeys.refresh();
      if (patch.teamZone !== undefined) policyChanged();
      if (patch.restProfile !== undefined) hours.rulesChanged();
      if (patch.deferWhile !== undefined) alerting.attention.deferWhile(deferredWhile(next));
      if (patch.priorities !== undefined) readings.sync()?.refresh();
    },
  });
  const sounds = () => preferences.get().sounds;
  const notices = createNoticeBoard({ clock, publish: (list) => publish('notices.changed', list) });
  const stray = () => notices.raise(strayNotice);
  catchStrays(stray);
  /** What one part cannot do keeps no other from doing its own: above all, from watching. */
  const fail = (error: unknown) => {
    report(error);
    stray();
  };
  const attempt = attemptWith(fail);
  /** Begun once the window is there, or will not come. */
  const afterWindow = (begin: () => unknown) => void firstWindow.catch(() => {}).then(begin).catch(fail);
  const bus = platform === 'linux' ? createSessionBus(process.env) : null;
  if (bus !== null) tray.follow(bus).catch(report);

  /** What a change of the facts leads to; nothing while the parts are still being put together. */
  let follow = () => {};
  /** What another policy leads to; likewise. */
  let policyChanged = () => {};
  /** Facts on situations, for the reminders; likewise. */
  let heard: Parameters<typeof createGrowingJournal>[0]['heard'] & {} = () => {};

  // The data file, and what is written to it.
  const nativeBinding = process.env['WATCHKEEPER_SQLITE_BINDING'];
  const path = join(folder, 'watchkeeper.db');
  const dataFile = createDataFile({ path, workerPath: join(built, 'main', 'worker.js'), clock, nativeBinding });
  const { vault, archive, sqliteVersion } = dataFile;
  const data = createDataKeeper({
    clock, vault, path, notices, report,
    zone: ownZone,
    setSource: (state) => sources.set(state),
    grew: (added) => journal.grew(added),
  });
  const ledger = createBlindLedger({ clock, archive, report, publish: (recent) => publish('blind.changed', recent) });
  const journal = createGrowingJournal({
    clock, publish: (newestId) => publish('timeline.grew', { newestId }),
    journal: {
      append: (events) => {
        ledger.heard(events);
        return data.stores.journal.append(events);
      },
    },
    heard: (added) => heard(added),
  });
  const sources = createSourceBoard({
    clock, journal, report,
    publish: (list) => {
      publish('sources.changed', list);
      follow();
    },
  });
  await data.start();
  const { stores } = data;

  const policy = createPolicyKeeper({
    clock, notices, journal, report, checks: stores.checks, meta: stores.meta, files: createPolicyFiles(folder), defaultPolicy,
    changed: () => policyChanged(), publish: (status) => publish('policy.changed', status),
    complain: (line) => void process.stderr.write(`${line}\n`),
  });
  if (commandLine.policyFile !== null) policy.load(commandLine.policyFile);
  const saveFile = createFileSaver(fileDialogs);
  const defaultText = async () => (await import('../shared/policy/default-policy.yaml?raw')).default;
  const policyDesk = createPolicyDesk({ keeper: policy, dialogs: fileDialogs, save: saveFile, defaultText });

  // How the person is told.
  const iconFile = join(assets, 'icons', 'icon.png');
  const sound = createSound({ platform, folder: join(assets, 'sounds') });
  const realNotifier = createNotifier({ clock: first.clock, sound, carriers: createCarriers({ platform, bus, iconFile, report, meta: stores.meta }) });
  const notifier = stage?.notifier(realNotifier) ?? realNotifier;
  const proof = createAlertProof({
    clock, publish: sources.set, attract: flashWindows,
    onMuted: (muted) => alerting.attention.set('do-not-disturb', muted),
  });
  const alertTest = createAlertTest({ clock, notifier, journal, proof, announce, sounds });
  const notifications = createNotificationWatch({ clock, notifier, proof, report, test: alertTest, service: bus === null ? null : createNotificationService(bus, report) });
  const badge = createBadge({ platform, iconFolder: join(assets, 'icons', 'tray') });

  // What the sources say, as situations and alerts.
  const tellSituations = paced(clock, (list: Payload<'situations.changed'>) => publish('situations.changed', list));
  const tellAlerting = paced(clock, (state: Payload<'alerting.changed'>) => publish('alerting.changed', state));
  const situations = createSituationKeeper({
    clock, journal, report, store: stores.situations,
    joinWithin: () => policy.policy().alerting.joinMinutes * minute,
    acknowledgeIncident: (incidentId) => desk.acknowledge(incidentId),
    publish: (list, changes) => {
      try {
        alerting.take(changes);
      } finally {
        // The icon and the window tell the truth, whatever becomes of the alert.
        tellSituations(list);
        follow();
      }
    },
  });
  const acknowledge = (id: string) => situations.acknowledge(id, me);
  const alerting = createAlerting({
    clock, notifier, journal, proof, announce, report, acknowledge, zone, me, store: stores.situations, meta: stores.meta, newId: randomUUID,
    situations: () => situations,
    open: (id) => void showWindow('now', id).catch(report),
    policy: () => policy.policy().alerting,
    sounds, deferWhile: deferredWhile(preferences.get()),
    sense: createAttentionSense({ platform, env: process.env, processId: process.pid, ownWindowFills: () => BrowserWindow.getFocusedWindow()?.isFullScreen() ?? false }),
    checkName: (id) => stores.checks.list().find((check) => check.id === id)?.name ?? null,
    shiftBegan: () => newestStart(readings.onCall(), clock.now()),
    publish: (state) => {
      tellAlerting(state);
      follow();
    },
  });
  const monitor = createWatchMonitor({
    clock, read: () => ({ situations: situations.list(), sources: sources.list(), onCall: readings.onCall(), demo: demo.running(), duty: hours.watch() }),
    publish: (status) => {
      publish('watch.changed', status);
      badge.update(status);
      drills.made()?.watched(status);
    },
  });
  function drawTray(): void {
    tray.update(trayView({ status: monitor.status(), situations: situations.list(), sources: sources.list(), onCall: readings.onCall(), zone: zone(), alerting: alerting.calls.state(), next: nextDue(), hours: hours.now(), handoff: handoffs.made()?.due() ?? null }, clock.now()));
  }
  const nextDue = () => desk.next();
  const countdown = createDueTicker({ clock, next: () => earliest([nextDue(), handoffs.made()?.due() ?? null]), draw: () => tray.tell(trayTooltip({ status: monitor.status(), sources: sources.list(), next: nextDue(), hours: hours.now(), handoff: handoffs.made()?.due() ?? null }, clock.now())) });

  // What becomes of a time in which nothing could be seen.
  const sight = createSightKeeper({
    clock, journal, ledger, sources, notices, notifier, proof, dispatcher: alerting.dispatcher, situations, announce, report,
    network: () => checking.network, poller: () => checking.poller, reading: () => readings.sync(), sounds,
    open: () => void showWindow('now').catch(report),
    publishDigest: (digest) => publish('digest.changed', digest),
    publishCorrection: (correction) => {
      publish('clock.corrected', correction);
      desk.lookAnew();
    },
  });

  // PagerDuty: the person's own account, or the demo's.
  const random = () => Math.random();
  // In a drill nothing goes out: its own PagerDuty is in this process.
  const fetchOutside: typeof net.fetch = stage === null ? (url, init) => net.fetch(url, init) : () => Promise.reject(new TypeError('This is a drill: nothing is sent.'));
  const openApi = (credentials: PagerDutyCredentials) => createPagerDutyClient({ clock, credentials, fetch: stage?.fetch ?? ((url, options) => fetchOutside(url, options)) });
  const acting = createActing({
    clock, journal, report, random, notices, notifier: alerting.others, newId: randomUUID, store: stores.outbox,
    publish: (view) => {
      publish('outbox.changed', view);
      messaging.outboxChanged(view);
      attempt(() => rota.outboxChanged(view));
    },
    reading: () => readings.current(), account: () => readings.account(), connection: () => connection.connection(),
    incidents: () => stores.pagerDuty.openIncidents().filter(({ source }) => source !== 'local'), situations: situations.list,
    sounds, openOutbox: () => void showWindow('outbox').catch(report),
    priorities: { policy: () => policy.policy().pagerduty.priorities, own: () => preferences.get().priorities },
  });
  const { outbox } = acting;
  const desk = createIncidentDesk({
    clock, journal, report, zone, me, situations, person: () => readings.account()?.userName ?? (preferences.get().person || null), store: stores.incidents, incidents: stores.pagerDuty, newId: randomUUID,
    policy: () => policy.policy().incident, correction: sight.clock.correction,
    acknowledge: outbox.acknowledge, choices: acting.calls.choices, prompt: alerting.dispatcher.prompt,
    shiftBegan: () => newestStart(readings.onCall(), clock.now()),
    publishPage: (page) => publish('incident.changed', page),
    publishDue: (items) => {
      publish('due.changed', items);
      follow();
      countdown.refresh();
    },
    publishRate: (rate) => publish('response.changed', rate),
  });
  const secrets = createSecretStore(folder);
  const services = messageHosts(app.isPackaged ? undefined : process.env['WATCHKEEPER_MESSAGE_SERVICES']);
  const web = { clock, fetch: (url: string, init: RequestInit) => fetchOutside(url, init) };
  const messaging = createMessaging({
    clock, journal, notices, random, report, secrets, newId: randomUUID, store: stores.messages, settings: kept.messages,
    openBot: (token) => createSlackBot({ ...web, token, apiBase: services.slack }),
    openWebhook: (url) => createSlackWebhook({ ...web, url }),
    openPage: (login) => createStatusPage({ ...web, ...login, apiBase: services.statuspage }),
    isWebhook: services.isWebhook, pageOf: desk.calls.page, say: desk.calls.say, outbox: acting.calls,
    publishMessages: (told) => publish('messages.changed', told),
    publishConnections: (told) => publish('messages.connected', told),
  });
  const simulated = app.isPackaged ? undefined : process.env['WATCHKEEPER_PAGERDUTY_API'];
  const reading = createReading({
    clock, random, journal, report, sources, sight, outbox, secrets, openApi, situations: desk, grew: journal.grew, store: stores.pagerDuty, checks: stores.checks,
    severities: acting.severities, attended: !commandLine.hidden, settings: kept.connection, waiting: () => outbox.pending().pending.length,
    apiBase: (region) => stage?.apiBase ?? (simulated !== undefined && isPagerDutyBase(simulated) ? simulated : pagerDutyHosts[region]),
    demoSource: createDemoSource({ clock, report }), demoWanted: { get: () => preferences.get().demo, set: (wanted) => void preferences.set({ demo: wanted }) },
    onChecksChanged: () => poller.refresh(),
    publishOnCall: (status) => {
      publish('oncall.changed', status);
      follow();
      attempt(rota.refresh);
    },
    publishConnection: (state) => publish('pagerduty.changed', state),
    demoCleared: alerting.demoEnded,
    demoChanged: () => {
      follow();
      publish('watch.changed', monitor.status());
    },
  });
  const { readings, connection, demo } = reading;

  // Health checks, and whether our own network is the one that is down.
  const lookup = createHostLookup({ clock });
  const proxies = createProxyChoice({ clock, env: process.env, resolve: (url) => session.defaultSession.resolveProxy(url) });
  const prober = stage?.prober ?? createProber({ clock, lookup, proxies });
  const checking = createChecking({
    clock, journal, report, announce, secrets, prober, notices, notifier: alerting.others, sources, situations, store: stores.checks, meta: stores.meta, history: archive,
    witness: stage?.witness ?? createNetworkWitness({ clock, lookup, proxies }), policy: policy.policy, zones: { team: zone, own: ownZone },
    networkReturned: () => {
      sight.networkReturned();
      messaging.wake();
    },
    publishChecks: (reports) => publish('checks.changed', reports),
    publishMaintenance: (reports) => publish('maintenance.changed', reports),
  });
  const { poller, maintenance } = checking;

  // How long the person has been at it, and when they rest.
  const hours = createHoursKeeper({
    clock, journal, report, announce, me, facts: stores.facts, incidents: stores.incidents, openIncidents: stores.pagerDuty.openIncidents, notifier: alerting.others,
    myself: () => ({ name: me, userId: readings.account()?.userId ?? null }), policy: policy.policy, zone: ownZone, meta: stores.meta, secondary: () => rota.secondary(),
    pressing: () => desk.runs().map(pressingIncident), holds: () => alerting.calls.state().holds, presence: createPresence(report),
    window: createBreakWindow({ page: `${devOrigin ?? appOrigin}/break.html`, preload: join(built, 'preload', 'preload.cjs'), report: (what) => log.warn(what) }),
    publishDuty: (view) => {
      publish('duty.changed', view);
      routines.made()?.refresh();
    },
    open: () => void showWindow('now').catch(report), publishBreaks: (view) => publish('break.changed', view), changed: () => follow(), cover: alerting.attention.cover,
    gentle: () => preferences.get().gentleBreaks, restProfile: () => preferences.get().restProfile, isCalm: () => situations.list().every(({ status }) => status === 'resolved'),
  });

  // Who is on call when.
  const rota = createRotaKeeper({
    clock, journal, report, me, notices, zone, writeCalendar: async (wanted) => (await import('./adapters/shift-calendar.ts')).writeCalendar(wanted), meta: stores.meta, notifier: alerting.others, demo: () => demo.running(),
    plan: () => policy.policy().rota, hours: () => policy.policy().duty.usual, onCall: readings.onCall, api: () => readings.current()?.api ?? null, userId: () => readings.account()?.userId ?? null,
    publish: (view) => {
      publish('rota.changed', view);
      routines.made()?.shiftsChanged();
      training.made()?.refresh();
    },
  });

  const cover = createCoverDesk({
    clock, journal, report, facts: stores.facts, myself: () => ({ name: me, userId: readings.account()?.userId ?? null }), policy: () => policy.policy().incident,
    known: () => ({ situations: situations.list(), due: desk.due(), silences: alerting.calls.state().silences, sources: sources.list(), zone: zone() }),
    pageOf: desk.calls.page, incidents: stores.pagerDuty.openIncidents, ask: acting.calls.ask, post: messaging.calls.post, schedules: rota.schedulesHeld, beginEmergency: hours.calls.beginEmergency,
    publish: (now) => publish('cover.changed', now),
  });

  // The alert path as a whole, proved once a day; and the strip, which needs no notifications.
  const strip = createStripKeeper({
    read: () => ({ mode: preferences.get().watchStrip, situations: situations.list(), sources: sources.list() }),
    strip: createWatchStrip({
      clock, page: `${devOrigin ?? appOrigin}/strip.html`, preload: join(built, 'preload', 'preload.cjs'), place: kept.stripPlace,
      keepPlace: kept.keepStripPlace, textScale: () => preferences.get().textScale, report: (what) => log.warn(what),
    }),
  });
  const signOfLife = createSignOfLife({ clock, secrets, prober, report, everyMinutes: () => policy.policy().alerting.signOfLifeMinutes, sources: sources.list, isDemo: () => demo.running() });
  const selfTest = createSelfTest({
    clock, journal, report, announce, meta: stores.meta,
    zones: () => ({ team: zone(), own: ownZone() }),
    publish: (state) => publish('selfTest.changed', state),
    alarm: createPathAlarm({
      notifier: alerting.urgent, report, open: () => void showWindow('now').catch(report),
      attract: () => {
        flashWindows();
        strip.alarm();
      },
    }),
    probes: createSelfTestProbes({
      clock, secrets, prove: alertTest.prove, readMute: notifications.readMute, sources: sources.list,
      sound: { wanted: sounds, check: sound.check },
      tray: { look: createTrayCheck({ bus, processId: process.pid, isThere: tray.isThere }), renew: tray.renew },
      pagerDuty: { refresh: () => readings.sync()?.refresh(), skew: () => readings.current()?.api.meter().skew ?? null },
      newestBackupAt: () => listBackups(join(folder, 'backups'))[0]?.takenAt ?? null,
      login: { wanted: () => preferences.get().startAtLogin, isSet: startsAtLogin },
    }),
  });

  // Keys that act in every program, for those who want them; and what only the settings need.
  const noteWindow = createNoteWindow({ page: `${devOrigin ?? appOrigin}/note.html`, preload: join(built, 'preload', 'preload.cjs'), textScale: () => preferences.get().textScale, report: (what) => log.warn(what) });
  const hotkeys = createHotkeyKeeper({
    hotkeys: createHotkeys(platform, process.env), wanted: () => preferences.get().hotkeys, publish: (state) => publish('hotkeys.changed', state),
    acts: createHotkeyActs({ situations: situations.list, acknowledge, notifier: alerting.urgent, note: noteWindow, report }),
  });
  // What is seldom wanted, and is not even read before.
  const { calendars, routines, wellness, runbook, training, handoffs, exchange, settingsRoom, drills } = createLateParts({
    platform, folder, built, report, showWindow, machine: first.clock, clock, stage, dataFile, nativeBinding, stores, journal, policy, defaultText, preferences, secrets, login, notices, sources, ledger,
    situations, alerting, monitor, desk, acting, messaging, readings, demo, checking, hours, rota, selfTest, announce, zone, ownZone, me, startedAt,
    handoffChanged: () => {
      follow();
      countdown.refresh();
    },
  });
  const trayWord = createTrayWord({
    notifier: alerting.others, report, hasTray: tray.isThere, open: () => void showWindow('now').catch(report),
    told: { get: () => preferences.get().toldOfTray, set: () => void preferences.set({ toldOfTray: true }) },
  });
  const handlers = createHandlers({
    drills: drills.get, drill: stage?.calls ?? null,
    alerting: alerting.calls, handoffs: handoffs.get, exchange: exchange.get,
    notices, preferences, connection, demo, acknowledge, openLink, archive, ledger, sight, acting: acting.calls, desk, messages: messaging.calls, hours: hours.calls, cover, rota: rota.calls, runbook: runbook.get, training: training.get, trainingDue: async () => (stores.training.trainees().length === 0 ? [] : (await training.get()).calls.due()), routines: async () => (await routines.get()).calls, calendars: async () => (await calendars.get()).calls, wellness: async () => (await wellness.get()).calls,
    facts: () => readFacts(sqliteVersion()),
    status: monitor.status,
    situations: situations.list,
    maintenance,
    checks: checking.calls,
    onCall: readings.onCall,
    sources: sources.list,
    testAlert: alertTest.run,
    selfTest, signOfLife: signOfLife.calls,
    openWindow: (id) => showWindow('now', id),
    dismissStrip: strip.dismiss,
    policy: policyDesk, saveFile, settings: settingsRoom.get, hotkeys: hotkeys.state, closeNote: noteWindow.hide,
    copy: (text) => clipboard.writeText(text),
  });
  const sayProblem = (detail: string) => notices.raise({ id: 'tray', level: 'warning', title: 'What you chose in the tray did not happen', detail, dismissible: true });
  first.complete({ sayProblem, proveAlerts: selfTest.run, keepWindowPlace: kept.keepWindowPlace, windowChanged: (open) => {
    readings.attend(open);
    poller.showReports(open);
    trayWord.windowChanged(open);
    stage?.windowChanged(open);
    if (open) archive.wake();
    else archive.rest();
  }, answer: createAnswer({ handlers, report: (call, error) => log.warn(`call ${call}`, error) }) });

  // The watch begins.
  const absence = createAbsenceKeeper({ clock, journal, report, meta: stores.meta });
  const tick = createTick({
    clock, ...(stage === null ? { uptime: first.clock.uptime } : {}),
    onGap: (gap) => {
      // A drill's clock waits for a machine that sleeps; at 60 times the speed a busy second is no sleep of a minute.
      if (stage !== null) return;
      for (const act of [() => sight.slept(gap), outbox.wake, messaging.wake, selfTest.woke, desk.lookAnew, hours.woke, () => routines.made()?.refresh(), () => handoffs.made()?.refresh()]) attempt(act);
    },
    onClockStep: ({ by }) => {
      for (const act of [maintenance.refresh, desk.lookAnew, () => sight.clockStepped(by), hours.clockStepped, () => routines.made()?.refresh(), () => handoffs.made()?.refresh()]) attempt(act);
    },
    onTick: () => {
      for (const part of [poller, absence, ...(stage === null ? [selfTest, signOfLife] : []), notifications, hours, rota]) attempt(part.tick);
      attempt(() => routines.made()?.tick());
      attempt(() => handoffs.made()?.tick());
      void wellness.get().then(({ tick: look }) => look()).catch(report);
      attempt(() => training.made()?.tick());
    },
  });
  // A drill stands still while the machine sleeps.
  if (stage === null) listenToPower({ suspended: tick.suspended, resumed: tick.resumed });
  for (const part of [situations, alerting, desk]) attempt(part.start);
  attempt(hotkeys.refresh);
  heard = (added) => {
    for (const hear of [alerting.dispatcher.heard, desk.heard, hours.heard]) attempt(() => hear(added));
    attempt(() => routines.made()?.heard(added));
  };
  const drawAll = () => {
    for (const draw of [hours.refresh, monitor.refresh, drawTray, strip.refresh]) attempt(draw);
  };
  drawAll();
  follow = onceATurn(drawAll);
  policyChanged = () => {
    for (const act of [poller.refresh, checking.network.refresh, maintenance.refresh, desk.lookAnew, hours.clockStepped, rota.refresh, () => routines.made()?.refresh(), () => handoffs.made()?.refresh(), () => runbook.made()?.refresh(), () => training.made()?.refresh(), () => readings.sync()?.refresh(), follow]) attempt(act);
  };
  for (const begin of [hours.start, data.check, async () => (await handoffs.get()).start(), routines.get]) afterWindow(begin);
  // Only where the last run served a calendar, and where somebody is on record that something can fall due for.
  afterWindow(() => (stores.meta.get('rota.feed') === null ? null : calendars.get()));
  afterWindow(async () => (stores.training.trainees().length === 0 ? null : (await training.get()).refresh()));
  const takeHanded = createHandedFile({ take: async (path) => (await exchange.get()).takeFile(path), notices, show: () => showWindow('handoff'), report });
  listenToOpenedFiles((path) => void takeHanded(path).catch(fail));
  ledger.start().catch(fail);
  const away = absence.start();
  if (away !== null) sight.absent(away);
  journal.append([{ occurredAt: clock.now(), kind: 'app.started', source: 'watchkeeper', title: `Watchkeeper ${app.getVersion()} started` }]);
  if (restored !== null) attempt(() => tellRestored({ clock, journal, notices }, restored));
  if (settings.repaired !== null) {
    notices.raise({ id: 'preferences', level: 'warning', title: 'The settings were repaired', detail: settings.repaired, dismissible: true });
  }
  // An older state of the data does not know what went out since.
  const doubtful = data.wasRepaired() || restored?.ok === true;
  attempt(() => outbox.resume({ doubtful }));
  attempt(() => messaging.start({ doubtful }));
  if (stage === null) reading.start(commandLine.demo);
  checking.start(!commandLine.hidden);
  tick.start();
  if (stage === null) selfTest.start();
  else void stage.begin({ checks: stores.checks, checksChanged: poller.refresh, connect: connection.connect, record: { incidents: stores.incidents, facts: stores.facts, policy: policy.policy, zone } }).catch(fail);
  void notifications.look().catch(report);

  onQuit(stop, report);
  async function stop(): Promise<void> {
    for (const part of [trayWord, hotkeys, alerting, tick, notifications, selfTest, absence, sight, checking, hours, desk, countdown, outbox, messaging]) attempt(part.stop);
    for (const part of [handoffs, wellness, runbook, routines, calendars]) await part.end().catch(report);
    await reading.stop().catch(report);
    await stage?.stop().catch(report);
    journal.append([{ occurredAt: clock.now(), kind: 'app.stopped', source: 'watchkeeper', title: 'Watchkeeper quit' }]);
    tray.destroy();
    // Notifications are being taken back; a service that hangs does not hold up the end.
    await Promise.race([bus?.close(), new Promise<void>((resolve) => void clock.after(second, resolve))]);
    await data.stop();
  }
}

/** Loaded for a drill alone: the real watch never reads it. */
async function openDrill({ clock: machine, folder, report, showWindow }: FirstSight) {
  const [{ openStage }, { listenToWatch, readDrillOrder }] = await Promise.all([import('./drill/open-stage.ts'), import('./adapters/drill-home.ts')]);
  return openStage({
    machine, report, order: readDrillOrder(folder), listen: listenToWatch, publish: (now) => publish('drill.changed', now),
    showWindow: () => void showWindow().catch(report), close: () => app.quit(),
  });
}
