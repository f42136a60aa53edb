/** The lengths on offer, in minutes (A8). */
export const silenceMinutes = [15, 60, 240] as const;
