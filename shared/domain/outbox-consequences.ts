import type { OutboxItem } from '../model/outbox.ts';
import { nounOf } from './outbox-decision.ts';

/** What follows from either answer to a question, as one sentence each, so that a person can answer with one click. null when nothing is asked. */
export function consequencesOf(item: OutboxItem): { readonly send: string; readonly discard: string } | null {
  const { question, action } = item;
  if (question === null) return null;
  const nothing = 'Nothing is sent.';
  switch (question.reason) {
    case 'taken': return { send: 'It becomes yours, and its time for an acknowledgement begins anew.', discard: `${nothing} It stays theirs.` };
    case 'changed': return { send: `Your ${nounOf(item)} is sent to the incident as it is now.`, discard: action.kind === 'resolve' ? `${nothing} It stays open.` : `${nothing} It stays as it is now.` };
    case 'expired': return { send: 'The incident is looked at once more, then it is sent.', discard: nothing };
    case 'unknown': return { send: 'It is sent once more. If the first one arrived, it is there twice.', discard: 'It is not sent again. The first one may have arrived.' };
    case 'reopened': return { send: 'It is resolved again, in your name.', discard: `${nothing} It stays open, acknowledged by you.` };
    case 'other-person': return { send: 'PagerDuty records it as done by you.', discard: nothing };
  }
}
