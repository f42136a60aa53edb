import { z } from 'zod';
import { CoverBeginSchema, NoticeTextSchema, type Cover, type CoverDraft } from '../../model/cover.ts';
import { BreakTakeSchema, DutyAnswerSchema, DutyCorrectSchema, DutyDaysSchema, DutyEdgeSchema, DutyEnterSchema, DutySecondSchema, EmergencyBeginSchema, type BreakView, type DutyDays, type DutyView } from '../../model/duty-view.ts';
import type { Outcome } from '../../model/outcome.ts';
import { RoutineIdSchema, RoutineTickSchema, type RoutineView } from '../../model/routine.ts';
import { call, event, nothing, returns } from './shape.ts';

/** Hours, breaks, cover, and what is looked at at fixed times. */
export const dutyCalls = {
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
} as const;

export const dutyEvents = {
  'duty.changed': event<DutyView>(),
  'break.changed': event<BreakView>(),
  'cover.changed': event<Cover | null>(),
  'routines.changed': event<RoutineView>(),
} as const;
