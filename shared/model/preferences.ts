import { z } from 'zod';
import { attentionSources, type AttentionSource } from './attention.ts';
import { gentleBreaks } from './gentle-break.ts';
import { SeveritySchema } from './severity-schema.ts';

/** By PagerDuty's own name of a priority; null: no severity. What is not named here follows the policy, then the account. */
const PrioritiesSchema = z.record(z.string().min(1).max(255), SeveritySchema.nullable());

/** What puts off all that is not SEV-1/2 while the desktop says so. The person's own do not disturb is no setting: it always does. */
const DeferWhileSchema = z.strictObject({
  'full-screen': z.boolean().default(true),
  'screen-sharing': z.boolean().default(true),
  'do-not-disturb': z.boolean().default(true),
});

/** The person's own settings, kept in the settings file. */
export const PreferencesSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  startAtLogin: z.boolean().default(false),
  sounds: z.boolean().default(true),
  /** Demo watch until the person connects their own, or says no. */
  demo: z.boolean().default(true),
  textScale: z.number().min(0.8).max(1.6).default(1),
  /** Which severity each of the account's priorities stands for. */
  priorities: PrioritiesSchema.default({}),
  /** The small window above all others: never, while a SEV-1/2 is open, or all the time. */
  watchStrip: z.enum(['off', 'loud', 'always']).default('off'),
  deferWhile: DeferWhileSchema.prefault({}),
  /** Which breaks are suggested on duty while nothing is open; none unless the person wants them (S39). */
  gentleBreaks: z.array(z.enum(gentleBreaks)).default([]),
  /** It was said once that closing the window ends nothing. */
  toldOfTray: z.boolean().default(false),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

export function deferredWhile({ deferWhile }: Preferences): readonly AttentionSource[] {
  return attentionSources.filter((source) => deferWhile[source]);
}

export const PreferencesPatchSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']).optional(),
  startAtLogin: z.boolean().optional(),
  sounds: z.boolean().optional(),
  demo: z.boolean().optional(),
  textScale: z.number().min(0.8).max(1.6).optional(),
  priorities: PrioritiesSchema.optional(),
  watchStrip: z.enum(['off', 'loud', 'always']).optional(),
  deferWhile: DeferWhileSchema.optional(),
  gentleBreaks: z.array(z.enum(gentleBreaks)).optional(),
  toldOfTray: z.boolean().optional(),
});
export type PreferencesPatch = z.infer<typeof PreferencesPatchSchema>;
