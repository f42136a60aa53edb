import type { Alert } from '../services/ports/notifier.ts';
import { escapeMarkup, staysUntilAnswered, type Carrier } from './notifier-carrier.ts';

export type CommandCarrierOptions = { readonly platform: NodeJS.Platform; readonly iconFile: string };

/** A text that begins with a dash would be taken for an option by the command that shows it. */
function argument(text: string): string {
  return text.startsWith('-') ? ` ${text}` : text;
}

/** The command's own words come after the whole command. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** The system's own notification command, by way of node-notifier: the last resort, without buttons and without taking back. */
export function createCommandCarrier({ platform, iconFile }: CommandCarrierOptions): Carrier {
  const isLinux = platform === 'linux';

  async function notify(alert: Alert): Promise<void> {
    const { default: notifier } = await import('node-notifier');
    const options = {
      title: argument(alert.title),
      message: argument(isLinux ? escapeMarkup(alert.body) : alert.body) || ' ',
      icon: iconFile,
      urgency: alert.urgency,
      wait: false,
      ...(staysUntilAnswered(alert) ? { 'expire-time': 0 } : {}),
      'app-name': 'Watchkeeper',
    };
    await new Promise<void>((resolve, reject) => {
      notifier.notify(options, (problem) => (problem ? reject(new Error(lastLine(String(problem)))) : resolve()));
    });
  }

  return {
    name: 'command',
    // On Linux it speaks to the service that has just kept silent, and could only show a second one later.
    afterSilence: !isLinux,
    show: notify,
    withdraw: () => {},
    onAction: () => {},
    look: async () => {
      await import('node-notifier');
      return 'a notification command can be tried';
    },
  };
}
