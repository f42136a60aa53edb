import { z } from 'zod';
import { IncidentIdSchema } from '../../model/incident.ts';
import { MessageLoginSchema, MessageServiceSchema, type MessageConnections, type MessageTest } from '../../model/message-connection.ts';
import { MessageAnswerSchema, SendUpdateSchema, UpdateFormSchema, type IncidentMessages, type Message, type UpdateForm } from '../../model/message.ts';
import type { Outcome } from '../../model/outcome.ts';
import { call, event, nothing, returns } from './shape.ts';

/** Texts to others through Slack and the status page. */
export const messagesCalls = {
  'messages.connections': call(nothing, returns<MessageConnections>()),
  'messages.connect': call(MessageLoginSchema, returns<Outcome>()),
  'messages.disconnect': call(z.strictObject({ service: MessageServiceSchema }), returns<Outcome>()),
  /** Asks the service now. `post`: the person agreed that “Watchkeeper test” is posted, where there is no other way. */
  'messages.test': call(z.strictObject({ service: MessageServiceSchema, post: z.boolean().default(false) }), returns<MessageTest>()),
  /** On disk when it answers; each text says how it stands. Refused while anything is missing, whoever asks. */
  'messages.send': call(SendUpdateSchema, returns<IncidentMessages>()),
  'messages.list': call(z.strictObject({ incidentId: IncidentIdSchema }), returns<readonly Message[]>()),
  'messages.answer': call(MessageAnswerSchema, returns<Outcome>()),
  /** What is typed for the next update of an incident, and is not sent. */
  'messages.form': call(z.strictObject({ incidentId: IncidentIdSchema }), returns<UpdateForm | null>()),
  'messages.keepForm': call(z.strictObject({ incidentId: IncidentIdSchema, form: UpdateFormSchema.nullable() }), returns<Outcome>()),
} as const;

export const messagesEvents = {
  'messages.connected': event<MessageConnections>(),
  /** All texts of the incident that one of them belongs to. */
  'messages.changed': event<IncidentMessages>(),
} as const;
