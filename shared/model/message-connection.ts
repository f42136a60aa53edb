import { z } from 'zod';
import type { Outcome } from './outcome.ts';

/** How a secret may be kept on a system without a keyring: the person is asked. */
const keeping = { acceptPlainStorage: z.boolean().default(false), sessionOnly: z.boolean().default(false) };
const ChannelSchema = z.string().trim().regex(/^#[\p{L}\p{N}._-]{1,79}$/u, 'A channel is # and letters, digits, hyphens or underscores.');

/** What a person types to connect. Tokens, keys and the address of a webhook are secrets: they never travel back. */
export const MessageLoginSchema = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('bot'),
    token: z.string().trim().max(4096).regex(/^(?:xoxe\.)?xoxb-[\x21-\x7e]{8,}$/, 'A bot token begins with xoxb-.'),
    /** Where updates go unless a person says otherwise. */
    channel: ChannelSchema,
    ...keeping,
  }),
  z.strictObject({
    way: z.literal('webhook'),
    url: z.string().trim().max(500).regex(/^https?:\/\/[\x21-\x7e]+$/, 'This is no address of a webhook.'),
    /** Its channel, for people: the address alone says where it goes. */
    channel: ChannelSchema,
    ...keeping,
  }),
  z.strictObject({
    way: z.literal('statuspage'),
    key: z.string().trim().min(8, 'This key is too short.').max(4096).regex(/^[\x21-\x7e]+$/, 'A key is one word without spaces.'),
    pageId: z.string().trim().regex(/^[A-Za-z0-9]{4,40}$/, 'A page id is letters and digits, such as kctbh9vrtdwd.'),
    ...keeping,
  }),
]);
export type MessageLogin = z.infer<typeof MessageLoginSchema>;

export const MessageServiceSchema = z.enum(['slack', 'statuspage']);
export type MessageService = z.infer<typeof MessageServiceSchema>;

type Connection = {
  readonly state: 'none' | 'connected' | 'refused';
  readonly storage: 'keyring' | 'session' | 'plain' | null;
  /** What is wrong, for people; empty when nothing is. */
  readonly message: string;
};
export type SlackConnection = Connection & { readonly way: 'bot' | 'webhook' | null; readonly team: string | null; readonly as: string | null; readonly channel: string | null };
export type StatusPageConnection = Connection & { readonly pageId: string | null };
export type MessageConnections = { readonly slack: SlackConnection; readonly statuspage: StatusPageConnection };

/** `needs-person`: it can only be tried by posting. `found`: what is open on the status page, by name. */
export type MessageTest = Pick<Outcome, 'result' | 'message'> & { readonly found: readonly string[] };
