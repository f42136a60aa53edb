import { z } from 'zod';
import type { AlertRules } from '../domain/alert-rules.ts';
import type { Severity } from '../model/severity.ts';
import { minute, second } from '../time/duration.ts';

const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written as 09:00.');

/** What a team decides about being told: reminders, business hours, storms (A9, A30, A32, C9). */
export const alertingFields = {
  /** An acknowledgement of which nothing is heard for so long is asked about once: a quarter of an hour to a week (A9). */
  staleAcknowledgeMinutes: z.int().min(15).max(10_080).default(60),
  /** How often a service outside hears that somebody watches, where the person set one (A31). */
  signOfLifeMinutes: z.int().min(1).max(60).default(5),
  /** How many notifications about neither an incident nor a check are shown in twelve hours; what is over it stands in the window (P1). */
  othersPer12Hours: z.int().min(1).max(100).default(6),
  businessHours: z
    .strictObject({
      /** 1 is Monday, 7 is Sunday; none: there are no business hours, and nothing waits for them. */
      days: z.array(z.int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
      from: wallClock.default('09:00'),
      to: wallClock.default('18:00'),
    })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'Business hours end after they begin, on the same day.' })
    .prefault({}),
  /** What waits for business hours; "none" is "no severity". SEV-1/2 never wait (P1). */
  holdOutsideHours: z.array(z.union([z.literal(3), z.literal(4), z.literal('none')])).max(3).default([3, 4]),
  storm: z
    .strictObject({ situations: z.int().min(3).max(1000).default(10), withinSeconds: z.int().min(10).max(3600).default(60), quietMinutes: z.int().min(1).max(240).default(5) })
    .prefault({}),
};

type AlertingPolicy = z.infer<z.ZodObject<typeof alertingFields>> & { readonly repeatSeconds: number };

/** The policy's numbers over the fixed ones. */
export function alertRulesOf(policy: AlertingPolicy, sounds: boolean, fixed: AlertRules): AlertRules {
  const { situations, withinSeconds, quietMinutes } = policy.storm;
  return {
    ...fixed, sounds,
    repeatEvery: policy.repeatSeconds * second,
    staleAfter: policy.staleAcknowledgeMinutes * minute,
    storm: { ...fixed.storm, count: situations, within: withinSeconds * second, quietFor: quietMinutes * minute },
  };
}

/** Severities that wait for business hours; null is "no severity". */
export function heldSeverities({ holdOutsideHours }: Pick<AlertingPolicy, 'holdOutsideHours'>): readonly (Severity | null)[] {
  return holdOutsideHours.map((severity) => (severity === 'none' ? null : severity));
}
