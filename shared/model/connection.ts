import { z } from 'zod';

export const PagerDutyScopeSchema = z.enum(['mine', 'teams']);

/** What the person types to connect PagerDuty. The token never travels back. */
export const PagerDutyLoginSchema = z.strictObject({
  tokenKind: z.enum(['api-key', 'oauth']),
  token: z.string().trim().min(8, 'This token is too short.').max(4096).regex(/^[\x21-\x7e]+$/, 'A token is one word without spaces.'),
  region: z.enum(['us', 'eu']),
  scope: PagerDutyScopeSchema.default('mine'),
  /** Needed with an account-level key: PagerDuty wants to know who acts. */
  email: z.email('This is not an e-mail address.').max(320).nullable().default(null),
  /** The person agreed to keep the token without encryption, because the system has no keyring. */
  acceptPlainStorage: z.boolean().default(false),
  /** The person would rather type it again after quitting than have it kept: in memory only. */
  sessionOnly: z.boolean().default(false),
});
export type PagerDutyLogin = z.infer<typeof PagerDutyLoginSchema>;

/** What can be changed without typing the token again. */
export const PagerDutyReachSchema = PagerDutyLoginSchema.pick({ scope: true, email: true });
export type PagerDutyReach = z.infer<typeof PagerDutyReachSchema>;

export type PagerDutyConnection = {
  readonly state: 'none' | 'demo' | 'connected' | 'refused';
  readonly userName: string | null;
  readonly email: string | null;
  readonly region: 'us' | 'eu' | null;
  readonly scope: z.infer<typeof PagerDutyScopeSchema> | null;
  /** How the token is kept: by the system's keyring, in memory until quit, or in a plain file by consent. */
  readonly storage: 'keyring' | 'session' | 'plain' | null;
  readonly message: string;
};
