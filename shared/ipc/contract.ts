import type { z } from 'zod';
import { alertingCalls, alertingEvents } from './contract/alerting.ts';
import { checksCalls, checksEvents } from './contract/checks.ts';
import { dutyCalls, dutyEvents } from './contract/duty.ts';
import { handoffCalls, handoffEvents } from './contract/handoff.ts';
import { incidentCalls, incidentEvents } from './contract/incident.ts';
import { messagesCalls, messagesEvents } from './contract/messages.ts';
import { pagerdutyCalls, pagerdutyEvents } from './contract/pagerduty.ts';
import { policyCalls, policyEvents } from './contract/policy.ts';
import { programCalls, programEvents } from './contract/program.ts';
import { rotaCalls, rotaEvents } from './contract/rota.ts';
import { runbookCalls, runbookEvents } from './contract/runbook.ts';
import { timelineCalls, timelineEvents } from './contract/timeline.ts';
import { trainingCalls, trainingEvents } from './contract/training.ts';
import { watchCalls, watchEvents } from './contract/watch.ts';
import { wellnessCalls, wellnessEvents } from './contract/wellness.ts';
import type { Returns } from './contract/shape.ts';

/** Renderer asks, main answers. Main parses every input: the renderer is not trusted. */
export const calls = {
  ...watchCalls,
  ...alertingCalls,
  ...checksCalls,
  ...timelineCalls,
  ...pagerdutyCalls,
  ...incidentCalls,
  ...messagesCalls,
  ...dutyCalls,
  ...rotaCalls,
  ...wellnessCalls,
  ...runbookCalls,
  ...trainingCalls,
  ...handoffCalls,
  ...policyCalls,
  ...programCalls,
} as const;

/** Main announces. A payload is the whole new value, so a missed event cannot corrupt a view. */
export const events = {
  ...watchEvents,
  ...alertingEvents,
  ...checksEvents,
  ...timelineEvents,
  ...pagerdutyEvents,
  ...incidentEvents,
  ...messagesEvents,
  ...dutyEvents,
  ...rotaEvents,
  ...wellnessEvents,
  ...runbookEvents,
  ...trainingEvents,
  ...handoffEvents,
  ...policyEvents,
  ...programEvents,
} as const;

export type CallName = keyof typeof calls;
export type EventName = keyof typeof events;
export type Input<K extends CallName> = z.infer<(typeof calls)[K]['input']>;
/** What a caller may leave out, the schema fills in. */
export type RawInput<K extends CallName> = z.input<(typeof calls)[K]['input']>;
export type Output<K extends CallName> = (typeof calls)[K]['output'] extends Returns<infer T> ? T : never;
export type Payload<K extends EventName> = (typeof events)[K] extends Returns<infer T> ? T : never;

/** Main implements all of it: a forgotten handler is a compile error, not a promise that never settles. */
export type Handlers = { readonly [K in CallName]: (input: Input<K>) => Promise<Output<K>> };

/** What crosses the border: errors as data, because an Error loses its fields on the way. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
export type Problem = {
  readonly code: 'invalid-input' | 'refused' | 'not-found' | 'conflict' | 'unavailable' | 'internal';
  /** What happened, what was kept, what to do. */
  readonly message: string;
  /** Messages by field path, for forms. */
  readonly fields?: Readonly<Record<string, string>>;
};

/** `window.api`. */
export type Api = {
  readonly call: <K extends CallName>(name: K, input: RawInput<K>) => Promise<Reply<Output<K>>>;
  /** Returns the way to stop listening. */
  readonly on: <K extends EventName>(name: K, listen: (payload: Payload<K>) => void) => () => void;
};
