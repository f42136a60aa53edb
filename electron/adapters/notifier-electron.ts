import { Notification } from 'electron';
import type { Alert, AlertAction } from '../services/ports/notifier.ts';
import { actionLabels, escapeMarkup, staysUntilAnswered, type Carrier } from './notifier-carrier.ts';

export type ElectronCarrierOptions = { readonly platform: NodeJS.Platform; readonly iconFile: string };

/** Older Electron hands the index over as the second argument, newer as a field of the first as well. */
function indexOf(details: object, index: unknown): number {
  return 'actionIndex' in details && typeof details.actionIndex === 'number' ? details.actionIndex : Number(index);
}

/** Electron's own notification: with buttons on macOS and Windows; on Linux a click opens. */
export function createElectronCarrier({ platform, iconFile }: ElectronCarrierOptions): Carrier {
  const listeners: ((key: string, action: AlertAction) => void)[] = [];
  /** Also keeps them from being collected, which would silence their clicks. */
  const shown = new Map<string, Notification>();
  const isLinux = platform === 'linux';

  function act(key: string, action: AlertAction | undefined): void {
    if (action !== undefined) for (const hear of listeners) hear(key, action);
  }

  function make(alert: Alert): Notification {
    return new Notification({
      title: alert.title,
      body: isLinux ? escapeMarkup(alert.body) : alert.body,
      urgency: alert.urgency,
      // On Windows a critical toast hides by itself all the same (pitfall 5.7).
      timeoutType: staysUntilAnswered(alert) ? 'never' : 'default',
      silent: true,
      actions: isLinux ? [] : alert.actions.map((action) => ({ type: 'button', text: actionLabels[action] })),
      // macOS and Windows show the program's own icon already.
      ...(isLinux ? { icon: iconFile } : {}),
    });
  }

  function withdraw(key: string): void {
    const notification = shown.get(key);
    shown.delete(key);
    notification?.close();
  }

  return {
    name: 'electron',
    // On Linux it waits for the notification service without letting anything else run.
    afterSilence: !isLinux,
    show: (alert) =>
      new Promise((resolve, reject) => {
        if (!Notification.isSupported()) throw new Error('Electron shows no notifications here');
        withdraw(alert.key);
        const notification = make(alert);
        shown.set(alert.key, notification);
        notification.once('show', () => resolve());
        notification.once('failed', (_event, reason) => reject(new Error(reason || 'the system refused it')));
        notification.once('close', () => {
          if (shown.get(alert.key) === notification) shown.delete(alert.key);
        });
        notification.on('click', () => act(alert.key, 'open'));
        notification.on('action', (details, index) => act(alert.key, alert.actions[indexOf(details, index)]));
        notification.show();
      }),
    withdraw,
    onAction: (hear) => void listeners.push(hear),
    look: async () => {
      if (!Notification.isSupported()) throw new Error('Electron shows no notifications here');
      return 'Electron can show notifications';
    },
  };
}
