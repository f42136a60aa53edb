import type { Exported } from '../../model/incident-page.ts';
import type { Outcome } from '../../model/outcome.ts';
import { SelfCheckDraftSchema, ShiftWordDraftSchema, SignListDraftSchema } from '../../model/self-check.ts';
import { ForgetSchema, SleepTakenSchema, SupportNumberSchema, WellnessSettingsPatchSchema, type WellnessView } from '../../model/wellness-view.ts';
import { call, event, nothing, returns } from './shape.ts';

/** A person’s own answers and what follows from them. None of it has a way out of this computer (F7). */
export const wellnessCalls = {
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
} as const;

export const wellnessEvents = {
  'wellness.changed': event<WellnessView>(),
} as const;
