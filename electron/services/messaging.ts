import type { Outcome } from '../../shared/model/outcome.ts';
import type { MessageLogin } from '../../shared/model/message-connection.ts';
import { createMessageConnections, type MessageConnectionsOptions } from './message-connections.ts';
import { createMessageDesk, type MessageDeskOptions } from './message-desk.ts';

export type MessagingOptions = Omit<MessageDeskOptions, 'channels' | 'loginRefused' | 'publish'> & Omit<MessageConnectionsOptions, 'publish'> & {
  readonly publishMessages: MessageDeskOptions['publish'];
  readonly publishConnections: MessageConnectionsOptions['publish'];
};

/** Everything by which an incident is told to others: the ways out, and the texts on their way. */
export function createMessaging({ publishMessages, publishConnections, ...options }: MessagingOptions) {
  const ways = createMessageConnections({ ...options, publish: publishConnections });
  const desk = createMessageDesk({ ...options, publish: publishMessages, channels: ways.channels, loginRefused: ways.refused });

  return {
    /** After the outbox took up its rows. */
    start(state: { readonly doubtful: boolean }): void {
      ways.start();
      desk.resume(state);
    },
    outboxChanged: desk.outboxChanged,
    wake: desk.wake,
    stop: desk.stop,
    calls: {
      connections: ways.connections,
      async connect(login: MessageLogin): Promise<Outcome> {
        const outcome = await ways.connect(login);
        if (outcome.result === 'done') desk.wake();
        return outcome;
      },
      disconnect: ways.disconnect,
      test: ways.test,
      send: desk.send,
      /** A text that belongs to no incident, to the channel that Slack is connected to. On disk when it returns. */
      post({ id, title }: { readonly id: string; readonly title: string }, text: string): Outcome {
        const { channel, state } = ways.connections().slack;
        if (channel === null || state === 'none') return { result: 'failed', message: 'Slack is not connected. Connect it in Settings, or copy the text for Slack.' };
        return desk.post({ id, title, channel }, text);
      },
      list: desk.list,
      answer: desk.answer,
      form: desk.form,
      keepForm: desk.keepForm,
    },
  };
}

export type Messaging = ReturnType<typeof createMessaging>;
