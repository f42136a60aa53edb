import { z } from 'zod';
import type { Instant, Milliseconds } from '../time/duration.ts';

/** Where somebody else listens for signs of life, agreed to by the person: the service learns when this computer watches. */
export const SignOfLifeInputSchema = z.strictObject({
  url: z.url({ protocol: /^https$/, error: 'Enter the whole address, beginning with https://.' }).max(2000),
  consent: z.literal(true, { error: 'Agree to it first: the service learns when this computer watches.' }),
});

/** The address may carry a token, so the window gets its host alone. */
export type SignOfLife = {
  readonly host: string | null;
  readonly every: Milliseconds;
  /** When the service last took one. */
  readonly takenAt: Instant | null;
  /** Why the last one did not arrive; null when it did. */
  readonly problem: string | null;
  /** Why none is sent at the moment; null when they are. */
  readonly withheld: string | null;
};
