import { z } from 'zod';
import { LevelNumberSchema } from './incident-policy.ts';
import { SeveritySchema } from '../model/severity-schema.ts';

/**
 * What a sentence of a runbook is about. Each topic says in which fields its numbers stand; a field that the sentence leaves open stays out,
 * which is often what is wrong with it.
 */
export const topics = [
  /** How soon somebody reacts: severity, minutes; `workdays` when it counts those. */
  'respond', 'page', 'response-means',
  /** Who is called when: severity, level, minutes, when. */
  'escalate', 'escalate-when', 'progress-means', 'duration', 'business-hours', 'several-high', 'impact', 'quick-escalate',
  /** Which measured value makes which severity: severity, name (the measure), over, from, upTo, below. */
  'threshold',
  /** What goes outside: who approves it (level), by when it is out (minutes). */
  'approves-outside', 'status-page',
  /** Words of status (names), and of which of them there is a template. */
  'status-words', 'status-templates', 'handoff-status', 'update-every', 'phase', 'coordinate-in',
  /** Who is on call: names in their order, people, hours a week. */
  'seats', 'turns', 'people', 'coverage', 'rotation-changes', 'rotation-begins', 'zone', 'override-by', 'trainee-acts-as', 'absence', 'secondary-covers', 'emergency-cover',
  /** Work and rest in hours, breaks in minutes. */
  'work-at-most', 'week-at-most', 'rest-at-least', 'continuous-means', 'week-means', 'rest-broken-by', 'sleep', 'emergency-begins', 'break', 'break-order',
  'handoff-step', 'handoff-at', 'check-every', 'schedule-for',
  /** People and numbers: name, text (the number as it stands there). */
  'phone', 'needs-contact',
  'training-week', 'assessment', 'pass-mark', 'heading', 'contents',
] as const;
export type Topic = (typeof topics)[number];

const Minutes = z.number().min(0).max(31 * 24 * 60);
const Hours = z.number().min(0).max(31 * 24);
const Share = z.number().min(0).max(100);
const Name = z.string().min(1).max(300);

/** One sentence of a team's own runbook as data: only the linter reads it (F8). */
export const StatementSchema = z.strictObject({
  /** The line of the runbook. */
  line: z.int().min(1).max(100_000),
  says: z.enum(topics),
  severity: SeveritySchema.optional(),
  level: LevelNumberSchema.optional(),
  minutes: Minutes.optional(),
  upToMinutes: Minutes.optional(),
  hours: Hours.optional(),
  upToHours: Hours.optional(),
  days: z.number().min(0).max(3660).optional(),
  upToDays: z.number().min(0).max(3660).optional(),
  count: z.number().min(0).max(1_000_000_000).optional(),
  over: Share.optional(),
  from: Share.optional(),
  upTo: Share.optional(),
  below: Share.optional(),
  /** The condition that the sentence names. */
  when: z.enum(['unacknowledged', 'no-progress', 'not-mitigated', 'emergency', 'incident', 'before-end', 'after-start']).optional(),
  /** Times of day, HH:MM. */
  at: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)).max(24).optional(),
  workdays: z.boolean().optional(),
  name: Name.optional(),
  names: z.array(Name).max(100).optional(),
});
export type Statement = z.infer<typeof StatementSchema>;
