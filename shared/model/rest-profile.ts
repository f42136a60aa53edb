import type { Instant, Milliseconds } from '../time/duration.ts';

/** By whose word rest and weeks are judged: the policy with its warning, the law of the EU on top of it, or the policy’s limits and no warning beyond them (C23). */
export const restProfiles = ['policy', 'eu', 'limits-only'] as const;
export type RestProfile = (typeof restProfiles)[number];

/** Hours in an average week, over as much of the reference period as anything is on record of. */
export type WeekAverage = { readonly from: Instant; readonly perWeek: Milliseconds; readonly cap: Milliseconds };
