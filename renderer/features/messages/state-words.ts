import type { Message, MessageAnswer, MessageState, PageQuestion } from '../../../shared/model/message.ts';

type Tone = 'ok' | 'warn' | 'off';

export const messageStates: Readonly<Record<MessageState, { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: 'Kept, not sent', tone: 'warn' },
  queued: { word: 'Waiting', tone: 'off' },
  sending: { word: 'Being sent', tone: 'off' },
  maybe: { word: 'Maybe sent', tone: 'warn' },
  asking: { word: 'Asks', tone: 'warn' },
  sent: { word: 'Sent', tone: 'ok' },
  refused: { word: 'Refused', tone: 'warn' },
  expired: { word: 'Not sent in time', tone: 'warn' },
  discarded: { word: 'Discarded', tone: 'off' },
};

export type Reply = Pick<MessageAnswer, 'choice'> & { readonly label: string; readonly pageIncidentId: string | null };

const reply = (choice: MessageAnswer['choice'], label: string, pageIncidentId: string | null = null): Reply => ({ choice, label, pageIncidentId });
const discard = reply('discard', 'Discard');

/** What a person can say to a text, the most likely first. */
export function repliesTo({ state, question, outboxId }: Pick<Message, 'state' | 'question' | 'outboxId'>): readonly Reply[] {
  if (outboxId !== null && state === 'asking') return [reply('again', 'Send it'), discard];
  switch (state) {
    case 'maybe': return [reply('arrived', 'It arrived'), reply('again', 'Send again'), reply('discard', 'Leave it')];
    case 'draft':
    case 'expired': return [reply('again', 'Send now'), discard];
    case 'refused': return [reply('again', 'Try again'), discard];
    case 'asking': return [...pageReplies(question), discard];
    case 'queued': return [reply('discard', 'Take back')];
    case 'sending':
    case 'sent':
    case 'discarded': return [];
  }
}

function pageReplies(question: PageQuestion | null): readonly Reply[] {
  const updates = (question?.found ?? []).slice(0, 4).map(({ id, name }) => reply('update', `Update “${name}”`, id));
  return [...updates, reply('create', 'Make a new one')];
}
