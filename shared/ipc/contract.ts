import { z } from 'zod';
import type { LintFinding } from '../domain/policy-lint.ts';
import type { BlindInterval } from '../model/blind.ts';
import { BlindQuerySchema } from '../model/blind-query.ts';
import type { CalendarFeed } from '../model/calendar-feed.ts';
import { RotaImportSchema, type CalendarFile } from '../model/calendar-file.ts';
import { CheckDraftSchema, CheckIdSchema, type Check } from '../model/check.ts';
import { PagerDutyLoginSchema, PagerDutyReachSchema, type PagerDutyConnection } from '../model/connection.ts';
import type { AlertingState } from '../model/alerting.ts';
import type { AttentionReport } from '../model/attention.ts';
import { OverrideSchema, PersonIdSchema } from '../model/rota.ts';
import { RotaAbsenceInputSchema, RotaOverrideInputSchema, RotaPlanInputSchema, RotaRemoveAbsenceSchema, RotaStepSchema, type RotaView } from '../model/rota-view.ts';
import { RoutineIdSchema, RoutineTickSchema, type RoutineView } from '../model/routine.ts';
import { SilenceAskSchema } from '../model/silence.ts';
import type { AppFacts } from '../model/app-facts.ts';
import { ChangeLogSchema } from '../model/change.ts';
import { EraseSchema, ExtraPartSchema, KeptCopyNameSchema, RestoreSchema, type CopyLook, type DataOverview, type DataProgress } from '../model/data-copy.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import type { HotkeysState } from '../model/hotkey.ts';
import type { CheckHistory, CheckReport } from '../model/check-report.ts';
import { DrillControlSchema, DrillStartSchema } from '../model/drill-ask.ts';
import type { DrillNow, DrillsView } from '../model/drill-run.ts';
import type { DrillResult } from '../model/drill-result.ts';
import { CoverBeginSchema, NoticeTextSchema, type Cover, type CoverDraft } from '../model/cover.ts';
import { MaintenanceDraftSchema, type MaintenanceReport } from '../model/maintenance.ts';
import { MessageAnswerSchema, SendUpdateSchema, UpdateFormSchema, type IncidentMessages, type Message, type UpdateForm } from '../model/message.ts';
import { MessageLoginSchema, MessageServiceSchema, type MessageConnections, type MessageTest } from '../model/message-connection.ts';
import type { Notice } from '../model/notice.ts';
import {
  HandoffAcceptSchema, HandoffConfirmSchema, HandoffExportSchema, HandoffImportSchema, HandoffReadBackSchema, HandoffVerifySchema, type HandoffExchange, type HandoffImported,
} from '../model/handoff-exchange.ts';
import {
  HandoffBeginSchema, HandoffDifferenceQuerySchema, HandoffEditInputSchema, HandoffGoBackSchema, HandoffIdInput, HandoffListQuerySchema, HandoffStepInputSchema, HandoffTurnSchema, HandoffVersionSchema,
  type HandoffDifference, type HandoffList, type HandoffSaved, type HandoffStatusView, type HandoffVersion, type HandoffVersionWhole, type OpenedHandoff,
} from '../model/handoff-view.ts';
import { IncidentIdSchema, type Incident } from '../model/incident.ts';
import {
  CorrectSchema, IncidentExportSchema, IncidentTimelineQuerySchema, IncidentsQuerySchema, LocalIncidentSchema, SaySchema,
  type DueItem, type Exported, type HitRate, type IncidentPage, type IncidentTimeline, type IncidentsPage,
} from '../model/incident-page.ts';
import {
  BreakTakeSchema, DutyAnswerSchema, DutyCorrectSchema, DutyDaysSchema, DutyEdgeSchema, DutyEnterSchema, DutySecondSchema, EmergencyBeginSchema,
  type BreakView, type DutyDays, type DutyView,
} from '../model/duty-view.ts';
import type { WatchEvent } from '../model/event.ts';
import type { OnCallStatus } from '../model/on-call.ts';
import { OutboxChoiceSchema, OutboxRequestSchema, type OutboxItem, type OutboxView } from '../model/outbox.ts';
import { FindQuerySchema, type ConnectionTest, type Found, type IncidentChoices, type PagerDutyReading } from '../model/pagerduty-choices.ts';
import { AllowCommandSchema, CommandInputSchema, ConfirmSchema, RunCommandSchema } from '../model/runbook-input.ts';
import type { CommandRun, RunbookView } from '../model/runbook.ts';
import { SaveFileSchema } from '../model/save-file.ts';
import { PreferencesPatchSchema, type Preferences } from '../model/preferences.ts';
import type { PolicyLooked } from '../model/policy-look.ts';
import type { PolicyStatus } from '../model/policy-status.ts';
import type { PolicyQuote } from '../policy/policy-section.ts';
import type { ProbeResult } from '../model/probe.ts';
import type { SelfTestState } from '../model/self-test.ts';
import { SignOfLifeInputSchema, type SignOfLife } from '../model/sign-of-life.ts';
import type { Situation } from '../model/situation.ts';
import type { SourceState } from '../model/source.ts';
import { DensityQuerySchema, TimelineQuerySchema, type Density, type TimelinePage } from '../model/timeline.ts';
import { SelfCheckDraftSchema, ShiftWordDraftSchema, SignListDraftSchema } from '../model/self-check.ts';
import { RatingDraftSchema, TraineeDraftSchema, TrainingRecordDraftSchema, type TrainingDue, type TrainingView } from '../model/training.ts';
import type { WakeDigest } from '../model/wake-digest.ts';
import { ForgetSchema, SleepTakenSchema, SupportNumberSchema, WellnessSettingsPatchSchema, type WellnessView } from '../model/wellness-view.ts';
import type { WatchStatus } from '../model/watch-status.ts';
import type { Milliseconds } from '../time/duration.ts';
import type { Outcome } from '../model/outcome.ts';

