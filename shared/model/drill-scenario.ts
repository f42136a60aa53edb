import { z } from 'zod';
import { hour, minute, type Milliseconds } from '../time/duration.ts';
import { checkNames, NameSchema, openedNames, scenarioFields, SpanSchema, type Complain, type Step } from './scenario.ts';
import { SeveritySchema } from './severity-schema.ts';

const longest: Milliseconds = 14 * hour;

/** What a good responder makes of an incident. Spans count from the beginning of the drill, as those of the steps do. */
export const ExpectationSchema = z.strictObject({
  /** The severity that fits what can be known; null: this is not asked. */
  severity: SeveritySchema.nullable().default(null),
  /** From when on that can be known; null: from the first alert on. */
  knownAt: SpanSchema.nullable().default(null),
  /** It is not a real outage, and saying so is the right answer. */
  falseAlarm: z.boolean().default(false),
  /** So long a person may take for either. */
  within: SpanSchema.prefault('15m'),
});
export type Expectation = z.infer<typeof ExpectationSchema>;

const DrillShape = z.strictObject({
  ...scenarioFields,
  /** Results keep it: what was asked of a person then is told from what is asked now. */
  version: z.int().min(1).max(9999).default(1),
  /** What it trains, one line each. */
  trains: z.array(z.string().min(1).max(200)).max(10).default([]),
  /** What the clock on the wall shows when it begins. */
  starts: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day such as "03:00", in quotes.'),
  /** It ends by itself then, whatever is still open. */
  ends: SpanSchema.refine((span) => span >= minute && span <= longest, 'A drill takes a minute at least and 14 h at most.'),
  /** By the names of incidents in this file; a storm is one name. */
  expect: z.record(NameSchema, ExpectationSchema).default({}),
  /** When the shift of the person ends, and who comes next; null: nobody does. */
  handoff: z.strictObject({ at: SpanSchema, to: NameSchema }).nullable().default(null),
});

/** A drill: a scenario with an end, and with what a good responder makes of it. */
export const DrillScenarioSchema = DrillShape.superRefine((drill, context) => {
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
  checkNames(drill, complain);
  const opened = openedNames(drill.steps);
  for (const name of Object.keys(drill.expect)) if (!opened.has(name)) complain(['expect', name], `There is no incident "${name}" in this file.`);
  if (drill.handoff !== null) {
    if (!Object.hasOwn(drill.people, drill.handoff.to)) complain(['handoff', 'to'], `There is no person "${drill.handoff.to}" in this file.`);
    if (drill.handoff.to === drill.me) complain(['handoff', 'to'], 'The shift is handed to somebody else than the person of the drill.');
    if (drill.handoff.at >= drill.ends) complain(['handoff', 'at'], 'The drill is over before the shift ends.');
  }
  checkTimes(drill.steps, drill.ends, complain);
  if (!Object.values(drill.policies).some(({ levels }) => levels[0]?.includes(drill.me))) complain(['me'], 'Nobody would call this person first: name them in level 1 of a policy.');
});
export type DrillScenario = z.infer<typeof DrillScenarioSchema>;

/** Nothing can happen to an incident before it opens, and nothing after the end. */
function checkTimes(steps: readonly Step[], ends: Milliseconds, complain: Complain): void {
  const openedAt = new Map<string, Milliseconds>();
  steps.forEach((step, place) => {
    if (step.do !== 'trigger' && step.do !== 'storm') return;
    if (openedAt.has(step.incident)) complain(['steps', place, 'incident'], `"${step.incident}" is opened twice. Give the second one a name of its own.`);
    else openedAt.set(step.incident, step.at);
  });
  steps.forEach((step, place) => {
    const last = step.do === 'storm' ? step.at + (step.count - 1) * step.every : step.at;
    if (last >= ends) complain(['steps', place, 'at'], 'The drill is over before this happens.');
    if ('incident' in step && step.at < (openedAt.get(step.incident) ?? 0)) complain(['steps', place, 'at'], `"${step.incident}" has not been opened yet.`);
  });
}
