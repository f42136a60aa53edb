import { z } from 'zod';
import { PagerDutyLoginSchema, PagerDutyReachSchema, type PagerDutyConnection } from '../../model/connection.ts';
import { OutboxChoiceSchema, OutboxRequestSchema, type OutboxItem, type OutboxView } from '../../model/outbox.ts';
import type { Outcome } from '../../model/outcome.ts';
import { FindQuerySchema, type ConnectionTest, type Found, type PagerDutyReading } from '../../model/pagerduty-choices.ts';
import { call, event, nothing, returns } from './shape.ts';

const OutboxIdInput = z.strictObject({ id: z.uuid() });

/** The account at PagerDuty, and what is on its way there. */
export const pagerdutyCalls = {
  'pagerduty.connection': call(nothing, returns<PagerDutyConnection>()),
  'pagerduty.connect': call(PagerDutyLoginSchema, returns<Outcome>()),
  'pagerduty.disconnect': call(nothing, returns<Outcome>()),
  /** Other incidents or another person, with the token that is kept. */
  'pagerduty.adjust': call(PagerDutyReachSchema, returns<Outcome>()),
  /** Asks PagerDuty now whether all that the watch rests on can be read. Changes nothing. */
  'pagerduty.test': call(nothing, returns<ConnectionTest>()),
  /** Asks PagerDuty for everything now rather than in its turn; not while it wants to be left alone. */
  'pagerduty.ask': call(nothing, returns<Outcome>()),
  'pagerduty.reading': call(nothing, returns<PagerDutyReading>()),
  'pagerduty.find': call(FindQuerySchema, returns<readonly Found[]>()),
  'outbox.view': call(nothing, returns<OutboxView>()),
  /** On disk when it answers; nothing has been sent then. */
  'outbox.add': call(OutboxRequestSchema, returns<OutboxItem>()),
  'outbox.undo': call(OutboxIdInput, returns<Outcome>()),
  'outbox.answer': call(OutboxIdInput.extend({ choice: OutboxChoiceSchema }), returns<Outcome>()),
  /** Ends the demo watch for good: its checks and incidents leave, the timeline keeps what happened. */
  'demo.leave': call(nothing, returns<Outcome>()),
  'demo.start': call(nothing, returns<Outcome>()),
} as const;

export const pagerdutyEvents = {
  'pagerduty.changed': event<PagerDutyConnection>(),
  'outbox.changed': event<OutboxView>(),
} as const;
