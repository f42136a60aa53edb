import type { Alert, AlertAction } from '../services/ports/notifier.ts';

/** There is nobody behind this carrier, so that others which need the same service can be left out. */
export class NobodyThere extends Error {}

/** One way of showing a notification. */
export interface Carrier {
  readonly name: string;
  /** Resolves when the system itself says that the alert is shown; rejects with the reason when it cannot be. */
  show(alert: Alert): Promise<void>;
  /** Also for one that is still on its way. */
  withdraw(key: string): void;
  onAction(listen: (key: string, action: AlertAction) => void): void;
  /** The keys of what an earlier run left on the screen, where that can be known. */
  leftovers?(): Promise<readonly string[]>;
  /** Shows nothing. Says who would show it, or rejects. */
  look(): Promise<string>;
  /** False: it talks to the same service as the one that has just kept silent or is not there. */
  readonly afterSilence: boolean;
}

export const actionLabels: Readonly<Record<AlertAction, string>> = { acknowledge: 'Acknowledge', open: 'Open', snooze: 'Snooze break' };

/** An alert that waits for an answer stays; the others go when the system thinks it is time. */
export function staysUntilAnswered(alert: Alert): boolean {
  return alert.actions.includes('acknowledge') && alert.urgency !== 'low';
}

/** For systems that render markup in a notification. The title of an incident must not become a link (faults 18). */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
