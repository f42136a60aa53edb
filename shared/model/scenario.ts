import { z } from 'zod';
import { hour, minute, second, type Milliseconds } from '../time/duration.ts';

/** A drill or the demo watch as a file: an account in small, and what happens when. All names are local to the file. */

const units: Readonly<Record<string, Milliseconds>> = { s: second, m: minute, h: hour };

/** `8s`, `4m` or `1h30m`, in milliseconds. */
export const SpanSchema = z
  .string()
  .regex(/^(?:\d+[hms])+$/, 'Write a length of time such as 8s, 4m or 1h30m.')
  .transform((text): Milliseconds => [...text.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0));

const NameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'A name holds small letters, digits and dashes.');
const TextSchema = z.string().trim().min(1).max(2000);
const StepBase = { at: SpanSchema };

const StepSchema = z.discriminatedUnion('do', [
  z.strictObject({ ...StepBase, do: z.literal('trigger'), incident: NameSchema, service: NameSchema, title: TextSchema, priority: z.string().nullable().default(null), urgency: z.enum(['high', 'low']).default('high'), details: z.string().max(10_000).default('') }),
  z.strictObject({ ...StepBase, do: z.literal('acknowledge'), incident: NameSchema, by: NameSchema }),
  z.strictObject({ ...StepBase, do: z.literal('note'), incident: NameSchema, by: NameSchema, text: TextSchema }),
  z.strictObject({ ...StepBase, do: z.literal('escalate'), incident: NameSchema, level: z.int().min(1).max(20), by: NameSchema.nullable().default(null) }),
  /** By a person, or by the service itself when nobody is named. */
  z.strictObject({ ...StepBase, do: z.literal('resolve'), incident: NameSchema, by: NameSchema.nullable().default(null), resolution: TextSchema.optional() }),
  /** Any line in the incident's log. */
  z.strictObject({ ...StepBase, do: z.literal('log'), incident: NameSchema, type: z.string().regex(/^[a-z_]+_log_entry$/, 'A log type ends in _log_entry.'), text: TextSchema }),
  z.strictObject({ ...StepBase, do: z.literal('fail'), endpoint: NameSchema, how: z.union([z.enum(['refuse', 'hang']), z.int().min(400).max(599)]).default(503) }),
  z.strictObject({ ...StepBase, do: z.literal('recover'), endpoint: NameSchema }),
]);
export type Step = z.infer<typeof StepSchema>;

const ScenarioShape = z.strictObject({
  scenario: z.literal(1, 'This program reads scenario files of version 1.'),
  title: z.string().min(1).max(120),
  about: z.string().max(2000).default(''),
  people: z.record(NameSchema, z.strictObject({ name: z.string().min(1).max(100), email: z.email() })),
  /** Whose eyes the drill is seen with. */
  me: NameSchema,
  /** Most severe first. */
  priorities: z.array(z.string().min(1).max(100)).default([]),
  /** Level 1 first; each level names who is called. */
  policies: z.record(NameSchema, z.strictObject({ name: z.string().min(1), levels: z.array(z.array(NameSchema).min(1)).min(1) })),
  services: z.record(NameSchema, z.strictObject({ name: z.string().min(1), policy: NameSchema })),
  endpoints: z.record(NameSchema, z.strictObject({ name: z.string().min(1).max(120), service: NameSchema })).default({}),
  steps: z.array(StepSchema).min(1),
  /** Rounds that take turns after the steps, one every `every`, for ever; times count from the beginning of the round. */
  repeat: z.strictObject({ from: SpanSchema, every: SpanSchema.refine((span) => span >= minute, 'A round takes a minute at least: a demo is no storm.'), rounds: z.array(z.array(StepSchema).min(1)).min(1) }).optional(),
});

/** Every name that is used must be one that the file declares. */
export const ScenarioSchema = ScenarioShape.superRefine((scenario, context) => {
  const mustKnow = (kind: string, known: Readonly<Record<string, unknown>>, name: string | null, path: (string | number)[]) => {
    if (name === null || Object.hasOwn(known, name)) return;
    context.addIssue({ code: 'custom', path, message: `There is no ${kind} "${name}" in this file.` });
  };
  mustKnow('person', scenario.people, scenario.me, ['me']);
  for (const [name, service] of Object.entries(scenario.services)) mustKnow('policy', scenario.policies, service.policy, ['services', name, 'policy']);
  for (const [name, endpoint] of Object.entries(scenario.endpoints)) mustKnow('service', scenario.services, endpoint.service, ['endpoints', name, 'service']);
  for (const [name, policy] of Object.entries(scenario.policies)) {
    policy.levels.forEach((people, level) => people.forEach((person, place) => mustKnow('person', scenario.people, person, ['policies', name, 'levels', level, place])));
  }
  const checkSteps = (steps: readonly Step[], path: (string | number)[]) => {
    const triggered = Object.fromEntries(steps.filter((step) => step.do === 'trigger').map((step) => [step.incident, true]));
    steps.forEach((step, place) => {
      const here = [...path, place];
      if ('incident' in step) mustKnow('incident', triggered, step.incident, [...here, 'incident']);
      if ('by' in step) mustKnow('person', scenario.people, step.by, [...here, 'by']);
      if ('endpoint' in step) mustKnow('endpoint', scenario.endpoints, step.endpoint, [...here, 'endpoint']);
      if (step.do !== 'trigger') return;
      mustKnow('service', scenario.services, step.service, [...here, 'service']);
      if (step.priority !== null && !scenario.priorities.includes(step.priority)) context.addIssue({ code: 'custom', path: [...here, 'priority'], message: `There is no priority "${step.priority}" in this file.` });
    });
  };
  checkSteps(scenario.steps, ['steps']);
  scenario.repeat?.rounds.forEach((steps, round) => checkSteps(steps, ['repeat', 'rounds', round]));
});
export type Scenario = z.infer<typeof ScenarioSchema>;
