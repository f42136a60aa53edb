import { pageStep } from '../../shared/domain/message-page.ts';
import { arrived, beginSending, keepAsDraft, lookFailed, partsOf, sendFailed, type AfterFailure, type Arrival, type MessageRest } from '../../shared/domain/message-state.ts';
import { serviceName } from '../../shared/domain/message-words.ts';
import type { ApiResult } from '../../shared/model/api-result.ts';
import type { Message } from '../../shared/model/message.ts';
import type { MessageRows } from './message-rows.ts';
import type { Clock } from './ports/clock.ts';
import type { ChatChannel, StatusPage, StatusPageText } from './ports/message-channels.ts';

/** The ways out that are connected. `place`: the workspace or page; what hangs together hangs together there only. */
export type MessageChannels = {
  readonly slack: () => { readonly chat: ChatChannel; readonly place: string } | null;
  readonly statusPage: () => { readonly page: StatusPage; readonly place: string } | null;
};

export type MessageSenderOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly channels: MessageChannels;
  readonly rows: Pick<MessageRows, 'commit' | 'keep' | 'ofIncident' | 'get'>;
  /** The other side does not know this login any more. */
  readonly loginRefused: (service: 'slack' | 'statuspage') => void;
};

const none: MessageRest = { kind: 'none' };

/** Sends one text, or the next part of it: on disk as under way before it goes, and as what became of it after. */
export function createMessageSender({ clock, channels, rows, loginRefused }: MessageSenderOptions) {
  function failed({ message, rest }: AfterFailure): MessageRest {
    rows.keep(message);
    return rest;
  }
  async function send(before: Message, call: () => Promise<ApiResult<Partial<Arrival>>>): Promise<MessageRest> {
    const sent = beginSending(before, clock.now());
    rows.commit([sent]);
    const result = await call();
    if (result.kind === 'ok') {
      rows.keep(arrived(sent, result.value, clock.now()));
      return none;
    }
    if (result.kind === 'unauthorised') loginRefused(before.destination.kind === 'slack' ? 'slack' : 'statuspage');
    return failed(sendFailed(before, sent, result));
  }
  function unconnected(message: Message): MessageRest {
    rows.keep(keepAsDraft(message, `${serviceName(message.destination)} is not connected.`));
    return none;
  }

  /** What its own incident said first in this channel: replies hang on that. */
  function parentOf({ id, incidentId, destination }: Message, place: string): Message | undefined {
    if (destination.kind !== 'slack') return undefined;
    return rows.ofIncident(incidentId).find((one) => one.id !== id && one.destination.kind === 'slack' && one.destination.channel === destination.channel && one.place === place && one.ts !== null);
  }
  async function toSlack(message: Message): Promise<MessageRest> {
    const slack = channels.slack();
    const { destination } = message;
    if (slack === null || destination.kind !== 'slack') return unconnected(message);
    const { chat, place } = slack;
    const parent = message.ts !== null && message.place === place ? message : parentOf(message, place);
    const text = partsOf(message)[message.partsSent] ?? '';
    const thread = parent?.ts ?? null;
    return send(message, async () => {
      const result = await chat.post({ channel: parent?.channelId ?? destination.channel, text, thread });
      return result.kind === 'ok' ? { kind: 'ok', value: { place, channelId: result.value.channel, ts: result.value.ts } } : result;
    });
  }

  async function toStatusPage(message: Message): Promise<MessageRest> {
    const connected = channels.statusPage();
    const { destination } = message;
    if (connected === null || destination.kind !== 'statuspage') return unconnected(message);
    const { page, place } = connected;
    const open = await page.open();
    // A person decided otherwise while we looked.
    if (rows.get(message.id) !== message) return none;
    if (open.kind !== 'ok') {
      if (open.kind === 'unauthorised') loginRefused('statuspage');
      return failed(lookFailed(message, open));
    }
    const ours = rows.ofIncident(message.incidentId).findLast((one) => one.place === place && one.pageIncidentId !== null && one.destination.kind === 'statuspage');
    const found = open.value.map(({ id, name, status }) => ({ id, name, status }));
    const step = pageStep(message, found, ours?.pageIncidentId ?? null);
    if (step.kind === 'ask') {
      rows.keep({ ...message, state: 'asking', question: step.question, message: step.words });
      return none;
    }
    const text: StatusPageText = { status: message.pageState, body: message.text, notifyCustomers: destination.notifyCustomers };
    return send(message, async () => {
      const result = await (step.kind === 'create' ? page.create({ ...text, name: message.name }) : page.update(step.id, text));
      return result.kind === 'ok' ? { kind: 'ok', value: { place, pageIncidentId: result.value.id, url: result.value.url } } : result;
    });
  }

  return (message: Message): Promise<MessageRest> => (message.destination.kind === 'slack' ? toSlack(message) : toStatusPage(message));
}
