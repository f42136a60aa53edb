import { z } from 'zod';
import { atMost } from './at-most.ts';
import { AudienceSchema, type Audience } from '../policy/incident-policy.ts';
import type { Instant } from '../time/duration.ts';
import { IncidentIdSchema } from './incident.ts';

const words = z.string().max(10_000);
const PageIncidentIdSchema = z.string().min(1).max(64);

/** Where a text goes. By webhook the channel is a name for people: the address says where it goes. */
export const DestinationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slack'), channel: z.string().trim().regex(/^[#@]?[\p{L}\p{N}._-]{1,80}$/u, 'A channel is # and letters, digits, hyphens or underscores.') }),
  /** `pageIncidentId`: the incident on the page that this updates; null: ours there, or a new one. Customers get mail only when `notifyCustomers` says so. */
  z.strictObject({ kind: z.literal('statuspage'), notifyCustomers: z.boolean().default(false), pageIncidentId: PageIncidentIdSchema.nullable().default(null) }),
  z.strictObject({ kind: z.literal('pagerduty-note') }),
  z.strictObject({ kind: z.literal('pagerduty-status') }),
]);
export type Destination = z.infer<typeof DestinationSchema>;

/** A status update as the form holds it. `at`: the moment that its times were written for; `nextAt`: when the next one is promised. */
export const SendUpdateSchema = z.strictObject({
  incidentId: IncidentIdSchema,
  template: z.string().max(60),
  audience: AudienceSchema,
  values: z.record(z.string().max(60), words).refine(...atMost(60)),
  approver: z.string().trim().max(200).default(''),
  at: z.number(),
  nextAt: z.number().nullable().default(null),
  destinations: z.array(DestinationSchema).min(1, 'Choose where it goes.').max(8),
});
export type SendUpdate = z.infer<typeof SendUpdateSchema>;

/** What of a status update is typed but not sent, one for each incident. */
export const UpdateFormSchema = z.strictObject({ template: z.string().max(60), values: z.record(z.string().max(60), words).refine(...atMost(60)), approver: z.string().max(200) });
export type UpdateForm = z.infer<typeof UpdateFormSchema>;

/** `update` and `create` answer what is asked about a status page. `again` is the person's word for a second send. */
export const MessageAnswerSchema = z.strictObject({
  id: z.string().min(1).max(64),
  choice: z.enum(['arrived', 'again', 'discard', 'update', 'create']),
  /** Which one, with `update`. */
  pageIncidentId: PageIncidentIdSchema.nullable().default(null),
});
export type MessageAnswer = z.infer<typeof MessageAnswerSchema>;

/**
 * `draft` is kept and goes nowhere by itself; `queued` waits for its turn or for the network; `sending` is under way (after a crash:
 * may have arrived); `maybe` was sent and nobody knows whether it arrived; `asking` needs a word about the status page; `expired`
 * waited too long; `refused` was answered with a no. `sent` and `discarded` are final. The others wait for a person and keep the text.
 */
export type MessageState = 'draft' | 'queued' | 'sending' | 'maybe' | 'asking' | 'sent' | 'refused' | 'expired' | 'discarded';

/** What stands on the status page and was not put there from here. */
export type OnPage = { readonly id: string; readonly name: string; readonly status: string };
/** `open`: others are open, so this may be a double. `closed`: ours is not open any more. `none`: there is nothing open to be resolved. */
export type PageQuestion = { readonly reason: 'open' | 'closed' | 'none'; readonly found: readonly OnPage[] };

/** One text on its way to one place. */
export type Message = {
  readonly id: string;
  /** Texts that were sent at one press belong to one update. */
  readonly updateId: string;
  readonly incidentId: string;
  readonly audience: Audience;
  readonly destination: Destination;
  readonly format: 'slack' | 'plain';
  /** As it is sent, whole. */
  readonly text: string;
  /** For the status page. */
  readonly name: string;
  readonly pageState: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  readonly approver: string;
  readonly createdAt: Instant;
  /** Not sent from then on without asking. */
  readonly expiresAt: Instant;
  readonly state: MessageState;
  /** A long text goes out in parts; so many have arrived. */
  readonly partsSent: number;
  readonly parts: number;
  readonly attempts: number;
  readonly lastSentAt: Instant | null;
  /** What happened or is waited for, for people. */
  readonly message: string;
  readonly question: PageQuestion | null;
  /** The person said so: a new one on the page, whatever is open there. */
  readonly insisted: boolean;
  /** The workspace or page that it went to: replies and updates hang on it there only. */
  readonly place: string | null;
  readonly channelId: string | null;
  readonly ts: string | null;
  readonly pageIncidentId: string | null;
  readonly url: string | null;
  /** Its row in the outbox, for what goes to PagerDuty. */
  readonly outboxId: string | null;
  readonly sentAt: Instant | null;
  readonly endedAt: Instant | null;
};

/** What was said at one press, for the incident's own timeline. It is written there once the first of its texts has arrived. */
export type MessageUpdate = Pick<SendUpdate, 'template' | 'audience' | 'values' | 'approver' | 'nextAt'> & {
  readonly id: string;
  readonly incidentId: string;
  readonly title: string;
  /** As plain text. */
  readonly text: string;
  readonly status: 'investigating' | 'mitigating' | 'monitoring' | 'resolved' | null;
  readonly loggedAt: Instant | null;
};

/** All texts of one incident, oldest first. */
export type IncidentMessages = { readonly incidentId: string; readonly messages: readonly Message[] };

/** False for what is over: it arrived, or a person decided against it. */
export function isOpenMessage({ state }: Pick<Message, 'state'>): boolean {
  return state !== 'sent' && state !== 'discarded';
}

/** What waits for a person's word. */
export function needsWord({ state }: Pick<Message, 'state'>): boolean {
  return isOpenMessage({ state }) && state !== 'queued' && state !== 'sending';
}
