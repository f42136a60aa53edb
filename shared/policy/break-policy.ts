import { z } from 'zod';

const Minutes = z.number().min(0).max(24 * 60);

/** Breaks during incidents (runbook L755-L758, C25). */
export const BreakRulesSchema = z.strictObject({
  /** Every so much incident work a break of this length; where several fall together the longest is taken. */
  every: z.array(z.strictObject({ workMinutes: Minutes.min(1), breakMinutes: Minutes.min(1), line: z.int().optional() })).min(1).max(10),
  /** Said this long before the break begins. */
  noticeSeconds: z.int().min(0).max(600),
  postponeMinutes: Minutes.min(1),
  /** After so many the person names a cover or says that it cannot be now (A11). */
  postpones: z.int().min(0).max(10),
  /** No prompt while a SEV-1/2 is unacknowledged, and for this long after (P1). */
  quietAfterUnacknowledgedMinutes: Minutes,
  /** No prompt in the first minutes of a SEV-1 (F2). */
  quietAtStartMinutes: Minutes,
});
export type BreakRules = z.infer<typeof BreakRulesSchema>;

/** The runbook's numbers: 15, 30, 15, 60, 15 minutes, and at 12 h the day is over. */
export const runbookBreaks: BreakRules = {
  every: [
    { workMinutes: 120, breakMinutes: 15, line: 756 },
    { workMinutes: 240, breakMinutes: 30, line: 757 },
    { workMinutes: 480, breakMinutes: 60, line: 758 },
  ],
  noticeSeconds: 60,
  postponeMinutes: 10,
  postpones: 2,
  quietAfterUnacknowledgedMinutes: 5,
  quietAtStartMinutes: 30,
};
