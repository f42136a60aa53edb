import type { SituationStore } from '../../electron/services/ports/situation-store.ts';
import type { HeldAlert, Storm } from '../../shared/model/alerting.ts';
import type { Silence } from '../../shared/model/silence.ts';
import type { ShownAlert } from '../../shared/model/shown-alert.ts';
import type { Situation } from '../../shared/model/situation.ts';

export type MemorySituationStore = SituationStore & { /** Every write fails while this is set. */ full: boolean };

/** Keeps situations and what was told of them for as long as the object lives: give it to a second service to play a restart. */
export function createMemorySituationStore(): MemorySituationStore {
  const situations = new Map<string, Situation>();
  const shown = new Map<string, ShownAlert>();
  const silences = new Map<string, Silence>();
  const held = new Map<string, HeldAlert>();
  let storms: readonly Storm[] = [];
  const store: MemorySituationStore = {
    full: false,
    load: (since) => [...situations.values()].filter(({ resolvedAt }) => resolvedAt === null || resolvedAt >= since),
    save: (changed) => write(() => changed.forEach((situation) => situations.set(situation.id, situation))),
    remove: (ids) => write(() => ids.forEach((id) => situations.delete(id))),
    shownAlerts: () => [...shown.values()],
    saveShown: (alerts) => write(() => alerts.forEach((alert) => shown.set(alert.situationId, alert))),
    forgetShown: (id) => write(() => shown.delete(id)),
    silences: () => [...silences.values()],
    saveSilence: (silence) => write(() => silences.set(silence.id, silence)),
    forgetSilence: (id) => write(() => silences.delete(id)),
    heldAlerts: () => [...held.values()],
    saveHeld: (alerts) => write(() => alerts.forEach((alert) => held.set(alert.situationId, alert))),
    forgetHeld: (ids) => write(() => ids.forEach((id) => held.delete(id))),
    storms: () => storms,
    saveStorms: (next) => write(() => (storms = next)),
  };
  function write(run: () => void): void {
    if (store.full) throw new Error('database or disk is full');
    run();
  }
  return store;
}
