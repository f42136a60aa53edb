import { reasonOf } from '../../shared/domain/reason-of.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { Alert, Delivery, Notifier } from '../services/ports/notifier.ts';
import { NobodyThere, type Carrier } from './notifier-carrier.ts';
import type { Sound } from './sound.ts';

/** How long a carrier may take to prove that an alert is shown. */
const patience: Milliseconds = 2 * second;

class Silence extends Error {}

export type NotifierOptions = {
  readonly clock: Clock;
  /** Best first. */
  readonly carriers: readonly Carrier[];
  readonly sound: Pick<Sound, 'play'>;
};


/** Tries the carriers one after another until one proves that the alert is shown. */
export function createNotifier({ clock, carriers, sound }: NotifierOptions): Notifier {
  function inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const disarm = clock.after(patience, () => reject(new Silence('no answer within 2 s')));
      work.then(resolve, reject).finally(disarm);
    });
  }

  async function first(attempt: (carrier: Carrier) => Promise<string>): Promise<Delivery> {
    const reasons: { readonly name: string; readonly reason: string }[] = [];
    let silent = false;
    for (const carrier of carriers) {
      if (silent && !carrier.afterSilence) continue;
      try {
        return { shown: true, carrier: carrier.name, detail: await inTime(attempt(carrier)) };
      } catch (error) {
        silent ||= error instanceof Silence || error instanceof NobodyThere;
        reasons.push({ name: carrier.name, reason: reasonOf(error) });
      }
    }
    return { shown: false, carrier: 'none', detail: reasons.length === 1 ? (reasons[0]?.reason ?? '') : reasons.map(({ name, reason }) => `${name}: ${reason}`).join('; ') };
  }

  function withdraw(key: string, but?: Carrier): void {
    for (const carrier of carriers) if (carrier !== but) carrier.withdraw(key);
  }

  return {
    async show(alert: Alert) {
      const delivery = await first(async (carrier) => {
        await carrier.show(alert);
        // What another one has shown of it, or is still about to show, would be a second notification.
        withdraw(alert.key, carrier);
        return '';
      });
      if (delivery.shown && alert.sound) sound.play(alert.urgency === 'critical' ? 'urgent' : 'gentle');
      return delivery;
    },
    withdraw: (key) => withdraw(key),
    onAction(listen) {
      for (const carrier of carriers) carrier.onAction(listen);
    },
    async leftovers() {
      const found = await Promise.all(carriers.map((carrier) => carrier.leftovers?.().catch(() => []) ?? []));
      return found.flat();
    },
    probe: () => first((carrier) => carrier.look()),
  };
}
