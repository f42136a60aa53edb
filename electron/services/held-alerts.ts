import type { HeldAlert } from '../../shared/model/alerting.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import type { Journal } from './ports/journal.ts';
import type { SituationStore } from './ports/situation-store.ts';

export type HeldAlertsOptions = {
  readonly store: Pick<SituationStore, 'heldAlerts' | 'saveHeld' | 'forgetHeld'>;
  readonly journal: Journal;
  readonly keep: (write: () => void) => void;
  readonly changed: () => void;
};

/** Alerts that wait to be told, on disk: all of one moment together, and let go of only after what told them was saved. */
export function createHeldAlerts({ store, journal, keep, changed }: HeldAlertsOptions) {
  const held = new Map<string, HeldAlert>();
  const unsaved = new Map<string, HeldAlert>();
  const gone = new Set<string>();
  const events: NewEvent[] = [];
  let queued = false;

  function save(): void {
    queued = false;
    const added = [...unsaved.values()];
    const removed = [...gone];
    const facts = events.splice(0);
    unsaved.clear();
    gone.clear();
    if (added.length > 0) keep(() => store.saveHeld(added));
    if (removed.length > 0) keep(() => store.forgetHeld(removed));
    if (facts.length > 0) keep(() => void journal.append(facts));
    changed();
  }
  function saveSoon(): void {
    if (!queued) queueMicrotask(save);
    queued = true;
  }

  return {
    start(): void {
      for (const alert of store.heldAlerts()) held.set(alert.situationId, alert);
    },
    has: (id: string): boolean => held.has(id),
    list: (): readonly HeldAlert[] => [...held.values()],
    add(alert: HeldAlert, event: NewEvent): void {
      held.set(alert.situationId, alert);
      unsaved.set(alert.situationId, alert);
      gone.delete(alert.situationId);
      events.push(event);
      saveSoon();
    },
    /** They were told, or nothing is left to tell. */
    letGo(ids: readonly string[]): void {
      for (const id of ids) {
        if (!held.delete(id)) continue;
        unsaved.delete(id);
        gone.add(id);
        saveSoon();
      }
    },
  };
}

export type HeldAlerts = ReturnType<typeof createHeldAlerts>;