declare const output: unique symbol;
type Returns<T> = { readonly [output]?: T };
type Call<S extends z.ZodType, T> = { readonly input: S; readonly output: Returns<T> };

function returns<T>(): Returns<T> {
  return {};
}
function call<S extends z.ZodType, T>(input: S, result: Returns<T>): Call<S, T> {
  return { input, output: result };
}
function event<T>(): Returns<T> {
  return {};
}

const nothing = z.undefined();
const OutboxIdInput = z.strictObject({ id: z.uuid() });
const IncidentInput = z.strictObject({ id: IncidentIdSchema });
const CheckIdInput = z.strictObject({ id: CheckIdSchema });

/** Renderer asks, main answers. Main parses every input: the renderer is not trusted. */
export const calls = {
  'app.facts': call(nothing, returns<AppFacts>()),
  'watch.status': call(nothing, returns<WatchStatus>()),
  'situations.list': call(nothing, returns<readonly Situation[]>()),
  'situation.acknowledge': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** A person says that these are one outage, or that these members are another one; the last such word can be taken back. */
  'situation.merge': call(z.strictObject({ ids: z.array(z.string().max(64)).min(2).max(100) }), returns<Outcome>()),
  'situation.split': call(z.strictObject({ id: z.string().max(64), members: z.array(z.string().max(80)).min(1).max(100) }), returns<Outcome>()),
  'situation.undo': call(nothing, returns<Outcome>()),
  'alerting.state': call(nothing, returns<AlertingState>()),
  'silence.begin': call(SilenceAskSchema, returns<Outcome>()),
  'silence.end': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** Takes back the end of the last silence. */
  'silence.resume': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** Only SEV-1/2 disturbs for so many minutes; 0: everything does again. */
  'attention.ask': call(z.strictObject({ minutes: z.union([z.literal(0), z.literal(60), z.literal(240)]) }), returns<Outcome>()),
  /** Asks the desktop now what it says of each thing that may put alerts off. */
  'attention.look': call(nothing, returns<AttentionReport>()),
  'checks.list': call(nothing, returns<readonly CheckReport[]>()),
  'check.create': call(CheckDraftSchema, returns<Check>()),
  'check.update': call(z.strictObject({ id: CheckIdSchema, draft: CheckDraftSchema }), returns<Check>()),
  'check.pause': call(z.strictObject({ id: CheckIdSchema, paused: z.boolean() }), returns<Check>()),
  'check.delete': call(CheckIdInput, returns<Outcome>()),
  /** Takes back a deletion made in this run. */
  'check.restore': call(CheckIdInput, returns<Check>()),
  /**
   * Probes once, now, without touching any state: a draft that is not saved yet, too.
   * With the id of a saved check, its stored header values stand in for the empty ones.
   */
  'check.try': call(CheckDraftSchema.extend({ id: CheckIdSchema.nullable().default(null) }), returns<ProbeResult>()),
  /** Probes a saved check now, through the regular pipeline. */
  'check.probeNow': call(CheckIdInput, returns<Outcome>()),
  'check.history': call(z.strictObject({ id: CheckIdSchema, hours: z.int().min(1).max(720) }), returns<CheckHistory>()),
  'maintenance.list': call(nothing, returns<readonly MaintenanceReport[]>()),
  'maintenance.create': call(MaintenanceDraftSchema, returns<MaintenanceReport>()),
  /** Ends at once what a person asked for; what comes every week is deleted. */
  'maintenance.end': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  'timeline.page': call(TimelineQuerySchema, returns<TimelinePage>()),
  'timeline.density': call(DensityQuerySchema, returns<Density>()),
  /** Blind intervals of the last day and a half, oldest first. */
  'blind.recent': call(nothing, returns<readonly BlindInterval[]>()),
  'blind.intervals': call(BlindQuerySchema, returns<readonly BlindInterval[]>()),
  /** What changed in the last time without sight, until somebody dismisses it. */
  'digest.current': call(nothing, returns<WakeDigest | null>()),
  'digest.dismiss': call(nothing, returns<Outcome>()),
  /** What to add to our clock for deadlines and ages; 0 while it is right. */
  'clock.correction': call(nothing, returns<Milliseconds>()),
  'oncall.status': call(nothing, returns<OnCallStatus>()),
  'sources.list': call(nothing, returns<readonly SourceState[]>()),
  'notices.list': call(nothing, returns<readonly Notice[]>()),
  'notice.dismiss': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  'preferences.get': call(nothing, returns<Preferences>()),
  'preferences.set': call(PreferencesPatchSchema, returns<Preferences>()),
  'pagerduty.connection': call(nothing, returns<PagerDutyConnection>()),
  'pagerduty.connect': call(PagerDutyLoginSchema, returns<Outcome>()),
  'pagerduty.disconnect': call(nothing, returns<Outcome>()),
  /** Other incidents or another person, with the token that is kept. */
  'pagerduty.adjust': call(PagerDutyReachSchema, returns<Outcome>()),
  /** Asks PagerDuty now whether all that the watch rests on can be read. Changes nothing. */
  'pagerduty.test': call(nothing, returns<ConnectionTest>()),
  /** Asks PagerDuty for everything now rather than in its turn; not while it wants to be left alone. */
  'pagerduty.ask': call(nothing, returns<Outcome>()),
  'pagerduty.reading': call(nothing, returns<PagerDutyReading>()),
  'pagerduty.find': call(FindQuerySchema, returns<readonly Found[]>()),
  /** What can be chosen when acting on an incident. */
  'incident.choices': call(z.strictObject({ id: IncidentIdSchema }), returns<IncidentChoices>()),
  /** Those that are open, and a page of what is over. */
  'incidents.list': call(IncidentsQuerySchema, returns<IncidentsPage>()),
  'incident.page': call(IncidentInput, returns<IncidentPage>()),
  /** Older entries than the page itself holds. */
  'incident.timeline': call(IncidentTimelineQuerySchema, returns<IncidentTimeline>()),
  /** Which incident is being looked at: `incident.changed` tells of this one, until another is named. */
  'incident.watch': call(z.strictObject({ id: IncidentIdSchema.nullable() }), returns<Outcome>()),
  'incident.acknowledge': call(IncidentInput, returns<Outcome>()),
  /** On disk when it answers. Not refused for an incident that is over: what was forgotten is put in. */
  'incident.say': call(SaySchema, returns<WatchEvent>()),
  /** A new wording of what a person said; what it said before is kept. Answers the correction. */
  'incident.correct': call(CorrectSchema, returns<WatchEvent>()),
  /** Strikes the last status, tick, call, update, severity, fact or command that a person entered here. */
  'incident.undo': call(IncidentInput, returns<Outcome>()),
  'incident.createLocal': call(LocalIncidentSchema, returns<Incident>()),
  /** Local incidents only; PagerDuty's are resolved through the outbox. */
  'incident.resolveLocal': call(IncidentInput.extend({ resolution: z.string().trim().max(25_000).default('') }), returns<Outcome>()),
  'incident.reopenLocal': call(IncidentInput, returns<Outcome>()),
  /** The whole timeline in the order of events, or a draft of the post-incident report. */
  'incident.export': call(IncidentExportSchema, returns<Exported>()),
  /** What is due next, over all incidents, the earliest first. */
  'due.list': call(nothing, returns<readonly DueItem[]>()),
  'response.rate': call(nothing, returns<HitRate>()),
  'duty.status': call(nothing, returns<DutyView>()),
  /** Now, or at an instant that has passed. */
  'duty.begin': call(DutyEdgeSchema, returns<Outcome>()),
  'duty.end': call(DutyEdgeSchema, returns<Outcome>()),
  'duty.enter': call(DutyEnterSchema, returns<Outcome>()),
  /** A new wording of hours; what they said before is kept. */
  'duty.correct': call(DutyCorrectSchema, returns<Outcome>()),
  /** Whether time away was work or rest; the newest answer counts. */
  'duty.answerSleep': call(DutyAnswerSchema, returns<Outcome>()),
  /** Hours of the last days with their source and history, the newest first. */
  'duty.list': call(DutyDaysSchema, returns<DutyDays>()),
  /** What whoever is secondary said of their hours: it stands in the forecast for 12 h. */
  'duty.tellSecond': call(DutySecondSchema, returns<Outcome>()),
  'emergency.begin': call(EmergencyBeginSchema, returns<Outcome>()),
  'emergency.end': call(nothing, returns<Outcome>()),
  /** Who has the watch instead of the person; null: nobody. */
  'cover.status': call(nothing, returns<Cover | null>()),
  'cover.draft': call(nothing, returns<CoverDraft>()),
  /** On record when it answers; does what is named in it and nothing else. */
  'cover.begin': call(CoverBeginSchema, returns<Outcome>()),
  /** Posts a text that asks for cover where Slack is connected to: as it was on screen. */
  'cover.ask': call(z.strictObject({ text: NoticeTextSchema }), returns<Outcome>()),
  /** The person is back. */
  'cover.end': call(nothing, returns<Outcome>()),
  'break.status': call(nothing, returns<BreakView>()),
  /** The one that is owed, or the next one early. Names who covers where that has to be. */
  'break.take': call(BreakTakeSchema, returns<Outcome>()),
  'break.postpone': call(nothing, returns<Outcome>()),
  /** It cannot be now: it stays owed, and nothing more is said until the next one is due. */
  'break.refuse': call(nothing, returns<Outcome>()),
  /** Back to work. */
  'break.end': call(nothing, returns<Outcome>()),
  /** What is looked at at fixed times, for whoever is on shift. */
  'routine.view': call(nothing, returns<RoutineView>()),
  'routine.tick': call(RoutineTickSchema, returns<Outcome>()),
  'routine.done': call(RoutineIdSchema, returns<Outcome>()),
  'routine.skip': call(RoutineIdSchema, returns<Outcome>()),
  /** Takes back the last “done” or “skipped” of this run. */
  'routine.undo': call(nothing, returns<Outcome>()),
  'rota.view': call(nothing, returns<RotaView>()),
  /** Who takes turns, from when, in which zone. Refused where the policy file says it. */
  'rota.setPlan': call(RotaPlanInputSchema, returns<Outcome>()),
  'rota.setSelf': call(z.strictObject({ person: PersonIdSchema.nullable() }), returns<Outcome>()),
  'rota.override': call(RotaOverrideInputSchema, returns<Outcome>()),
  'rota.absence': call(RotaAbsenceInputSchema, returns<Outcome>()),
  'rota.removeOverride': call(OverrideSchema, returns<Outcome>()),
  'rota.removeAbsence': call(RotaRemoveAbsenceSchema, returns<Outcome>()),
  'rota.tickStep': call(RotaStepSchema, returns<Outcome>()),
  /** The year ahead as an iCalendar text: one's own shifts, or everybody's. */
  'rota.calendar': call(z.strictObject({ whose: z.enum(['own', 'all']) }), returns<Exported>()),
  /** Asks for a calendar file and says what is in it; null: none was chosen. */
  'rota.readCalendar': call(nothing, returns<CalendarFile | null>()),
  /** Takes over what a person has looked at. */
  'rota.importCalendar': call(RotaImportSchema, returns<Outcome>()),
  /** A live calendar on this computer; off until it is wanted. */
  'rota.feed': call(nothing, returns<CalendarFeed>()),
  'rota.setFeed': call(z.strictObject({ on: z.boolean() }), returns<Outcome>()),
  /** Another address: the old one leads nowhere then. */
  'rota.renewFeed': call(nothing, returns<Outcome>()),
  /** Takes back the last change of this run. */
  'rota.undo': call(nothing, returns<Outcome>()),
  /** A person's own answers and what follows from them. None of it has a way out of this computer (F7). */
  'wellness.view': call(nothing, returns<WellnessView>()),
  'wellness.keepCheck': call(SelfCheckDraftSchema, returns<Outcome>()),
  'wellness.keepSigns': call(SignListDraftSchema, returns<Outcome>()),
  'wellness.keepShift': call(ShiftWordDraftSchema, returns<Outcome>()),
  /** No to the offer that stands. */
  'wellness.skip': call(nothing, returns<Outcome>()),
  /** How many minutes of sleep a page really took; null: the estimate again. */
  'wellness.sleepTaken': call(SleepTakenSchema, returns<Outcome>()),
  'wellness.setNumber': call(SupportNumberSchema, returns<Outcome>()),
  'wellness.set': call(WellnessSettingsPatchSchema, returns<Outcome>()),
  'wellness.forget': call(ForgetSchema, returns<Outcome>()),
  /** What the person entered, for themselves. */
  'wellness.export': call(nothing, returns<Exported>()),
  /** For good: there is no backup of it. */
  'wellness.erase': call(nothing, returns<Outcome>()),
  /** The whole reference, and what people at this machine know of it. */
  'runbook.view': call(nothing, returns<RunbookView>()),
  /** This number is right, this page opens: today. */
  'runbook.confirm': call(ConfirmSchema, returns<Outcome>()),
  'runbook.undo': call(nothing, returns<Outcome>()),
  /** A person agrees that this very text may be run on this machine, in this folder. */
  'runbook.allow': call(AllowCommandSchema, returns<Outcome>()),
  'runbook.disallow': call(CommandInputSchema, returns<Outcome>()),
  /** Runs what was allowed; answers when it has ended. What it printed is in the timeline then. */
  'runbook.run': call(RunCommandSchema, returns<CommandRun>()),
  'runbook.stop': call(CommandInputSchema, returns<Outcome>()),
  'training.view': call(nothing, returns<TrainingView>()),
  /** What has to be done again soon, or is over its day. */
  'training.due': call(nothing, returns<readonly TrainingDue[]>()),
  /** Without an id somebody new. */
  'training.saveTrainee': call(TraineeDraftSchema, returns<Outcome>()),
  'training.removeTrainee': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  'training.record': call(TrainingRecordDraftSchema, returns<Outcome>()),
  'training.strike': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** How well the person at this machine thinks they can do something: private, in no export and not in the timeline. */
  'training.rate': call(RatingDraftSchema, returns<Outcome>()),
  'training.undo': call(nothing, returns<Outcome>()),
  /** When the shift ends, which of the four steps is due, the drafts, and what is not on disk. */
  'handoff.status': call(nothing, returns<HandoffStatusView>()),
  'handoff.list': call(HandoffListQuerySchema, returns<HandoffList>()),
  'handoff.open': call(HandoffIdInput, returns<OpenedHandoff>()),
  /** A draft for the shift that ends next; the one that is there already, where one is. */
  'handoff.begin': call(HandoffBeginSchema, returns<OpenedHandoff>()),
  /** Takes in what evidence says now. What a person wrote or struck stays. */
  'handoff.compile': call(HandoffIdInput, returns<OpenedHandoff>()),
  /** On disk when it answers `saved`. */
  'handoff.edit': call(HandoffEditInputSchema, returns<HandoffSaved>()),
  /** What was done last, whoever did it and in whichever run. */
  'handoff.undo': call(HandoffTurnSchema, returns<HandoffSaved>()),
  'handoff.redo': call(HandoffTurnSchema, returns<HandoffSaved>()),
  /** The newest first. */
  'handoff.versions': call(HandoffIdInput, returns<readonly HandoffVersion[]>()),
  'handoff.version': call(HandoffVersionSchema, returns<HandoffVersionWhole>()),
  'handoff.goBack': call(HandoffGoBackSchema, returns<HandoffSaved>()),
  'handoff.difference': call(HandoffDifferenceQuerySchema, returns<HandoffDifference>()),
  /** A draft. `handoff.restore` takes it back. */
  'handoff.delete': call(HandoffIdInput, returns<Outcome>()),
  'handoff.restore': call(HandoffIdInput, returns<Outcome>()),
  'handoff.step': call(HandoffStepInputSchema, returns<OpenedHandoff>()),
  /** It leaves this person. Its quality is on record and refuses nothing. */
  'handoff.give': call(HandoffIdInput, returns<OpenedHandoff>()),
  /** What came of it on its way: where it went, how it came, what was read back, the acceptance, the verification. */
  'handoff.exchange': call(HandoffIdInput, returns<HandoffExchange>()),
  /** To a file, the chosen folder, the clipboard or Slack, in the form that is asked for. */
  'handoff.export': call(HandoffExportSchema, returns<Outcome>()),
  /** A handoff to be read back, or the acceptance of one that was given; whole or not at all. */
  'handoff.import': call(HandoffImportSchema, returns<HandoffImported>()),
  /** The receiver's line for one open item; empty takes it away. On disk when it answers. */
  'handoff.readBack': call(HandoffReadBackSchema, returns<HandoffExchange>()),
  /** Asks for what is not read back yet; in an emergency for a reason. */
  'handoff.accept': call(HandoffAcceptSchema, returns<Outcome>()),
  'handoff.saveAcceptance': call(HandoffIdInput, returns<Outcome>()),
  /** Probes every check, proves the alert path and looks at the rest; `handoff.exchanged` tells how far it is. Answers when all that needs no person is through. */
  'handoff.verify': call(HandoffVerifySchema, returns<Outcome>()),
  'handoff.confirm': call(HandoffConfirmSchema, returns<Outcome>()),
  /** Something was changed in the system, now or earlier; it stands on the timeline and in the next handoff. */
  'change.log': call(ChangeLogSchema, returns<WatchEvent>()),
  'messages.connections': call(nothing, returns<MessageConnections>()),
  'messages.connect': call(MessageLoginSchema, returns<Outcome>()),
  'messages.disconnect': call(z.strictObject({ service: MessageServiceSchema }), returns<Outcome>()),
  /** Asks the service now. `post`: the person agreed that “Watchkeeper test” is posted, where there is no other way. */
  'messages.test': call(z.strictObject({ service: MessageServiceSchema, post: z.boolean().default(false) }), returns<MessageTest>()),
  /** On disk when it answers; each text says how it stands. Refused while anything is missing, whoever asks. */
  'messages.send': call(SendUpdateSchema, returns<IncidentMessages>()),
  'messages.list': call(z.strictObject({ incidentId: IncidentIdSchema }), returns<readonly Message[]>()),
  'messages.answer': call(MessageAnswerSchema, returns<Outcome>()),
  /** What is typed for the next update of an incident, and is not sent. */
  'messages.form': call(z.strictObject({ incidentId: IncidentIdSchema }), returns<UpdateForm | null>()),
  'messages.keepForm': call(z.strictObject({ incidentId: IncidentIdSchema, form: UpdateFormSchema.nullable() }), returns<Outcome>()),
  'outbox.view': call(nothing, returns<OutboxView>()),
  /** On disk when it answers; nothing has been sent then. */
  'outbox.add': call(OutboxRequestSchema, returns<OutboxItem>()),
  'outbox.undo': call(OutboxIdInput, returns<Outcome>()),
  'outbox.answer': call(OutboxIdInput.extend({ choice: OutboxChoiceSchema }), returns<Outcome>()),
  /** Ends the demo watch for good: its checks and incidents leave, the timeline keeps what happened. */
  'demo.leave': call(nothing, returns<Outcome>()),
  'demo.start': call(nothing, returns<Outcome>()),
  'drills.view': call(nothing, returns<DrillsView>()),
  /** In a process of its own; the watch goes on. */
  'drills.start': call(DrillStartSchema, returns<Outcome>()),
  /** Asks for a scenario file of the person's own; its faults are in `drills.view`. */
  'drills.open': call(nothing, returns<Outcome>()),
  /** Brings the window of the drill under way to the front. */
  'drills.show': call(nothing, returns<Outcome>()),
  /** Breaks it off; nothing of it is kept. */
  'drills.end': call(nothing, returns<Outcome>()),
  'drills.result': call(z.strictObject({ id: z.uuid() }), returns<DrillResult>()),
  'drills.remove': call(z.strictObject({ id: z.uuid() }), returns<Outcome>()),
  /** The drill that this window belongs to; null: this is the real watch. */
  'drill.now': call(nothing, returns<DrillNow | null>()),
  'drill.control': call(DrillControlSchema, returns<Outcome>()),
  'drill.finish': call(nothing, returns<Outcome>()),
  'drill.leave': call(nothing, returns<Outcome>()),
  'notification.test': call(nothing, returns<Outcome>()),
  'selfTest.state': call(nothing, returns<SelfTestState>()),
  /** Runs the self-test of the alert path now; answers when it is through. */
  'selfTest.run': call(nothing, returns<Outcome>()),
  'signOfLife.get': call(nothing, returns<SignOfLife>()),
  'signOfLife.set': call(SignOfLifeInputSchema, returns<Outcome>()),
  'signOfLife.clear': call(nothing, returns<Outcome>()),
  /** Opens the window on Now, with a situation pointed out. */
  'window.open': call(z.strictObject({ id: z.string().max(64).nullable() }), returns<Outcome>()),
  /** Puts the watch strip away until there is something else to see. */
  'strip.dismiss': call(nothing, returns<Outcome>()),
  'link.open': call(z.strictObject({ url: z.string().max(2048) }), returns<Outcome>()),
  'policy.current': call(nothing, returns<PolicyStatus>()),
  /** Asks for a file, and says what it would change and what the linter thinks of it. Nothing changes yet. */
  'policy.look': call(nothing, returns<PolicyLooked>()),
  /** Puts in force what was looked at last. */
  'policy.confirm': call(nothing, returns<Outcome>()),
  /** What the linter thinks of the policy in force (F8). */
  'policy.lint': call(nothing, returns<readonly LintFinding[]>()),
  /** Asks where to, and writes the text in force with its comments. */
  'policy.export': call(nothing, returns<Outcome>()),
  /** Back to the default that is shipped; `policy.goBack` takes it back. */
  'policy.reset': call(nothing, returns<Outcome>()),
  /** The policy that was in force before this one. */
  'policy.goBack': call(nothing, returns<Outcome>()),
  /** A part of the policy in force, word for word; the default's where the file leaves it out. */
  'policy.quote': call(z.strictObject({ section: z.enum(['alerting', 'duty', 'breaks']) }), returns<{ readonly quote: PolicyQuote | null; readonly isDefault: boolean }>()),
  /** What lies in the data folder. */
  'data.overview': call(nothing, returns<DataOverview>()),
  /** Asks where to, and writes one file with everything but the secrets. */
  'data.backUp': call(z.strictObject({ extras: z.array(ExtraPartSchema).max(3) }), returns<Outcome>()),
  /** Asks for a backup and looks into it; nothing is changed yet. */
  'data.chooseCopy': call(nothing, returns<CopyLook>()),
  /** The same for one that lies in the data folder. */
  'data.lookInto': call(z.strictObject({ name: KeptCopyNameSchema }), returns<CopyLook>()),
  /** The program starts again with what was looked into; what was in place is kept. */
  'data.restore': call(RestoreSchema, returns<Outcome>()),
  'data.forget': call(nothing, returns<Outcome>()),
  'data.export': call(z.strictObject({ withWellness: z.boolean() }), returns<Outcome>()),
  /** The program ends, erases all that it keeps on this machine, and starts as on the first day. */
  'data.erase': call(EraseSchema, returns<Outcome>()),
  /** Measures, checks and reads now; takes a moment. */
  'diagnostics.read': call(nothing, returns<Diagnostics>()),
  /** Whether the system gave the keys that act in every program. */
  'hotkeys.state': call(nothing, returns<HotkeysState>()),
  /** Puts the small window for a note away. */
  'note.close': call(nothing, returns<Outcome>()),
  /** Asks where to, and writes a text there. */
  'file.save': call(SaveFileSchema, returns<Outcome>()),
  'clipboard.write': call(z.strictObject({ text: z.string().max(1_000_000) }), returns<Outcome>()),
} as const;

