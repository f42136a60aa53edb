import { z } from 'zod';
import { hour, minute, second, type Milliseconds } from '../time/duration.ts';

/** A drill or the demo watch as a file: an account in small, and what happens when. All names are local to the file. */

const units: Readonly<Record<string, Milliseconds>> = { s: second, m: minute, h: hour };

/** `8s`, `4m` or `1h30m`, in milliseconds. */
export const SpanSchema = z
  .string()
  .regex(/^(?:\d+[hms])+$/, 'Write a length of time such as 8s, 4m or 1h30m.')
  .transform((text): Milliseconds => [...text.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0));

export const NameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'A name holds small letters, digits and dashes.');
const TextSchema = z.string().trim().min(1).max(2000);
const StepBase = { at: SpanSchema };

export const StepSchema = z.discriminatedUnion('do', [
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
  /** Many incidents under one name, one every `every`, the services in turn; `{n}` in the title is the number of each. */
  z.strictObject({
    ...StepBase, do: z.literal('storm'), incident: NameSchema, services: z.array(NameSchema).min(1).max(20), count: z.int().min(2).max(200), every: SpanSchema,
    title: TextSchema, priority: z.string().nullable().default(null), urgency: z.enum(['high', 'low']).default('high'), details: z.string().max(10_000).default(''),
  }),
]);
export type Step = z.infer<typeof StepSchema>;

/** What every scenario holds. */
export const scenarioFields = {
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
  steps: z.array(StepSchema).min(1).max(500),
};
const ScenarioShape = z.strictObject({
  ...scenarioFields,
  /** Rounds that take turns after the steps, one every `every`, for ever; times count from the beginning of the round. */
  repeat: z.strictObject({ from: SpanSchema, every: SpanSchema.refine((span) => span >= minute, 'A round takes a minute at least: a demo is no storm.'), rounds: z.array(z.array(StepSchema).min(1)).min(1) }).optional(),
});

type Members = Omit<z.infer<typeof ScenarioShape>, 'repeat'>;
/** What is wrong at a place of the file. */
export type Complain = (path: readonly (string | number)[], message: string) => void;

/** Every name that is used must be one that the file declares. */
export function checkNames(scenario: Members, complain: Complain): void {
  checkMembers(scenario, complain);
  checkSteps(scenario, scenario.steps, ['steps'], complain);
}

/** Names of incidents that these steps open. */
export function openedNames(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.flatMap((step) => (step.do === 'trigger' || step.do === 'storm' ? [step.incident] : [])));
}

function mustKnow(kind: string, known: Readonly<Record<string, unknown>> | ReadonlySet<string>, name: string | null, path: readonly (string | number)[], complain: Complain): void {
  if (name === null || (known instanceof Set ? known.has(name) : Object.hasOwn(known, name))) return;
  complain(path, `There is no ${kind} "${name}" in this file.`);
}

function checkMembers(scenario: Members, complain: Complain): void {
  mustKnow('person', scenario.people, scenario.me, ['me'], complain);
  for (const [name, service] of Object.entries(scenario.services)) mustKnow('policy', scenario.policies, service.policy, ['services', name, 'policy'], complain);
  for (const [name, endpoint] of Object.entries(scenario.endpoints)) mustKnow('service', scenario.services, endpoint.service, ['endpoints', name, 'service'], complain);
  for (const [name, policy] of Object.entries(scenario.policies)) {
    policy.levels.forEach((people, level) => people.forEach((person, place) => mustKnow('person', scenario.people, person, ['policies', name, 'levels', level, place], complain)));
  }
}

function checkSteps(scenario: Members, steps: readonly Step[], path: readonly (string | number)[], complain: Complain): void {
  const opened = openedNames(steps);
  steps.forEach((step, place) => {
    const here = [...path, place];
    if ('incident' in step) mustKnow('incident', opened, step.incident, [...here, 'incident'], complain);
    if ('by' in step) mustKnow('person', scenario.people, step.by, [...here, 'by'], complain);
    if ('endpoint' in step) mustKnow('endpoint', scenario.endpoints, step.endpoint, [...here, 'endpoint'], complain);
    if (step.do === 'trigger') mustKnow('service', scenario.services, step.service, [...here, 'service'], complain);
    if (step.do === 'storm') step.services.forEach((service, index) => mustKnow('service', scenario.services, service, [...here, 'services', index], complain));
    if ((step.do === 'trigger' || step.do === 'storm') && step.priority !== null && !scenario.priorities.includes(step.priority)) complain([...here, 'priority'], `There is no priority "${step.priority}" in this file.`);
  });
}

export const ScenarioSchema = ScenarioShape.superRefine((scenario, context) => {
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
  checkNames(scenario, complain);
  scenario.repeat?.rounds.forEach((steps, round) => checkSteps(scenario, steps, ['repeat', 'rounds', round], complain));
});
export type Scenario = z.infer<typeof ScenarioSchema>;
