import type { Journal } from '../../electron/services/ports/journal.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';

export type MemoryJournal = Journal & { readonly events: readonly WatchEvent[] };

/** Keeps events in memory; the same (source, externalId) is kept once. Every event is recorded when it occurred. */
export function createMemoryJournal(): MemoryJournal {
  const events: WatchEvent[] = [];
  const known = new Set<string>();

  function isNew({ source, externalId }: NewEvent): boolean {
    if (externalId === undefined || externalId === null) return true;
    const key = `${source} ${externalId}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  }

  return {
    events,
    append: (added) => {
      const kept = added.filter(isNew).map((event, index): WatchEvent => ({
        actor: null,
        situationId: null,
        incidentId: null,
        checkId: null,
        severity: null,
        body: '',
        payload: null,
        externalId: null,
        corrects: null,
        ...event,
        id: events.length + index + 1,
        recordedAt: event.occurredAt,
      }));
      events.push(...kept);
      return kept;
    },
  };
}
