import { destinationWords } from '../../shared/domain/message-words.ts';
import { plainLine, plainText } from '../../shared/domain/plain-text.ts';
import { needsWord, type Message } from '../../shared/model/message.ts';
import type { NoticeBoard } from './notice-board.ts';

export type MessageHeraldOptions = {
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  /** Throws when the incident is not known any more. */
  readonly titleOf: (incidentId: string) => string;
};

const noticeId = 'messages';

/** A text that did not go out, or may have, must not be missed: it is said on every screen until a person has answered. */
export function createMessageHerald({ notices, titleOf }: MessageHeraldOptions) {
  let told = '';

  function about(incidentId: string): string {
    try {
      return plainLine(titleOf(incidentId), 80);
    } catch {
      return incidentId;
    }
  }

  return {
    take(open: readonly Message[]): void {
      // PagerDuty's questions are asked in the outbox.
      const waiting = open.filter((message) => needsWord(message) && !(message.state === 'asking' && message.outboxId !== null));
      const text = waiting.map(({ id, message }) => `${id} ${message}`).join('\n');
      if (text === told) return;
      told = text;
      const [first] = waiting;
      if (first === undefined) return notices.clear(noticeId);
      const title = waiting.length === 1 ? `Your status update to ${destinationWords(first.destination)} needs a word.` : `${waiting.length} of your status updates need a word.`;
      const detail = waiting.length === 1 ? `${about(first.incidentId)}: ${first.message}` : `${[...new Set(waiting.map(({ incidentId }) => about(incidentId)))].join('; ')}. Open the incident; the texts are kept.`;
      notices.raise({ id: noticeId, level: 'warning', title: plainLine(title), detail: plainText(detail), dismissible: false });
    },
  };
}
