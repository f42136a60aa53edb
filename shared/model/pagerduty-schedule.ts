import { z } from 'zod';

/** `layers`: the older schedules, which take overrides from here. `shifts`: the newer ones (v3), whose overrides need their own page. */
export const ScheduleKindSchema = z.enum(['layers', 'shifts']);
export type ScheduleKind = z.infer<typeof ScheduleKindSchema>;

/** A schedule of PagerDuty in which the person has a place, as it was last read. Its times are as PagerDuty knows them. */
export const ScheduleViewSchema = z.object({
  id: z.string(), name: z.string(), kind: ScheduleKindSchema, url: z.string().nullable(),
  /** Who has it when, in order; `name` null: it could not be read. Nobody where there is no entry. */
  entries: z.array(z.object({ userId: z.string(), name: z.string().nullable(), from: z.number(), to: z.number() })),
  from: z.number(), until: z.number(),
  asOf: z.number(),
});
export type ScheduleView = z.infer<typeof ScheduleViewSchema>;
