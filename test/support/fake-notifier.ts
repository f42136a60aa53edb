import type { Alert, AlertAction, Delivery, Notifier } from '../../electron/services/ports/notifier.ts';

export type FakeNotifier = Notifier & {
  /** Every alert that was handed over, oldest first. */
  readonly handed: Alert[];
  /** What stands on the screen, by key. */
  readonly screen: Map<string, Alert>;
  /** What a run that was killed left on the screen, by key. */
  left: readonly string[];
  /** What the next deliveries answer. */
  answer: (alert: Alert) => Delivery | Promise<Delivery>;
  /** A person clicks: the notification goes, as real ones do. */
  click(key: string, action: AlertAction): void;
};

export const shownBy = (carrier: string): Delivery => ({ shown: true, carrier, detail: '' });

export function createFakeNotifier(): FakeNotifier {
  const listeners: ((key: string, action: AlertAction) => void)[] = [];
  const notifier: FakeNotifier = {
    handed: [],
    screen: new Map(),
    left: [],
    answer: () => shownBy('fake'),
    async show(alert) {
      notifier.handed.push(alert);
      const delivery = await notifier.answer(alert);
      if (delivery.shown) notifier.screen.set(alert.key, alert);
      return delivery;
    },
    withdraw: (key) => void notifier.screen.delete(key),
    onAction: (listen) => void listeners.push(listen),
    leftovers: async () => notifier.left,
    probe: async () => shownBy('fake'),
    click(key, action) {
      notifier.screen.delete(key);
      for (const listen of listeners) listen(key, action);
    },
  };
  return notifier;
}
