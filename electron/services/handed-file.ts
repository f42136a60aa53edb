import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { HandoffImported } from '../../shared/model/handoff-exchange.ts';
import type { NoticeBoard } from './notice-board.ts';

export type HandedFileOptions = {
  readonly take: (path: string) => Promise<HandoffImported>;
  readonly notices: Pick<NoticeBoard, 'raise'>;
  /** The handoff that it is about; null shows all of them. */
  readonly show: (id: string | null) => Promise<void>;
  readonly report: (error: unknown) => void;
};

/** A file that the system hands over. Whoever opened it looks at the window: what became of it is said there, whatever it is. */
export function createHandedFile({ take, notices, show, report }: HandedFileOptions) {
  return async (path: string): Promise<void> => {
    const { result, id, message } = await take(path).catch((error: unknown) => {
      report(error);
      return { result: 'failed' as const, id: null, message: `${reasonOf(error)} Nothing was taken over: open it again.` };
    });
    const failed = result === 'failed';
    notices.raise({ id: 'handoff-file', level: failed ? 'warning' : 'info', title: failed ? 'The file was not taken in' : 'A handoff file was opened', detail: message, dismissible: true });
    await show(id).catch(report);
  };
}
