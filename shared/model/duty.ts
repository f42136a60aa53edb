import { z } from 'zod';

/** Why an interval counts as work. Standby is none of these: being reachable is not work (C19). */
export const DutySourceSchema = z.enum(['declared', 'incident', 'manual']);
export type DutySource = z.infer<typeof DutySourceSchema>;

/** Work from `from` to `to` (epoch milliseconds, end exclusive); null while it goes on. */
export const DutyIntervalSchema = z.strictObject({
  id: z.string().min(1).max(64),
  source: DutySourceSchema,
  from: z.number(),
  to: z.number().nullable(),
  /** The incident, for engagement; what it was, for a manual entry. */
  note: z.string().max(500),
});
export type DutyInterval = z.infer<typeof DutyIntervalSchema>;

/** Emergency rules hold from their activation until they are ended (C24). */
export const EmergencySchema = z.strictObject({ from: z.number(), to: z.number().nullable(), approver: z.string().min(1).max(200), reason: z.string().max(500) });
export type Emergency = z.infer<typeof EmergencySchema>;
