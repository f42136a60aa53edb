import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { CheckState } from '../../shared/model/check-state.ts';
import type { Stores } from './ports/data-vault.ts';
import type { ProbeBatch } from './ports/check-store.ts';
import type { SituationStore } from './ports/situation-store.ts';

/** Facts beyond it would cost more memory than they are worth: the oldest probes go first, then the oldest events. */
export const mostEvents = 50_000;
export const mostProbes = 100_000;
/** So many go to disk in one transaction. */
const portion = 500;

type Projection = (stores: { readonly situations: SituationStore }) => void;

/** What could not be saved yet, in memory. A later state of the same thing replaces the earlier one. */
export function createHeldWrites() {
  const events: NewEvent[] = [];
  const probes: ProbeBatch['results'][number][] = [];
  const states = new Map<string, CheckState>();
  const projections = new Map<string, Projection>();
  const incidents = new Map<string, Incident>();
  let dropped = 0;

  function shorten(list: unknown[], most: number): void {
    if (list.length <= most) return;
    dropped += list.length - most;
    list.splice(0, list.length - most);
  }
  /** Writes the first so many and forgets them once they are on disk. */
  function drain<T>(list: T[], write: (items: readonly T[]) => void): void {
    while (list.length > 0) {
      const first = list.slice(0, portion);
      write(first);
      list.splice(0, first.length);
    }
  }
  function drainMap<T>(map: Map<string, T>, write: (item: T) => void): void {
    for (const [key, item] of map) {
      write(item);
      map.delete(key);
    }
  }

  function addEvents(added: readonly NewEvent[]): void {
    events.push(...added);
    shorten(events, mostEvents);
  }

  return {
    addEvents,
    addBatch({ results, states: newStates, events: newEvents }: ProbeBatch): void {
      probes.push(...results);
      shorten(probes, mostProbes);
      for (const state of newStates) states.set(state.checkId, state);
      addEvents(newEvents);
    },
    addProjection(key: string, write: Projection): void {
      projections.delete(key);
      projections.set(key, write);
    },
    addIncidents(added: readonly Incident[]): void {
      for (const incident of added) incidents.set(incident.id, incident);
    },
    /** Facts that wait: events and probes. */
    count: () => events.length + probes.length,
    isEmpty: () => events.length + probes.length + states.size + projections.size + incidents.size === 0,
    /** How many facts did not fit into memory since the last time this was asked. */
    takeDropped(): number {
      const count = dropped;
      dropped = 0;
      return count;
    },
    /** Saves all of it; throws at the first failure, and what is on disk by then is not held any more. */
    writeTo(stores: Stores, onSaved: (added: readonly WatchEvent[]) => void): void {
      drain(events, (some) => onSaved(stores.journal.append(some)));
      drain(probes, (some) => stores.checks.record({ results: some, states: [], events: [] }));
      drainMap(states, (state) => stores.checks.record({ results: [], states: [state], events: [] }));
      drainMap(projections, (write) => write(stores));
      drainMap(incidents, (incident) => stores.pagerDuty.saveIncidents([incident]));
    },
  };
}

export type HeldWrites = ReturnType<typeof createHeldWrites>;
