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

/** The computer slept, or nobody touched it, from `from` to `to`. `answer` null: the person has not said yet what it was. */
export type Absence = {
  /** Of the event that told of it last. */
  readonly id: number;
  readonly why: 'asleep' | 'away';
  readonly from: number;
  readonly to: number;
  readonly answer: 'worked' | 'rested' | null;
};

/** What an entry said before somebody corrected it. A part that was not touched then is null. */
export type DutyWording = { readonly recordedAt: number; readonly from: number | null; readonly to: number | null; readonly note: string | null };

/** Hours with their source and their history, as a person sees and corrects them: what they were away for is not cut out. */
export type DutyEntry = DutyInterval & {
  readonly incidentId: string | null;
  /** The oldest first; empty when nobody touched it. */
  readonly history: readonly DutyWording[];
};
