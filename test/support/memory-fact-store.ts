import type { FactStore } from '../../electron/services/ports/fact-store.ts';
import type { WatchEvent } from '../../shared/model/event.ts';

/** Reads the events that another store keeps in memory. */
export function createMemoryFactStore(events: () => readonly WatchEvent[]): FactStore {
  const agentOf = ({ payload }: WatchEvent) => (payload as { readonly agent?: { readonly id?: string } } | null)?.agent?.id;
  return {
    ofKinds: (kinds, since) => events().filter(({ kind, occurredAt }) => kinds.includes(kind) && occurredAt >= since).toSorted((a, b) => a.id - b.id),
    acknowledgedBy: (name, userId, since) => [...new Set(events().flatMap((event) => {
      const mine = event.actor === name || (userId !== null && agentOf(event) === userId);
      const taken = event.kind === 'incident.acknowledged' || event.kind === 'incident.reopened';
      return event.incidentId !== null && taken && mine && event.occurredAt >= since ? [event.incidentId] : [];
    }))],
  };
}
