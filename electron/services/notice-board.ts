import type { Notice } from '../../shared/model/notice.ts';
import type { Clock } from './ports/clock.ts';

export type NoticeBoard = {
  /** Adds a notice, or replaces the one with the same id. */
  readonly raise: (notice: Omit<Notice, 'raisedAt'>) => void;
  readonly clear: (id: string) => void;
  /** Takes away a notice that may be dismissed; false when it may not or is not there. */
  readonly dismiss: (id: string) => boolean;
  readonly list: () => readonly Notice[];
};

/** What the person must know and is not an alert. The newest comes first. */
export function createNoticeBoard({ clock, publish }: { readonly clock: Clock; readonly publish: (notices: readonly Notice[]) => void }): NoticeBoard {
  let notices: readonly Notice[] = [];

  function replace(next: readonly Notice[]): void {
    notices = next;
    publish(notices);
  }

  return {
    raise: (notice) => replace([{ ...notice, raisedAt: clock.now() }, ...notices.filter(({ id }) => id !== notice.id)]),
    clear: (id) => {
      if (notices.some((notice) => notice.id === id)) replace(notices.filter((notice) => notice.id !== id));
    },
    dismiss: (id) => {
      const found = notices.find((notice) => notice.id === id);
      if (found?.dismissible !== true) return false;
      replace(notices.filter((notice) => notice !== found));
      return true;
    },
    list: () => notices,
  };
}
