import { second, type Milliseconds } from '../../shared/time/duration.ts';
import { withDeadline } from './deadline.ts';
import type { AlertProof } from './alert-proof.ts';
import type { AlertTest } from './alert-test.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { NotificationService, Notifier } from './ports/notifier.ts';

/** A service that has just come first takes its name, then gets ready; and changes come in flocks. */
const settles: Milliseconds = second;
const patience: Milliseconds = 3 * second;
const betweenLooks: Milliseconds = 30 * second;

export type NotificationWatchOptions = {
  readonly clock: Clock;
  readonly notifier: Pick<Notifier, 'probe'>;
  /** null where the system does not tell (macOS, Windows): then only showing tells. */
  readonly service: NotificationService | null;
  readonly proof: AlertProof;
  readonly test: Pick<AlertTest, 'prove'>;
  readonly report: (error: unknown) => void;
};

/** Knows at once when nobody shows notifications any more, holds them back, or shows them again (faults 22). */
export function createNotificationWatch({ clock, notifier, service, proof, test, report }: NotificationWatchOptions) {
  let disarm: Disarm = () => {};
  let replaced = false;
  let lookedAt: Milliseconds = -Infinity;
  let looking = false;
  let muted = false;
  let unanswered = false;

  async function readMute(): Promise<boolean> {
    if (service === null) return false;
    try {
      muted = await withDeadline(clock, patience, service.isMuted());
      unanswered = false;
    } catch {
      // A busy service has not said that it shows them again: what it said last stands, and it is asked anew.
      unanswered = true;
    }
    proof.setMuted(muted);
    return muted;
  }
  async function muteChanged(): Promise<void> {
    lookedAt = clock.monotonic();
    if (!(await readMute()) && !proof.isProved()) await test.prove();
  }
  async function lookAgain(): Promise<void> {
    lookedAt = clock.monotonic();
    const answer = await notifier.probe();
    if (!answer.shown) return proof.probed(answer);
    // Another service may be behind the name: that the one before showed something proves nothing any more.
    if (!(await readMute())) await test.prove();
  }

  service?.onChange((what) => {
    replaced ||= what === 'owner';
    disarm();
    disarm = clock.after(settles, () => {
      const look = replaced ? lookAgain : muteChanged;
      if (replaced) proof.doubt();
      replaced = false;
      void look().catch(report);
    });
  });

  return {
    /** Looks, without showing anything, whether there is somebody to show alerts. For the start. */
    async look(): Promise<void> {
      proof.begin();
      proof.probed(await notifier.probe());
      await readMute();
    },
    readMute,
    /** Call it every few seconds: what failed may have been busy for a moment only, and nobody tells when that is over. */
    tick(): void {
      if (looking || !(proof.isFailing() || unanswered) || clock.monotonic() - lookedAt < betweenLooks) return;
      looking = true;
      const look = proof.isFailing() ? lookAgain : muteChanged;
      look().catch(report).finally(() => (looking = false));
    },
    stop: (): void => disarm(),
  };
}

export type NotificationWatch = ReturnType<typeof createNotificationWatch>;
