import { z } from 'zod';
import { DrillControlSchema, DrillStartSchema } from '../../model/drill-ask.ts';
import type { DrillResult } from '../../model/drill-result.ts';
import type { DrillNow, DrillsView } from '../../model/drill-run.ts';
import type { Outcome } from '../../model/outcome.ts';
import { RatingDraftSchema, TraineeDraftSchema, TrainingRecordDraftSchema, type TrainingDue, type TrainingView } from '../../model/training.ts';
import { call, event, nothing, returns } from './shape.ts';

/** Who is trained, and drills. */
export const trainingCalls = {
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
} as const;

export const trainingEvents = {
  'training.changed': event<TrainingView>(),
  'training.dueChanged': event<readonly TrainingDue[]>(),
  'drills.changed': event<DrillsView>(),
  'drill.changed': event<DrillNow>(),
} as const;
