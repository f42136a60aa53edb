import { plainLine } from '../../shared/domain/plain-text.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { second } from '../../shared/time/duration.ts';
import type { AlertProof } from './alert-proof.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Alert, Delivery, Notifier } from './ports/notifier.ts';

const key = 'watchkeeper-test';
const title = 'Watchkeeper can reach you';
const visible = { key, title, body: 'This is a test. Alerts appear here.', severity: null, urgency: 'normal', actions: ['open'], sound: false } as const satisfies Alert;
/** A test of its own: it must not take away the one that the person asked for. */
const passing = { ...visible, key: `${key}-passing`, body: 'A test of the alert path. It goes by itself.', urgency: 'low', actions: [], passing: true } as const satisfies Alert;

export type AlertTestOptions = {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly journal: Journal;
  readonly proof: AlertProof;
  readonly sounds: () => boolean;
  readonly announce: (line: string) => void;
};

/** Proves, or disproves, that an alert can be seen on this desktop (F10, A26). */
export function createAlertTest({ clock, notifier, journal, proof, sounds, announce }: AlertTestOptions) {
  async function show(alert: Alert): Promise<Delivery> {
    const delivery = await notifier
      .show(alert)
      .catch((error: unknown): Delivery => ({ shown: false, carrier: 'none', detail: reasonOf(error) }));
    const detail = plainLine(delivery.detail, 300);
    if (delivery.shown) proof.seen();
    else proof.missed(detail);
    return { ...delivery, detail };
  }

  return {
    /** Shows a test notification, for a person who wants to see one. */
    async run(): Promise<Outcome> {
      const began = clock.monotonic();
      const { shown, carrier, detail } = await show({ ...visible, sound: sounds() });
      const latencyMs = Math.round(clock.monotonic() - began);
      announce(shown ? `ALERT test: ${title} (${carrier}, ${latencyMs} ms)` : `ALERT NOT SHOWN: ${title} (${detail})`);
      journal.append([
        { occurredAt: clock.now(), kind: shown ? 'alert.shown' : 'alert.failed', source: 'watchkeeper', title, body: detail, payload: { step: 'test', carrier, latencyMs } },
      ]);
      if (!shown) return { result: 'failed', message: `No notification was shown. ${detail}` };
      clock.after(15 * second, () => notifier.withdraw(key));
      return { result: 'done', message: `A notification was shown after ${latencyMs} ms (${carrier}).` };
    },
    /** Has a quiet one shown and takes it back at once. */
    async prove(): Promise<Delivery> {
      const delivery = await show(passing);
      notifier.withdraw(passing.key);
      return delivery;
    },
  };
}

export type AlertTest = ReturnType<typeof createAlertTest>;
