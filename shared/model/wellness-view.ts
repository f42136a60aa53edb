import { z } from 'zod';
import type { Instant, Milliseconds } from '../time/duration.ts';
import type { PageLoad } from './page-load.ts';
import type { SelfCheck, ShiftWord, SignList } from './self-check.ts';

/** Why a self-check is offered just now. */
export type OfferKind = 'shift-end' | 'night';
/** Something after which a self-check may be offered, between `at` and `until`. `key` is the same whenever it is looked at. */
export type Occasion = { readonly key: string; readonly kind: OfferKind; readonly at: Instant; readonly until: Instant; readonly shift: { readonly from: Instant; readonly to: Instant } | null };
/** An offer that was made, and whether the person answered it or said no. */
export type Offer = { readonly key: string; readonly kind: OfferKind; readonly offeredAt: Instant; readonly until: Instant; readonly shift: Occasion['shift']; readonly ended: 'answered' | 'skipped' | null };

export const WellnessSettingsSchema = z.strictObject({
  /** Whether self-checks are offered. */
  offers: z.boolean().default(true),
  /** Whether the Karolinska question is asked. */
  sleepiness: z.boolean().default(false),
});
export type WellnessSettings = z.infer<typeof WellnessSettingsSchema>;
export const WellnessSettingsPatchSchema = z.strictObject({ offers: z.boolean().optional(), sleepiness: z.boolean().optional() });

/** Somebody to turn to. An empty phone is a gap that is shown, never filled in. */
export type SupportLine = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly note: string;
  /** Right now, or in the longer run. */
  readonly when: 'now' | 'ahead';
  /** Whether the number is the person's own, kept with their answers. */
  readonly own: boolean;
};

/** A phone number as people write it; short ones such as emergency numbers, too. Empty takes it away. */
export const SupportNumberSchema = z.strictObject({
  id: z.string().min(1).max(60),
  phone: z.string().trim().max(30).regex(/^(?:|\+?[0-9][0-9 ()/-]{1,28})$/, 'Digits, with the country code first: +49 30 1234567. Short numbers such as 112 are fine.'),
});

export const SleepTakenSchema = z.strictObject({ incidentId: z.string().min(1).max(64), minutes: z.int().min(0).max(12 * 60).nullable() });
export const ForgetSchema = z.strictObject({ kind: z.enum(['check', 'signs', 'shift']), id: z.string().min(1).max(64) });

/** How breaks went in these days (A14). */
export type BreakHistory = { readonly days: number; readonly due: number; readonly taken: number; readonly credited: number; readonly postponed: number; readonly missed: number };

/** All that the screen shows, and nothing that leaves this computer. */
export type WellnessView = {
  readonly asOf: Instant;
  /** Newest first. */
  readonly checks: readonly SelfCheck[];
  readonly signs: readonly SignList[];
  readonly shifts: readonly ShiftWord[];
  readonly offer: Offer | null;
  /** The shift that ended last and of which nothing was said yet. */
  readonly lastShift: { readonly from: Instant; readonly to: Instant; readonly worked: Milliseconds } | null;
  readonly settings: WellnessSettings;
  readonly load: PageLoad;
  /** What the person put in instead of the estimate, by incident, in minutes. */
  readonly sleepTaken: Readonly<Record<string, number>>;
  readonly breaks: BreakHistory;
  readonly support: readonly SupportLine[];
  readonly file: string;
  /** Why the file cannot be read; empty while it can. */
  readonly problem: string;
};

/** What erasing found when it looked at the bytes afterwards. */
export type Erasure = { readonly entries: number; readonly files: number; readonly bytes: number };
