import type { SourceCondition, SourceState } from '../../shared/model/source.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Delivery } from './ports/notifier.ts';

export type AlertProofOptions = {
  readonly clock: Clock;
  readonly publish: (state: SourceState) => void;
  /** An alert could not be shown: asks for attention in another way. */
  readonly attract: () => void;
  /** The desktop began, or ended, to hold notifications back. */
  readonly onMuted?: (muted: boolean) => void;
};

const mutedReason = 'The desktop holds notifications back (do not disturb is on). End that, or keep this window or the watch strip in sight.';

/** How far our own alert path can be trusted: only a notification that was really shown makes it fresh (promise 1). */
export function createAlertProof({ clock, publish, attract, onMuted = () => {} }: AlertProofOptions) {
  let found: { readonly condition: SourceCondition; readonly reason: string } = { condition: 'starting', reason: '' };
  let muted = false;
  let said: SourceCondition = 'starting';
  let since: Instant = clock.now();
  let lastGoodAt: Instant | null = null;

  function say(): void {
    const { condition, reason } = muted ? { condition: 'failing' as const, reason: mutedReason } : found;
    if (condition !== said) since = clock.now();
    said = condition;
    publish({ source: 'notifications', condition, lastGoodAt, since, reason });
  }
  function set(condition: SourceCondition, reason: string): void {
    found = { condition, reason };
    say();
  }

  return {
    begin: (): void => set('starting', 'Nothing had to be shown yet.'),
    /** Something was taken and shown. While the desktop holds notifications back, being taken proves nothing. */
    seen(): void {
      if (muted) return;
      lastGoodAt = clock.now();
      set('fresh', '');
    },
    /** Another program shows notifications now: that the one before it did proves nothing any more. */
    doubt(): void {
      if (found.condition === 'fresh') set('starting', 'Another program shows notifications now. Nothing had to be shown yet.');
    },
    missed(detail: string): void {
      set('failing', `Alerts are not shown on this desktop: ${detail}. Keep this window, the watch strip or the tray in sight.`);
      attract();
    },
    /** A look at the system before anything has to be shown. A good one proves nothing, a bad one does. */
    probed({ shown, detail }: Delivery): void {
      if (!shown) set('failing', `There is no way to show alerts on this desktop: ${detail}. Keep this window, the watch strip or the tray in sight.`);
      else if (found.condition === 'starting') set('starting', `${detail}. Nothing had to be shown yet.`);
    },
    /** Whether the desktop takes notifications but does not show them. Nothing counts as seen meanwhile. */
    setMuted(now: boolean): void {
      if (now === muted) return;
      muted = now;
      say();
      onMuted(now);
    },
    isProved: (): boolean => said === 'fresh',
    /** What was tried last, shown or looked for, failed. */
    isFailing: (): boolean => found.condition === 'failing',
  };
}

export type AlertProof = ReturnType<typeof createAlertProof>;
