import { expect, it } from 'vitest';
import { messageStates, repliesTo } from '../../../../../renderer/features/messages/state-words.ts';
import { answeredMessage, queueMessage } from '../../../../../shared/domain/message-state.ts';
import { needsWord, type Message, type MessageState } from '../../../../../shared/model/message.ts';

const message: Message = queueMessage({ id: 'm', updateId: 'u', incidentId: 'Q1', audience: 'customers', destination: { kind: 'statuspage', notifyCustomers: false, pageIncidentId: null }, format: 'plain', text: 'x', name: 'x', pageState: 'investigating', approver: 'Kim' }, 0);
const states = Object.keys(messageStates) as readonly MessageState[];

it.each(states)('every question about a text that is %s has an answer that main takes, and nothing else is offered', (state) => {
  const asked = { ...message, state, question: state === 'asking' ? { reason: 'open' as const, found: [{ id: 'p1', name: 'Quotes fail', status: 'investigating' }] } : null };
  const replies = repliesTo(asked);
  if (needsWord(asked)) expect(replies.length).toBeGreaterThan(1);
  for (const reply of replies) expect(answeredMessage(asked, reply, 1)).not.toBeNull();
});

it('a double on the status page is offered by its name; what the outbox asks is answered there', () => {
  const asked = { state: 'asking' as const, outboxId: null, question: { reason: 'open' as const, found: [{ id: 'p1', name: 'Quotes fail', status: 'x' }] } };
  expect(repliesTo(asked).map(({ label }) => label)).toEqual(['Update “Quotes fail”', 'Make a new one', 'Discard']);
  expect(repliesTo({ ...asked, outboxId: 'o1' }).map(({ label }) => label)).toEqual(['Send it', 'Discard']);
});