/** Main announces. A payload is the whole new value, so a missed event cannot corrupt a view. */
export const events = {
  'watch.changed': event<WatchStatus>(),
  'situations.changed': event<readonly Situation[]>(),
  'alerting.changed': event<AlertingState>(),
  'checks.changed': event<readonly CheckReport[]>(),
  'maintenance.changed': event<readonly MaintenanceReport[]>(),
  'blind.changed': event<readonly BlindInterval[]>(),
  'digest.changed': event<WakeDigest | null>(),
  'clock.corrected': event<Milliseconds>(),
  'oncall.changed': event<OnCallStatus>(),
  'sources.changed': event<readonly SourceState[]>(),
  'notices.changed': event<readonly Notice[]>(),
  'preferences.changed': event<Preferences>(),
  'selfTest.changed': event<SelfTestState>(),
  'pagerduty.changed': event<PagerDutyConnection>(),
  'outbox.changed': event<OutboxView>(),
  'messages.connected': event<MessageConnections>(),
  /** All texts of the incident that one of them belongs to. */
  'messages.changed': event<IncidentMessages>(),
  /** Of the incident that is being looked at. */
  'incident.changed': event<IncidentPage>(),
  'policy.changed': event<PolicyStatus>(),
  'duty.changed': event<DutyView>(),
  'break.changed': event<BreakView>(),
  'cover.changed': event<Cover | null>(),
  'rota.changed': event<RotaView>(),
  'handoff.changed': event<HandoffStatusView>(),
  /** Of one handoff, whole. */
  'handoff.exchanged': event<HandoffExchange>(),
  'runbook.changed': event<RunbookView>(),
  'training.changed': event<TrainingView>(),
  'training.dueChanged': event<readonly TrainingDue[]>(),
  'routines.changed': event<RoutineView>(),
  'hotkeys.changed': event<HotkeysState>(),
  /** How far the work on the data is; null: it is through. */
  'data.progress': event<DataProgress | null>(),
  'wellness.changed': event<WellnessView>(),
  'drills.changed': event<DrillsView>(),
  'drill.changed': event<DrillNow>(),
  'due.changed': event<readonly DueItem[]>(),
  'response.changed': event<HitRate>(),
  /** The newest event id: the timeline fetches what it shows. */
  'timeline.grew': event<{ readonly newestId: number }>(),
  /** The tray or a notification asks the window to show something. */
  'window.show': event<{ readonly screen: 'now' | 'health' | 'timeline' | 'connect' | 'outbox' | 'cover' | 'handoff' | 'wellness' | 'support'; readonly id: string | null }>(),
} as const;

