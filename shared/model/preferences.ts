import { z } from 'zod';

/** The person's own settings, kept in the settings file. */
export const PreferencesSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  startAtLogin: z.boolean().default(false),
  sounds: z.boolean().default(true),
  /** Demo watch until the person connects their own, or says no. */
  demo: z.boolean().default(true),
  textScale: z.number().min(0.8).max(1.6).default(1),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

export const PreferencesPatchSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']).optional(),
  startAtLogin: z.boolean().optional(),
  sounds: z.boolean().optional(),
  demo: z.boolean().optional(),
  textScale: z.number().min(0.8).max(1.6).optional(),
});
export type PreferencesPatch = z.infer<typeof PreferencesPatchSchema>;
