import { z } from 'zod';
import { atMost } from './at-most.ts';
import { attentionSources, type AttentionSource } from './attention.ts';
import { gentleBreaks } from './gentle-break.ts';
import { restProfiles } from './rest-profile.ts';
import { SeveritySchema } from './severity-schema.ts';
import { setupSteps } from './setup-steps.ts';
import { ZoneSchema } from './zone.ts';

/** By PagerDuty's own name of a priority; null: no severity. What is not named here follows the policy, then the account. */
const PrioritiesSchema = z.record(z.string().min(1).max(255), SeveritySchema.nullable()).refine(...atMost(200));

/** What puts off all that is not SEV-1/2 while the desktop says so. The person's own do not disturb is no setting: it always does. */
const DeferWhileSchema = z.strictObject({
  'full-screen': z.boolean().default(true),
  'screen-sharing': z.boolean().default(true),
  'do-not-disturb': z.boolean().default(true),
});

/** Keys that act in every program, as Electron writes them; null: none. Nobody has any unless they want to. */
const HotkeysSchema = z.strictObject({
  acknowledge: z.string().max(40).nullable().default(null),
  note: z.string().max(40).nullable().default(null),
});

/** Keys of the window that are not the usual ones, by the id of what they do. */
const ShortcutsSchema = z.record(z.string().max(60), z.string().min(1).max(20)).refine(...atMost(200));

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
  gentleBreaks: z.array(z.enum(gentleBreaks)).max(20).default([]),
  /** By whose word rest is judged (C23). */
  restProfile: z.enum(restProfiles).default('policy'),
  /** It was said once that closing the window ends nothing. */
  toldOfTray: z.boolean().default(false),
  /** How the person is called; empty: not said. */
  person: z.string().trim().max(120).default(''),
  /** Where the team's clocks stand, unless the policy says it (C37). */
  teamZone: ZoneSchema.nullable().default(null),
  /** How the window writes a time of day; files, texts for others and fields have 24 hours. */
  hours: z.enum(['24', '12']).default('24'),
  /** The first of the first steps that is still ahead. */
  setupStep: z.int().min(0).max(setupSteps).default(0),
  hotkeys: HotkeysSchema.prefault({}),
  shortcuts: ShortcutsSchema.default({}),
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
  gentleBreaks: z.array(z.enum(gentleBreaks)).max(20).optional(),
  restProfile: z.enum(restProfiles).optional(),
  toldOfTray: z.boolean().optional(),
  person: z.string().trim().max(120).optional(),
  teamZone: ZoneSchema.nullable().optional(),
  hours: z.enum(['24', '12']).optional(),
  setupStep: z.int().min(0).max(setupSteps).optional(),
  hotkeys: HotkeysSchema.optional(),
  shortcuts: ShortcutsSchema.optional(),
});
export type PreferencesPatch = z.infer<typeof PreferencesPatchSchema>;
