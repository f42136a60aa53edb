import { expect, it, vi } from 'vitest';
import { createMessagesStore } from '../../../../renderer/store/messages-store.ts';
import { queueMessage } from '../../../../shared/domain/message-state.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { createFakeMain } from '../../../support/fake-main.ts';
import { emptyWorld } from '../../../support/fake-world.ts';

const message = (id: string, incidentId = 'Q1'): Message => queueMessage({ id, updateId: 'u', incidentId, audience: 'responders', destination: { kind: 'slack', channel: '#ops' }, format: 'slack', text: 'x', name: 'x', pageState: 'investigating', approver: '' }, 0);

it('follows the texts of one incident, and of no other', async () => {
  const world = { ...emptyWorld(), messages: [message('a'), message('b', 'Q2')] };
  const fake = createFakeMain(world);
  const store = createMessagesStore(fake.api);
  const stop = store.getState().follow('Q1');
  await vi.waitFor(() => expect(store.getState().messages.map(({ id }) => id)).toEqual(['a']));
  fake.emit('messages.changed', { incidentId: 'Q2', messages: [message('b', 'Q2')] });
  fake.emit('messages.changed', { incidentId: 'Q1', messages: [message('a'), message('c')] });
  expect(store.getState().messages.map(({ id }) => id)).toEqual(['a', 'c']);
  stop();
  expect(fake.listenersOf('messages.changed')).toBe(0);
});

it('an event that came before the answer wins; ways out likewise', async () => {
  const fake = createFakeMain({ ...emptyWorld(), messages: [message('old')] });
  const store = createMessagesStore(fake.api);
  store.getState().follow('Q1');
  store.getState().followConnections();
  fake.emit('messages.changed', { incidentId: 'Q1', messages: [message('new')] });
  const { slack, statuspage } = emptyWorld().messageConnections;
  fake.emit('messages.connected', { statuspage, slack: { ...slack, state: 'connected' } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.getState().messages.map(({ id }) => id)).toEqual(['new']);
  expect(store.getState().connections?.slack.state).toBe('connected');
});
