import { formatShortDate } from '../../../shared/domain/format-time.ts';
import type { Handoff, HandoffHead, HandoffStatus } from '../../../shared/model/handoff.ts';

const statusWords: Readonly<Record<HandoffStatus, string>> = { draft: 'Draft', given: 'Given', accepted: 'Accepted' };

/** It came in, and waits for this person to accept it. */
export function isToRead({ received, status }: Pick<Handoff, 'received' | 'status'>): boolean {
  return received && status === 'given';
}

export function statusOf(handoff: Pick<Handoff, 'received' | 'status'>): string {
  return isToRead(handoff) ? 'To read back' : statusWords[handoff.status];
}

/** `Rotation handoff, 16 Nov to 23 Nov`. */
export function handoffTitle({ kind, emergency, shiftFrom, shiftUntil, shiftKnown, zone }: HandoffHead): string {
  const until = formatShortDate(shiftUntil, zone);
  // Where nobody knew the shift, its day is all that is said.
  const from = shiftKnown === false ? until : formatShortDate(shiftFrom, zone);
  const name = emergency ? 'Emergency handoff' : kind === 'rotation' ? 'Rotation handoff' : 'Light handoff';
  return `${name}, ${from === until ? from : `${from} to ${until}`}`;
}

/** `Alice to Bob`; without a receiver that is said. */
export function parties({ giver, receiver }: HandoffHead): string {
  return `${giver.name === '' ? 'You' : giver.name} to ${receiver === null || receiver.name === '' ? 'nobody named yet' : receiver.name}`;
}
