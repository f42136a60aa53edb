import { hitRate, type Hit } from '../../shared/domain/hit-rate.ts';
import { firstAcknowledgedAt } from '../../shared/domain/incident-now.ts';
import type { HitRate } from '../../shared/model/incident-page.ts';
import { elapsedDay, type Instant } from '../../shared/time/duration.ts';
import type { IncidentBook } from './incident-desk-book.ts';
import type { IncidentStore } from './ports/incident-store.ts';

const week = 7 * elapsedDay;
/** A person who gets more than that in a week has other worries than the rate. */
const counted = 1000;

export type RateKeeperOptions = {
  readonly store: Pick<IncidentStore, 'openedSince'>;
  readonly book: Pick<IncidentBook, 'find'>;
  /** When the shift that runs began; null: there is none, so the last seven days are counted. */
  readonly shiftBegan: () => Instant | null;
  readonly now: () => Instant;
};

/** How many acknowledgements came in time. What is decided is read once; facts on an incident have it read again. */
export function createRateKeeper({ store, book, shiftBegan, now }: RateKeeperOptions) {
  const decided = new Map<string, Hit>();

  function hitOf(id: string): Hit | null {
    const known = decided.get(id);
    if (known !== undefined) return known;
    const page = book.find(id);
    const response = page?.standing.response ?? null;
    if (page === null || response === null) return null;
    const hit: Hit = { openedAt: page.run.openedAt, met: response.met, acknowledgedAt: firstAcknowledgedAt(page.run) };
    // Late and not acknowledged is decided; when it was acknowledged is not.
    if (hit.met !== null && (hit.acknowledgedAt !== null || page.run.resolvedAt !== null)) decided.set(id, hit);
    return hit;
  }

  return {
    forget: (incidentId: string): void => void decided.delete(incidentId),
    read(): HitRate {
      const began = shiftBegan();
      const from = began ?? now() - week;
      const own = store.openedSince(from, counted).filter(({ source }) => source !== 'drill');
      return hitRate(own.map(({ id }) => hitOf(id)).filter((hit) => hit !== null), began === null ? 'week' : 'shift', from);
    },
  };
}
