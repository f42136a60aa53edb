import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { silenceMinutes } from './silence-lengths.ts';

const id = z.string().min(1).max(64);

/** What a silence is about. `all`: every situation; a SEV-1/2 speaks all the same. */
export const SilenceScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('situation'), id }),
  z.strictObject({ kind: z.literal('check'), id }),
  z.strictObject({ kind: z.literal('service'), id }),
  z.strictObject({ kind: z.literal('all') }),
]);
export type SilenceScope = z.infer<typeof SilenceScopeSchema>;

export const SilenceAskSchema = z.strictObject({
  scope: SilenceScopeSchema,
  /** null: until it has recovered. */
  minutes: z.literal(silenceMinutes).nullable(),
  reason: z.string().trim().min(1, 'Say why, in a few words: the next person reads it.').max(200),
});
export type SilenceAsk = z.infer<typeof SilenceAskSchema>;

/** A silence that runs. Every one ends by itself (P1). */
export type Silence = {
  readonly id: string;
  readonly scope: SilenceScope;
  /** What it is about, in words. */
  readonly name: string;
  readonly reason: string;
  readonly by: string;
  readonly beganAt: Instant;
  /** null: when what it is about has recovered. */
  readonly endsAt: Instant | null;
};

/** `demo`: it was about the demo watch alone, which is over. */
export type SilenceEnd = 'time' | 'recovered' | 'person' | 'demo';
