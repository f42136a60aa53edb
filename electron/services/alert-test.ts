import { plainLine } from '../../shared/domain/plain-text.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { second } from '../../shared/time/duration.ts';
import type { AlertProof } from './alert-proof.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Delivery, Notifier } from './ports/notifier.ts';

const key = 'watchkeeper-test';
const title = 'Watchkeeper can reach you';

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
  function show(): Promise<Delivery> {
    return notifier
      .show({ key, title, body: 'This is a test. Alerts appear here.', severity: null, urgency: 'normal', actions: ['open'], sound: sounds() })
      .catch((error: unknown) => ({ shown: false, carrier: 'none', detail: error instanceof Error ? error.message : String(error) }));
  }

  return {
    /** Looks, without showing anything, whether there is somebody to show alerts. For the start. */
    async look(): Promise<void> {
      proof.begin();
      proof.probed(await notifier.probe());
    },
    /** Shows a test notification. */
    async run(): Promise<Outcome> {
      const began = clock.monotonic();
      const delivery = await show();
      const latencyMs = Math.round(clock.monotonic() - began);
      const detail = plainLine(delivery.detail, 300);
      const { shown, carrier } = delivery;
      if (shown) proof.seen();
      else proof.missed(detail);
      announce(shown ? `ALERT test: ${title} (${carrier}, ${latencyMs} ms)` : `ALERT NOT SHOWN: ${title} (${detail})`);
      journal.append([
        { occurredAt: clock.now(), kind: shown ? 'alert.shown' : 'alert.failed', source: 'watchkeeper', title, body: detail, payload: { step: 'test', carrier, latencyMs } },
      ]);
      if (!shown) return { result: 'failed', message: `No notification was shown. ${detail}` };
      clock.after(15 * second, () => notifier.withdraw(key));
      return { result: 'done', message: `A notification was shown after ${latencyMs} ms (${carrier}).` };
    },
  };
}

export type AlertTest = ReturnType<typeof createAlertTest>;
