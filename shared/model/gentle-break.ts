/** Breaks in normal operation, the longest first; each only where the person wants it (S39). */
export const gentleBreaks = ['meal', 'movement', 'eyes'] as const;
export type GentleBreak = (typeof gentleBreaks)[number];
