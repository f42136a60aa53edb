import { z } from 'zod';
import type { CalendarFeed } from '../../model/calendar-feed.ts';
import { RotaImportSchema, type CalendarFile } from '../../model/calendar-file.ts';
import type { Exported } from '../../model/incident-page.ts';
import type { Outcome } from '../../model/outcome.ts';
import { RotaAbsenceInputSchema, RotaOverrideInputSchema, RotaPlanInputSchema, RotaRemoveAbsenceSchema, RotaStepSchema, type RotaView } from '../../model/rota-view.ts';
import { OverrideSchema, PersonIdSchema } from '../../model/rota.ts';
import { call, event, nothing, returns } from './shape.ts';

/** Who is on call when. */
export const rotaCalls = {
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
} as const;

export const rotaEvents = {
  'rota.changed': event<RotaView>(),
} as const;
