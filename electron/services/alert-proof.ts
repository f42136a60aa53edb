import type { SourceCondition, SourceState } from '../../shared/model/source.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Delivery } from './ports/notifier.ts';

export type AlertProofOptions = { readonly clock: Clock; readonly publish: (state: SourceState) => void };

/** How far our own alert path can be trusted: only a notification that was really shown makes it fresh (promise 1). */
export function createAlertProof({ clock, publish }: AlertProofOptions) {
  let condition: SourceCondition = 'starting';
  let since: Instant = clock.now();
  let lastGoodAt: Instant | null = null;

  function set(next: SourceCondition, reason: string): void {
    if (next !== condition) since = clock.now();
    condition = next;
    publish({ source: 'notifications', condition, lastGoodAt, since, reason });
  }

  return {
    begin: (): void => set('starting', 'Nothing had to be shown yet.'),
    seen(): void {
      lastGoodAt = clock.now();
      set('fresh', '');
    },
    missed: (detail: string): void => set('failing', `Alerts are not shown on this desktop: ${detail}. Keep this window or the tray in sight.`),
    /** A look at the system before anything has to be shown. A good one proves nothing, a bad one does. */
    probed({ shown, detail }: Delivery): void {
      if (condition !== 'starting') return;
      if (shown) set('starting', `${detail}. Nothing had to be shown yet.`);
      else set('failing', `There is no way to show alerts on this desktop: ${detail}.`);
    },
  };
}

export type AlertProof = ReturnType<typeof createAlertProof>;
