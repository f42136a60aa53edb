import { placeInBudget } from '../../shared/domain/other-budget.ts';
import type { Instant } from '../../shared/time/duration.ts';
import { isLoud } from '../../shared/model/severity.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { OtherTally } from './other-tally.ts';
import type { Alert, Delivery, Notifier } from './ports/notifier.ts';

export type OtherNotificationsOptions = {
  readonly now: () => Instant;
  readonly notifier: Notifier;
  readonly attention: { readonly isFresh: () => boolean; readonly look: () => Promise<void> };
  readonly isBusy: () => boolean;
  /** How many may be shown in twelve hours, as the policy says. */
  readonly most: () => number;
  readonly tally: OtherTally;
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  /** It was really shown. */
  readonly count: (sound: boolean) => void;
  /** It stands in the window instead. */
  readonly moved: () => void;
  readonly report: (error: unknown) => void;
};

const noticeOf = (key: string): string => `told ${key}`;

/**
 * What is shown beside alerts: counted, no more of it than the policy wants in twelve hours, and what may wait is put off while the
 * person is busy. One of each key waits, the newest. What is over the number stands in the window instead (P1).
 */
export function createOtherNotifications({ now, notifier, attention, isBusy, most, tally, notices, count, moved, report }: OtherNotificationsOptions) {
  const waiting = new Map<string, { readonly alert: Alert; readonly give: (delivery: Promise<Delivery> | Delivery) => void }>();
  const inWindow = new Set<string>();

  async function show(alert: Alert): Promise<Delivery> {
    const delivery = await notifier.show(alert);
    if (delivery.shown && alert.passing !== true) count(alert.sound);
    return delivery;
  }
  /** Two that come at once are two: the place is taken before the first is on the screen. */
  async function showWithin(alert: Alert): Promise<Delivery> {
    const { key, budget } = alert;
    if (budget === 'asked') return show(alert);
    const place = placeInBudget(tally.read().shown, key, most(), now());
    if (place === 'over' && budget !== 'always') return moveToWindow(alert);
    clearNotice(key);
    if (place === 'goes-on') return show(alert);
    const giveBack = tally.shown(key);
    try {
      const delivery = await show(alert);
      if (!delivery.shown) giveBack();
      return delivery;
    } catch (error) {
      giveBack();
      throw error;
    }
  }
  function moveToWindow({ key, title, body, budget }: Alert): Delivery {
    // What was shown of it before is not so any more.
    notifier.withdraw(key);
    if (budget !== 'noticed') {
      inWindow.add(key);
      notices.raise({ id: noticeOf(key), level: 'info', title, detail: body, dismissible: true });
    }
    tally.moved();
    moved();
    return { shown: false, carrier: 'window', detail: `more than ${most()} in 12 hours: it stands in the window instead` };
  }
  function clearNotice(key: string): void {
    if (inWindow.delete(key)) notices.clear(noticeOf(key));
  }
  function letGo(key: string): void {
    waiting.get(key)?.give({ shown: false, carrier: 'none', detail: 'it was not needed any more before it could be shown' });
    waiting.delete(key);
  }

  return {
    /** For what must not wait. */
    urgent: { ...notifier, show } satisfies Notifier as Notifier,
    notifier: {
      ...notifier,
      async show(alert) {
        if (isLoud(alert.severity) || alert.urgency === 'critical') return show(alert);
        letGo(alert.key);
        if (!attention.isFresh()) await attention.look();
        if (!isBusy()) return showWithin(alert);
        return new Promise((give) => waiting.set(alert.key, { alert, give }));
      },
      withdraw(key) {
        letGo(key);
        clearNotice(key);
        notifier.withdraw(key);
      },
    } satisfies Notifier as Notifier,
    isWaiting: (): boolean => waiting.size > 0,
    /** Call it when the person may be busy no more. */
    release(): void {
      if (waiting.size === 0 || isBusy()) return;
      const ready = [...waiting.values()];
      waiting.clear();
      for (const { alert, give } of ready) {
        const showing = showWithin(alert);
        showing.catch(report);
        give(showing);
      }
    },
  };
}
