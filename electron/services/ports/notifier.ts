import type { Severity } from '../../../shared/model/severity.ts';

/** `snooze` puts off the break that the notification asks for. */
export type AlertAction = 'acknowledge' | 'open' | 'snooze';

/** One desktop notification. The same `key` updates the one that is shown, in place where the system can. */
export type Alert = {
  readonly key: string;
  /** Plain text; the adapter escapes what its system would render. */
  readonly title: string;
  readonly body: string;
  readonly severity: Severity | null;
  readonly urgency: 'critical' | 'normal' | 'low';
  readonly actions: readonly AlertAction[];
  readonly sound: boolean;
  /** Gone at once and kept in no list: only proof that it could be shown. */
  readonly passing?: boolean;
  /**
   * How it stands to the number of notifications that are about neither an incident nor a check (P1). Without it: it counts, and stands in
   * the window instead once the number is reached. `always`: it counts, and is shown all the same. `asked`: the person wanted this one, so
   * it neither counts nor is kept back. `noticed`: it counts, and a notice of its own stands in the window already.
   */
  readonly budget?: 'always' | 'asked' | 'noticed';
};

/** Proof or its absence (promise 1): an alert that nobody was shown is a blind alert path. */
export type Delivery = { readonly shown: boolean; readonly carrier: string; readonly detail: string };

export interface Notifier {
  show(alert: Alert): Promise<Delivery>;
  withdraw(key: string): void;
  onAction(listen: (key: string, action: AlertAction) => void): void;
  /** The keys of what an earlier run, which was killed, left on the screen: its buttons reach nobody. Empty where that cannot be known. */
  leftovers(): Promise<readonly string[]>;
  /** Whether something is there that could show an alert; shows nothing. `shown` answers that question. */
  probe(): Promise<Delivery>;
}

/** The desktop's own service behind notifications, where it can be asked about itself (Linux). */
export interface NotificationService {
  /** `owner`: it came, went, or was replaced. `muting`: it began or ended to hold notifications back. */
  onChange(listen: (what: 'owner' | 'muting') => void): void;
  /** Whether it holds notifications back (do not disturb). False where it does not tell, or is not there. */
  isMuted(): Promise<boolean>;
}
