import type { Handlers, Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { AppFacts } from '../../shared/model/app-facts.ts';
import type { CheckHistory, CheckReport } from '../../shared/model/check-report.ts';
import type { Check } from '../../shared/model/check.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Preferences, PreferencesPatch } from '../../shared/model/preferences.ts';
import type { HotkeysState } from '../../shared/model/hotkey.ts';
import type { ProbeResult } from '../../shared/model/probe.ts';
import type { SelfTestState } from '../../shared/model/self-test.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { Density, DensityQuery, TimelinePage, TimelineQuery } from '../../shared/model/timeline.ts';
import type { TrainingDue } from '../../shared/model/training.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import type { Acting } from '../services/acting.ts';
import type { BlindLedger } from '../services/blind-ledger.ts';
import type { AlertingCalls } from '../services/alerting.ts';
import type { CoverDesk } from '../services/cover-desk.ts';
import type { HandoffExchangeDesk } from '../services/handoff-exchange.ts';
import type { Handoffs } from '../services/handoffs.ts';
import type { HandoffStatusView } from '../../shared/model/handoff-view.ts';
import type { HoursKeeper } from '../services/hours-keeper.ts';
import type { IncidentDesk } from '../services/incident-desk.ts';
import type { ConnectionKeeper } from '../services/connection-keeper.ts';
import type { MaintenanceKeeper } from '../services/maintenance-keeper.ts';
import type { Messaging } from '../services/messaging.ts';
import type { FileSaver } from '../services/file-saver.ts';
import type { DrillDesk } from '../services/drill-desk.ts';
import type { DrillPlay } from '../services/ports/drill-play.ts';
import type { NoticeBoard } from '../services/notice-board.ts';
import type { PolicyDesk } from '../services/policy-desk.ts';
import type { RotaCalendars } from '../services/rota-calendars.ts';
import type { RotaKeeper } from '../services/rota-keeper.ts';
import type { RoutineKeeper } from '../services/routine-keeper.ts';
import type { SettingsRoom } from '../services/settings-room.ts';
import type { RunbookKeeper } from '../services/runbook-keeper.ts';
import type { SignOfLifeKeeper } from '../services/sign-of-life.ts';
import type { SightKeeper } from '../services/sight-keeper.ts';
import type { TrainingKeeper } from '../services/training-keeper.ts';
import type { WellnessKeeper } from '../services/wellness-keeper.ts';

/** What the window may ask of the program, as functions of the parts that answer. */
export type HandlerParts = {
  readonly facts: () => AppFacts;
  readonly status: () => WatchStatus;
  readonly situations: () => readonly Situation[];
  readonly acknowledge: (situationId: string) => Promise<Outcome>;
  readonly alerting: AlertingCalls;
  readonly checks: {
    readonly reports: () => readonly CheckReport[];
    readonly create: (draft: Input<'check.create'>) => Check;
    readonly update: (id: string, draft: Input<'check.create'>) => Check;
    readonly pause: (id: string, paused: boolean) => Check;
    readonly remove: (id: string) => Outcome;
    readonly restore: (id: string) => Check;
    readonly tryOnce: (input: Input<'check.try'>) => Promise<ProbeResult>;
    readonly probeNow: (id: string) => Promise<Outcome>;
  };
  readonly maintenance: Pick<MaintenanceKeeper, 'list' | 'create' | 'end'>;
  readonly archive: {
    readonly timelinePage: (query: TimelineQuery) => Promise<TimelinePage>;
    readonly density: (query: DensityQuery) => Promise<Density>;
    readonly checkHistory: (query: Input<'check.history'>) => Promise<CheckHistory>;
  };
  readonly ledger: Pick<BlindLedger, 'recent' | 'intervals'>;
  readonly sight: Pick<SightKeeper, 'clock' | 'digest' | 'dismissDigest'>;
  readonly onCall: () => OnCallStatus;
  readonly sources: () => readonly SourceState[];
  readonly notices: NoticeBoard;
  readonly preferences: { readonly get: () => Preferences; readonly set: (patch: PreferencesPatch) => Preferences };
  readonly connection: Pick<ConnectionKeeper, 'connection' | 'connect' | 'adjust' | 'disconnect'>;
  readonly acting: Acting['calls'];
  readonly desk: Pick<IncidentDesk, 'calls' | 'due' | 'acknowledge'>;
  readonly hours: HoursKeeper['calls'];
  readonly cover: CoverDesk;
  readonly rota: RotaKeeper['calls'];
  /** Both loaded when they are first asked for. */
  readonly runbook: () => Promise<{ readonly calls: RunbookKeeper['calls'] }>;
  readonly training: () => Promise<{ readonly calls: TrainingKeeper['calls'] }>;
  /** Empty without loading anything while nobody is on record. */
  readonly trainingDue: () => Promise<readonly TrainingDue[]>;
  readonly calendars: () => Promise<RotaCalendars['calls']>;
  readonly routines: () => Promise<RoutineKeeper['calls']>;
  /** Loaded when it is first asked for. */
  readonly wellness: () => Promise<WellnessKeeper['calls']>;
  /** Made when it is first asked for. */
  readonly handoffs: () => Promise<Handoffs>;
  /** Reads nothing in that is not there yet: it is announced once it is. */
  readonly handoffStatus: () => HandoffStatusView | null;
  readonly exchange: () => Promise<HandoffExchangeDesk>;
  readonly messages: Messaging['calls'];
  readonly drills: () => Promise<DrillDesk>;
  /** The drill that this process plays; null: it is the real watch. */
  readonly drill: DrillPlay | null;
  readonly demo: { readonly start: () => Promise<Outcome>; readonly leave: () => Promise<Outcome> };
  readonly testAlert: () => Promise<Outcome>;
  readonly signOfLife: SignOfLifeKeeper['calls'];
  readonly selfTest: { readonly state: () => SelfTestState; readonly run: () => Promise<Outcome> };
  readonly openWindow: (situationId: string | null) => Promise<void>;
  readonly dismissStrip: () => Outcome;
  readonly openLink: (url: string) => Promise<Outcome>;
  readonly policy: PolicyDesk;
  /** Loaded when it is first asked for. */
  readonly settings: () => Promise<SettingsRoom>;
  readonly hotkeys: () => HotkeysState;
  readonly closeNote: () => void;
  readonly saveFile: FileSaver;
  readonly copy: (text: string) => void;
};

const done = (message: string): Outcome => ({ result: 'done', message });

function drillHere({ drill }: HandlerParts): DrillPlay {
  if (drill === null) throw new Refusal({ code: 'refused', message: 'This is the real watch and no drill.' });
  return drill;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { alerting, checks, archive, notices, preferences, connection, acting, desk, demo, hours, messages, rota, wellness, handoffs } = parts;
  return {
    'app.facts': async () => parts.facts(),
    'watch.status': async () => parts.status(),
    'situations.list': async () => parts.situations(),
    'situation.acknowledge': ({ id }) => parts.acknowledge(id),
    'situation.merge': async ({ ids }) => alerting.merge(ids),
    'situation.split': async ({ id, members }) => alerting.split(id, members),
    'situation.undo': async () => alerting.undo(),
    'alerting.state': async () => alerting.state(),
    'silence.begin': async (asked) => alerting.silence(asked),
    'silence.end': async ({ id }) => alerting.endSilence(id),
    'silence.resume': async ({ id }) => alerting.resumeSilence(id),
    'attention.ask': async ({ minutes }) => alerting.leaveAlone(minutes),
    'attention.look': () => alerting.attention(),
    'checks.list': async () => checks.reports(),
    'check.create': async (draft) => checks.create(draft),
    'check.update': async ({ id, draft }) => checks.update(id, draft),
    'check.pause': async ({ id, paused }) => checks.pause(id, paused),
    'check.delete': async ({ id }) => checks.remove(id),
    'check.restore': async ({ id }) => checks.restore(id),
    'check.try': (input) => checks.tryOnce(input),
    'check.probeNow': ({ id }) => checks.probeNow(id),
    'check.history': (query) => archive.checkHistory(query),
    'maintenance.list': async () => parts.maintenance.list(),
    'maintenance.create': async (draft) => parts.maintenance.create(draft),
    'maintenance.end': async ({ id }) => parts.maintenance.end(id),
    'timeline.page': (query) => archive.timelinePage(query),
    'timeline.density': (query) => archive.density(query),
    'blind.recent': async () => parts.ledger.recent(),
    'blind.intervals': ({ from, to }) => parts.ledger.intervals(from, to),
    'digest.current': async () => parts.sight.digest(),
    'digest.dismiss': async () => {
      parts.sight.dismissDigest();
      return done('Dismissed.');
    },
    'clock.correction': async () => parts.sight.clock.correction(),
    'oncall.status': async () => parts.onCall(),
    'sources.list': async () => parts.sources(),
    'notices.list': async () => notices.list(),
    'notice.dismiss': async ({ id }) => {
      if (notices.dismiss(id)) return done('Dismissed.');
      throw new Refusal({ code: 'not-found', message: 'This notice is gone already, or stays until its cause is mended.' });
    },
    'preferences.get': async () => preferences.get(),
    'preferences.set': async (patch) => preferences.set(patch),
    'pagerduty.connection': async () => connection.connection(),
    'pagerduty.connect': (login) => connection.connect(login),
    'pagerduty.disconnect': async () => connection.disconnect(),
    'pagerduty.adjust': (reach) => connection.adjust(reach),
    'pagerduty.test': () => acting.test(),
    'pagerduty.ask': async () => acting.askNow(),
    'pagerduty.reading': async () => acting.reading(),
    'pagerduty.find': ({ what, text }) => acting.find(what, text),
    'incident.choices': ({ id }) => acting.choices(id),
    'incidents.list': async ({ before, limit }) => desk.calls.list(before, limit),
    'incident.page': async ({ id }) => desk.calls.page(id),
    'incident.timeline': async (query) => desk.calls.timeline(query),
    'incident.watch': async ({ id }) => desk.calls.watch(id),
    'incident.acknowledge': ({ id }) => desk.acknowledge(id),
    'incident.say': async (said) => desk.calls.say(said),
    'incident.correct': async (correction) => desk.calls.correct(correction),
    'incident.undo': async ({ id }) => desk.calls.undo(id),
    'incident.createLocal': async (draft) => desk.calls.createLocal(draft),
    'incident.resolveLocal': async ({ id, resolution }) => desk.calls.resolveLocal(id, resolution),
    'incident.reopenLocal': async ({ id }) => desk.calls.reopenLocal(id),
    'incident.export': async (query) => desk.calls.export(query),
    'due.list': async () => desk.due(),
    'response.rate': async () => desk.calls.rate(),
    'duty.status': async () => hours.duty(),
    'duty.begin': async (said) => hours.begin(said),
    'duty.end': async (said) => hours.end(said),
    'duty.enter': async (said) => hours.enter(said),
    'duty.correct': async (said) => hours.correct(said),
    'duty.answerSleep': async (said) => hours.answer(said),
    'duty.list': async ({ days }) => hours.list(days),
    'duty.tellSecond': async (said) => hours.tellSecond(said),
    'emergency.begin': async (said) => hours.beginEmergency(said),
    'emergency.end': async () => hours.endEmergency(),
    'cover.status': async () => parts.cover.status(),
    'cover.draft': async () => parts.cover.draft(),
    'cover.begin': async (said) => parts.cover.begin(said),
    'cover.ask': async ({ text }) => parts.cover.ask(text),
    'cover.end': async () => parts.cover.end(),
    'break.status': async () => hours.breaks(),
    'break.take': async (said) => hours.take(said),
    'break.postpone': async () => hours.postpone(),
    'break.refuse': async () => hours.refuse(),
    'break.end': async () => hours.endBreak(),
    'routine.view': async () => (await parts.routines()).view(),
    'routine.tick': async (said) => (await parts.routines()).tick(said),
    'routine.done': async ({ id }) => (await parts.routines()).done(id),
    'routine.skip': async ({ id }) => (await parts.routines()).skip(id),
    'routine.undo': async () => (await parts.routines()).undo(),
    'rota.view': async () => rota.view(),
    'rota.setPlan': async (said) => rota.setPlan(said),
    'rota.setSelf': async (said) => rota.setSelf(said),
    'rota.override': async (said) => rota.override(said),
    'rota.absence': async (said) => rota.absence(said),
    'rota.removeOverride': async (said) => rota.removeOverride(said),
    'rota.removeAbsence': async (said) => rota.removeAbsence(said),
    'rota.tickStep': async (said) => rota.tickStep(said),
    'rota.calendar': async ({ whose }) => rota.calendar(whose),
    'rota.readCalendar': async () => (await parts.calendars()).read(),
    'rota.importCalendar': async (said) => rota.importCalendar(said),
    'rota.feed': async () => (await parts.calendars()).feed(),
    'rota.setFeed': async ({ on }) => (await parts.calendars()).setFeed(on),
    'rota.renewFeed': async () => (await parts.calendars()).renewFeed(),
    'rota.undo': async () => rota.undo(),
    'wellness.view': async () => (await wellness()).view(),
    'wellness.keepCheck': async (draft) => (await wellness()).keepCheck(draft),
    'wellness.keepSigns': async (draft) => (await wellness()).keepSigns(draft),
    'wellness.keepShift': async (draft) => (await wellness()).keepShift(draft),
    'wellness.skip': async () => (await wellness()).skip(),
    'wellness.sleepTaken': async (said) => (await wellness()).sleepTaken(said),
    'wellness.setNumber': async (said) => (await wellness()).setNumber(said),
    'wellness.set': async (patch) => (await wellness()).set(patch),
    'wellness.forget': async (which) => (await wellness()).forget(which),
    'wellness.export': async () => (await wellness()).export(),
    'wellness.erase': async () => (await wellness()).erase(),
    'runbook.view': async () => (await parts.runbook()).calls.view(),
    'runbook.confirm': async (said) => (await parts.runbook()).calls.confirm(said),
    'runbook.undo': async () => (await parts.runbook()).calls.undo(),
    'runbook.allow': async (said) => (await parts.runbook()).calls.allow(said),
    'runbook.disallow': async (said) => (await parts.runbook()).calls.disallow(said),
    'runbook.run': async (said) => (await parts.runbook()).calls.run(said),
    'runbook.stop': async (said) => (await parts.runbook()).calls.stop(said),
    'training.view': async () => (await parts.training()).calls.view(),
    'training.due': () => parts.trainingDue(),
    'training.saveTrainee': async (said) => (await parts.training()).calls.saveTrainee(said),
    'training.removeTrainee': async (said) => (await parts.training()).calls.removeTrainee(said),
    'training.record': async (said) => (await parts.training()).calls.record(said),
    'training.strike': async (said) => (await parts.training()).calls.strike(said),
    'training.rate': async (said) => (await parts.training()).calls.rate(said),
    'training.undo': async () => (await parts.training()).calls.undo(),
    'handoff.current': async () => parts.handoffStatus(),
    'handoff.status': async () => (await handoffs()).status(),
    'handoff.list': async (query) => (await handoffs()).list(query),
    'handoff.open': async (asked) => (await handoffs()).open(asked),
    'handoff.begin': async (asked) => (await handoffs()).begin(asked),
    'handoff.compile': async (asked) => (await handoffs()).compile(asked),
    'handoff.edit': async (edits) => (await handoffs()).edit(edits),
    'handoff.undo': async (asked) => (await handoffs()).undo(asked),
    'handoff.redo': async (asked) => (await handoffs()).redo(asked),
    'handoff.versions': async (asked) => (await handoffs()).versions(asked),
    'handoff.version': async (asked) => (await handoffs()).version(asked),
    'handoff.goBack': async (asked) => (await handoffs()).goBack(asked),
    'handoff.difference': async (query) => (await handoffs()).difference(query),
    'handoff.delete': async (asked) => (await handoffs()).remove(asked),
    'handoff.restore': async (asked) => (await handoffs()).restore(asked),
    'handoff.step': async (asked) => (await handoffs()).step(asked),
    'handoff.give': async (asked) => (await handoffs()).give(asked),
    'handoff.exchange': async (asked) => (await parts.exchange()).view(asked),
    'handoff.export': async (asked) => (await parts.exchange()).export(asked),
    'handoff.import': async (asked) => (await parts.exchange()).import(asked),
    'handoff.readBack': async (said) => (await parts.exchange()).readBack(said),
    'handoff.accept': async (said) => (await parts.exchange()).accept(said),
    'handoff.saveAcceptance': async (asked) => (await parts.exchange()).saveAcceptance(asked),
    'handoff.verify': async (asked) => (await parts.exchange()).verify(asked),
    'handoff.confirm': async (said) => (await parts.exchange()).confirm(said),
    'change.log': async (said) => (await handoffs()).logChange(said),
    'messages.connections': async () => messages.connections(),
    'messages.connect': (login) => messages.connect(login),
    'messages.disconnect': async ({ service }) => messages.disconnect(service),
    'messages.test': ({ service, post }) => messages.test(service, post),
    'messages.send': async (update) => messages.send(update),
    'messages.list': async ({ incidentId }) => messages.list(incidentId),
    'messages.answer': async (answer) => messages.answer(answer),
    'messages.form': async ({ incidentId }) => messages.form(incidentId),
    'messages.keepForm': async ({ incidentId, form }) => messages.keepForm(incidentId, form),
    'outbox.view': async () => acting.view(),
    'outbox.add': async (request) => acting.ask(request),
    'outbox.undo': async ({ id }) => acting.undo(id),
    'outbox.answer': async ({ id, choice }) => acting.answer(id, choice),
    'demo.leave': () => demo.leave(),
    'demo.start': () => demo.start(),
    'drills.view': async () => (await parts.drills()).view(),
    'drills.start': async (asked) => {
      if (parts.drill !== null) throw new Refusal({ code: 'refused', message: 'This is a drill already.' });
      return (await parts.drills()).start(asked);
    },
    'drills.open': async () => (await parts.drills()).open(),
    'drills.show': async () => (await parts.drills()).show(),
    'drills.end': async () => (await parts.drills()).end(),
    'drills.result': async ({ id }) => (await parts.drills()).result(id),
    'drills.remove': async ({ id }) => (await parts.drills()).remove(id),
    'drill.now': async () => parts.drill?.now() ?? null,
    'drill.control': async (asked) => drillHere(parts).control(asked),
    'drill.finish': async () => drillHere(parts).finish(),
    'drill.leave': async () => drillHere(parts).leave(),
    'notification.test': () => parts.testAlert(),
    'selfTest.state': async () => parts.selfTest.state(),
    'selfTest.run': () => parts.selfTest.run(),
    'signOfLife.get': async () => parts.signOfLife.view(),
    'signOfLife.set': async (input) => parts.signOfLife.set(input),
    'signOfLife.clear': async () => parts.signOfLife.clear(),
    'window.open': async ({ id }) => {
      await parts.openWindow(id);
      return done('The window is open.');
    },
    'strip.dismiss': async () => parts.dismissStrip(),
    'link.open': ({ url }) => parts.openLink(url),
    'policy.current': async () => parts.policy.current(),
    'policy.look': () => parts.policy.look(),
    'policy.confirm': async () => parts.policy.confirm(),
    'policy.lint': () => parts.policy.lint(),
    'policy.export': () => parts.policy.export(),
    'policy.reset': async () => parts.policy.reset(),
    'policy.goBack': async () => parts.policy.goBack(),
    'policy.quote': async ({ section }) => (await parts.settings()).quote(section),
    'data.overview': async () => (await parts.settings()).data.overview(),
    'data.backUp': async ({ extras }) => (await parts.settings()).data.backUp(extras),
    'data.chooseCopy': async () => (await parts.settings()).data.chooseCopy(),
    'data.lookInto': async ({ name }) => (await parts.settings()).data.lookInto(name),
    'data.restore': async ({ extras }) => (await parts.settings()).data.restore(extras),
    'data.forget': async () => (await parts.settings()).data.forget(),
    'data.export': async ({ withWellness }) => (await parts.settings()).data.exportAll(withWellness),
    'data.erase': async ({ typed }) => (await parts.settings()).data.erase(typed),
    'diagnostics.read': async () => (await parts.settings()).diagnose(),
    'hotkeys.state': async () => parts.hotkeys(),
    'note.close': async () => {
      parts.closeNote();
      return done('Closed.');
    },
    'file.save': ({ suggestedName, text }) => parts.saveFile(suggestedName, text),
    'clipboard.write': async ({ text }) => {
      parts.copy(text);
      return done('Copied.');
    },
  };
}
