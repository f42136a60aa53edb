import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

/** When the person last heard something: of each by itself, for as long as that says anything, and of all (at most one sound a minute, P1). */
export function createAlertSounds({ clock, gap }: { readonly clock: Pick<Clock, 'now'>; readonly gap: () => Milliseconds }) {
  let newest: Instant | null = null;
  /** Outlives what is over and comes back at once. In the order in which they were heard. */
  const byId = new Map<string, Instant>();

  return {
    heard(id: string): void {
      const now = clock.now();
      newest = now;
      byId.delete(id);
      byId.set(id, now);
      for (const [other, at] of byId) {
        if (now - at < gap()) break;
        byId.delete(other);
      }
    },
    before: (id: string) => ({ hereAt: byId.get(id) ?? null, elsewhereAt: newest }),
    /** The wall clock was set. */
    shift(by: Milliseconds): void {
      if (newest !== null) newest += by;
      for (const [id, at] of byId) byId.set(id, at + by);
    },
  };
}
