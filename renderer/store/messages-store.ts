import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../shared/ipc/contract.ts';
import type { Message } from '../../shared/model/message.ts';
import type { MessageConnections } from '../../shared/model/message-connection.ts';
import { ask } from './ask.ts';

export type MessagesState = {
  /** null until main has answered. */
  readonly connections: MessageConnections | null;
  /** Of the incident that is followed, oldest first. */
  readonly messages: readonly Message[];
  readonly problem: string | null;
  /** Follows the ways out until the returned function is called. */
  readonly followConnections: () => () => void;
  /** Follows the texts of one incident until the returned function is called. */
  readonly follow: (incidentId: string) => () => void;
};

/** The ways out, and the texts of one incident: what main says is the whole of it. */
export function createMessagesStore(api: Api): StoreApi<MessagesState> {
  return createStore<MessagesState>((set) => {
    let followed: string | null = null;
    return {
      connections: null,
      messages: [],
      problem: null,
      followConnections: () => {
        let heard = false;
        const deafen = api.on('messages.connected', (connections) => {
          heard = true;
          set({ connections });
        });
        void ask(api, 'messages.connections', undefined).then((reply) => {
          if (reply.ok && !heard) set({ connections: reply.value });
        });
        return deafen;
      },
      follow: (incidentId) => {
        followed = incidentId;
        set({ messages: [], problem: null });
        let heard = false;
        const deafen = api.on('messages.changed', (told) => {
          if (told.incidentId !== followed) return;
          heard = true;
          set({ messages: told.messages, problem: null });
        });
        void ask(api, 'messages.list', { incidentId }).then((reply) => {
          if (followed !== incidentId || heard) return;
          set(reply.ok ? { messages: reply.value } : { problem: reply.problem.message });
        });
        return () => {
          deafen();
          if (followed === incidentId) followed = null;
        };
      },
    };
  });
}