export type CallName = keyof typeof calls;
export type EventName = keyof typeof events;
export type Input<K extends CallName> = z.infer<(typeof calls)[K]['input']>;
/** What a caller may leave out, the schema fills in. */
export type RawInput<K extends CallName> = z.input<(typeof calls)[K]['input']>;
export type Output<K extends CallName> = (typeof calls)[K]['output'] extends Returns<infer T> ? T : never;
export type Payload<K extends EventName> = (typeof events)[K] extends Returns<infer T> ? T : never;

/** Main implements all of it: a forgotten handler is a compile error, not a promise that never settles. */
export type Handlers = { readonly [K in CallName]: (input: Input<K>) => Promise<Output<K>> };

/** What crosses the border: errors as data, because an Error loses its fields on the way. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
export type Problem = {
  readonly code: 'invalid-input' | 'refused' | 'not-found' | 'conflict' | 'unavailable' | 'internal';
  /** What happened, what was kept, what to do. */
  readonly message: string;
  /** Messages by field path, for forms. */
  readonly fields?: Readonly<Record<string, string>>;
};

/** `window.api`. */
export type Api = {
  readonly call: <K extends CallName>(name: K, input: RawInput<K>) => Promise<Reply<Output<K>>>;
  /** Returns the way to stop listening. */
  readonly on: <K extends EventName>(name: K, listen: (payload: Payload<K>) => void) => () => void;
};
