import { trainingDueWords } from '../../shared/domain/training-due-words.ts';
import type { TrainingDue } from '../../shared/model/training.ts';
import { createMemo } from './memo.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { MetaStore } from './ports/meta-store.ts';

export type TrainingHeraldOptions = {
  readonly meta: MetaStore;
  readonly notices: Pick<NoticeBoard, 'list' | 'raise' | 'clear'>;
  readonly due: () => readonly TrainingDue[];
  readonly report: (error: unknown) => void;
};

const shownAtOnce = 3;
const noticeId = 'training-due';
const keyOf = ({ traineeId, recurring }: TrainingDue) => `${traineeId} ${recurring.id} ${recurring.dueOn} ${recurring.state}`;

/** Says once that something falls due soon, and once that it has expired (S30). What was dismissed is not said again; what stands there stays true. */
export function createTrainingHerald({ meta, notices, due, report }: TrainingHeraldOptions) {
  const memo = createMemo(meta, report);
  return {
    look(): void {
      const list = due();
      const standing = notices.list().find(({ id }) => id === noticeId);
      if (list.length === 0) return standing === undefined ? undefined : notices.clear(noticeId);
      const told = new Set((memo.get('training.told') ?? '').split('\n'));
      const isNews = list.some((one) => !told.has(keyOf(one)));
      const more = list.length - shownAtOnce;
      const detail = `${list.slice(0, shownAtOnce).map(trainingDueWords).join('. ')}.${more > 0 ? ` And ${more} more.` : ''} See Training.`;
      if (!isNews && (standing === undefined || standing.detail === detail)) return;
      memo.set('training.told', list.map(keyOf).join('\n'));
      const expired = list.some(({ recurring }) => recurring.state === 'expired');
      notices.raise({ id: noticeId, level: expired ? 'warning' : 'info', title: expired ? 'Training has expired' : 'Training falls due', detail, dismissible: true });
    },
  };
}
