import type { AttentionAnswer, AttentionSource } from '../../../shared/model/attention.ts';

/** The desktop, asked whether the person is busy. It is never watched: each question is a look at this moment. */
export interface AttentionSense {
  /** May take long or reject; whoever asks sets a limit. */
  ask(source: AttentionSource): Promise<AttentionAnswer>;
}
