import { isLoud } from '../../shared/model/severity.ts';
import type { Alert, Delivery, Notifier } from './ports/notifier.ts';

export type OtherNotificationsOptions = {
  readonly notifier: Notifier;
  readonly attention: { readonly isFresh: () => boolean; readonly look: () => Promise<void> };
  readonly isBusy: () => boolean;
  /** It was really shown. */
  readonly count: (sound: boolean) => void;
  readonly report: (error: unknown) => void;
};

/** What is shown beside alerts: counted, and what may wait is put off while the person is busy. One of each key waits, the newest. */
export function createOtherNotifications({ notifier, attention, isBusy, count, report }: OtherNotificationsOptions) {
  const waiting = new Map<string, { readonly alert: Alert; readonly give: (delivery: Promise<Delivery> | Delivery) => void }>();

  async function show(alert: Alert): Promise<Delivery> {
    const delivery = await notifier.show(alert);
    if (delivery.shown && alert.passing !== true) count(alert.sound);
    return delivery;
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
        if (!isBusy()) return show(alert);
        return new Promise((give) => waiting.set(alert.key, { alert, give }));
      },
      withdraw(key) {
        letGo(key);
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
        const showing = show(alert);
        showing.catch(report);
        give(showing);
      }
    },
  };
}
