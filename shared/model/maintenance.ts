import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { CheckIdSchema } from './check.ts';
import { ZoneSchema } from './zone.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 02:30.');
const dayAndTime = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a day and a time such as 2026-11-29T02:30.');

/** Every week on these days, by the clocks of the zone; an end that is not after the beginning is on the next day. */
const WeeklySchema = z
  .strictObject({ type: z.literal('weekly'), days: z.array(z.enum(weekdays)).min(1, 'Choose a day at least.').max(7), from: clockTime, to: clockTime })
  .refine(({ days, from, to }) => !(new Set(days).size === 7 && from === to), { path: ['days'], message: 'The whole week without an end would silence the check for ever. Pause it instead.' });

/** Once, by the clocks of the zone. */
const OnceSchema = z
  .strictObject({ type: z.literal('once'), from: dayAndTime, to: dayAndTime })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'It has to end after it begins.' });

/** Which checks, by the clocks of which zone, and when (A7). */
const rules = {
  name: z.string().trim().min(1, 'Say what is maintained.').max(120),
  /** null: every check. */
  checks: z.array(CheckIdSchema).min(1, 'Choose a check, or all of them.').max(1000).nullable().default(null),
  /** null: the zone of the team. */
  zone: ZoneSchema.nullable().default(null),
};

export const PolicyWindowSchema = z.strictObject({ id: CheckIdSchema, ...rules, when: z.discriminatedUnion('type', [WeeklySchema, OnceSchema]) });

/** What a person asks for in the window; `now` begins at once and ends by itself. */
export const MaintenanceDraftSchema = z.strictObject({
  ...rules,
  when: z.discriminatedUnion('type', [WeeklySchema, OnceSchema, z.strictObject({ type: z.literal('now'), minutes: z.int().min(1).max(1440, 'A day at most. For longer, say when it ends.') })]),
});
export type MaintenanceDraft = z.infer<typeof MaintenanceDraftSchema>;

/** From one instant to another, the end not included. */
export type Span = { readonly from: Instant; readonly to: Instant };

export type MaintenanceWindow = {
  readonly id: string;
  readonly name: string;
  readonly checks: readonly string[] | null;
  readonly zone: string | null;
  readonly when: z.infer<typeof WeeklySchema> | z.infer<typeof OnceSchema> | ({ readonly type: 'now' } & Span);
  readonly origin: 'person' | 'policy';
};

/** A window with what holds now. `current`: under way; `next`: when it comes again, null when never. */
export type MaintenanceReport = { readonly window: MaintenanceWindow; readonly current: Span | null; readonly next: Span | null };
