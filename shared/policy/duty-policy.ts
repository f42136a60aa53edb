import { z } from 'zod';

const Line = z.int().min(1).max(100_000).optional();
const Minutes = z.number().min(0).max(31 * 24 * 60);

/** Hours of work in one regime: the usual one, or the emergency that somebody approved. */
const HoursSchema = z.strictObject({
  /** Work between two full rests; breaks do not reset it (C20). */
  continuousMinutes: Minutes,
  /** Work in any 168 elapsed hours (C21). */
  weekMinutes: Minutes,
  /** The rest that ends the block. */
  restMinutes: Minutes,
  line: Line,
});

/** How long a person may work and must rest (runbook L741-L750, C19-C24). Limits advise; they lock nobody out. */
export const DutyLimitsSchema = z.strictObject({
  usual: HoursSchema,
  emergency: HoursSchema,
  /** Warnings, this long before either cap; 0 is the cap itself. */
  warnBeforeMinutes: z.array(Minutes).min(1).max(10),
  /** Work inside a rest that adds up to this ends the rest (C22). */
  restEndedByMinutes: Minutes,
  /** A rest below this warns, below the required rest it is red (C23). */
  shortRestMinutes: Minutes,
  /** A pause up to this long is a break within a shift and not a rest between two. */
  breakUpToMinutes: Minutes,
  /** How long before a cap handing over should begin. */
  handOverMinutes: Minutes,
});
export type DutyLimits = z.infer<typeof DutyLimitsSchema>;
export type DutyHours = DutyLimits['usual'];

/** The runbook's numbers; 11 h is the daily rest of Directive 2003/88/EC, article 3. */
export const runbookDutyLimits: DutyLimits = {
  usual: { continuousMinutes: 12 * 60, weekMinutes: 60 * 60, restMinutes: 8 * 60, line: 743 },
  emergency: { continuousMinutes: 16 * 60, weekMinutes: 80 * 60, restMinutes: 12 * 60, line: 748 },
  warnBeforeMinutes: [120, 60, 30, 0],
  restEndedByMinutes: 30,
  shortRestMinutes: 11 * 60,
  breakUpToMinutes: 4 * 60,
  handOverMinutes: 30,
};
