import { z } from 'zod';
import type { AlertingState } from '../../model/alerting.ts';
import type { AttentionReport } from '../../model/attention.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { SelfTestState } from '../../model/self-test.ts';
import { SignOfLifeInputSchema, type SignOfLife } from '../../model/sign-of-life.ts';
import { SilenceAskSchema } from '../../model/silence.ts';
import { call, event, nothing, returns } from './shape.ts';

/** How the person is told, and whether that can be relied on. */
export const alertingCalls = {
  'alerting.state': call(nothing, returns<AlertingState>()),
  'silence.begin': call(SilenceAskSchema, returns<Outcome>()),
  'silence.end': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** Takes back the end of the last silence. */
  'silence.resume': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** Only SEV-1/2 disturbs for so many minutes; 0: everything does again. */
  'attention.ask': call(z.strictObject({ minutes: z.union([z.literal(0), z.literal(60), z.literal(240)]) }), returns<Outcome>()),
  /** Asks the desktop now what it says of each thing that may put alerts off. */
  'attention.look': call(nothing, returns<AttentionReport>()),
  'notification.test': call(nothing, returns<Outcome>()),
  'selfTest.state': call(nothing, returns<SelfTestState>()),
  /** Runs the self-test of the alert path now; answers when it is through. */
  'selfTest.run': call(nothing, returns<Outcome>()),
  'signOfLife.get': call(nothing, returns<SignOfLife>()),
  'signOfLife.set': call(SignOfLifeInputSchema, returns<Outcome>()),
  'signOfLife.clear': call(nothing, returns<Outcome>()),
} as const;

export const alertingEvents = {
  'alerting.changed': event<AlertingState>(),
  'selfTest.changed': event<SelfTestState>(),
} as const;
