import { z } from 'zod';
import type { Instant } from '../time/duration.ts';

/** What an alert needs to reach a person, in the order in which it is told. */
export const selfTestSteps = ['notification', 'tray', 'sound', 'pagerduty', 'clock', 'keyring', 'data', 'login'] as const;
export type SelfTestStep = (typeof selfTestSteps)[number];

/** `off`: the person does not use it, so there is nothing to prove. */
const FindingSchema = z.strictObject({
  step: z.enum(selfTestSteps),
  verdict: z.enum(['passed', 'failed', 'off']),
  /** What was found, in one line for people. */
  detail: z.string(),
});
export type SelfTestFinding = z.infer<typeof FindingSchema>;

/** One run of the self-test (A26, runbook: "test critical alerting"). */
export const SelfTestReportSchema = z.strictObject({
  finishedAt: z.number(),
  cause: z.enum(['daily', 'person']),
  findings: z.array(FindingSchema),
});
export type SelfTestReport = z.infer<typeof SelfTestReportSchema>;

export type SelfTestState = {
  readonly running: boolean;
  /** The newest run, also one of an earlier start; null when there was none. */
  readonly report: SelfTestReport | null;
  /** When the next one runs by itself. */
  readonly dueAt: Instant;
};
