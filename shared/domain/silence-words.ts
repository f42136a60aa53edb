/** Reasons that are one click away; the person may write their own (A8). */
export const silenceReasons = ['Known, being worked on', 'Planned work', 'False alarm, to be tuned'] as const;
