import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Message } from '../../../shared/model/message.ts';
import type { MessageConnections } from '../../../shared/model/message-connection.ts';
import { createMessagesStore } from '../../store/messages-store.ts';
import { api } from '../../store/stores.ts';

const messages = createMessagesStore(api);

/** The ways out, followed while somebody looks; null until main has answered. */
export function useConnections(): MessageConnections | null {
  useEffect(() => messages.getState().followConnections(), []);
  return useStore(messages, ({ connections }) => connections);
}

/** The texts of an incident, followed while somebody looks; oldest first. */
export function useMessages(incidentId: string): { readonly messages: readonly Message[]; readonly problem: string | null } {
  useEffect(() => messages.getState().follow(incidentId), [incidentId]);
  const list = useStore(messages, (state) => state.messages);
  const problem = useStore(messages, (state) => state.problem);
  return { messages: list, problem };
}
