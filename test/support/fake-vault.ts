import type { DataVault, Opening, Salvage, Stores } from '../../electron/services/ports/data-vault.ts';
import { StorageError, type StorageFault } from '../../electron/services/ports/storage-error.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import { createMemoryCheckStore } from './memory-check-store.ts';
import { createMemoryDrillStore } from './memory-drill-store.ts';
import { createMemoryFactStore } from './memory-fact-store.ts';
import { createMemoryHandoffRecords } from './memory-handoff-records.ts';
import { createMemoryHandoffStore } from './memory-handoff-store.ts';
import { createMemoryIncidentStore } from './memory-incident-store.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createMemoryMessageStore } from './memory-message-store.ts';
import { createMemoryPagerDutyStore } from './memory-pagerduty-store.ts';
import { createMemoryRunbookStore } from './memory-runbook-store.ts';
import { createMemorySituationStore } from './memory-situation-store.ts';
import { createMemoryTrainingStore } from './memory-training-store.ts';

export type FakeVault = DataVault & {
  /** What is "on disk". */
  readonly disk: { events: readonly WatchEvent[]; probes: number };
  /** Every write (and every opening, when set to `open` too) fails with this until it is null. */
  fault: StorageFault | null;
  openFault: StorageFault | null;
  findings: readonly string[];
  salvaged: Salvage | null;
  next: Partial<Opening>;
  backups: number;
  backupFault: StorageFault | null;
  /** What happened to the file, in order. */
  readonly calls: string[];
};

/** A vault whose disk can fill up and break. */
export function createFakeVault(): FakeVault {
  const journal = createMemoryJournal();
  const checks = createMemoryCheckStore(journal);
  const pagerDuty = createMemoryPagerDutyStore();
  const situations = createMemorySituationStore();
  let probes = 0;
  const guarded = <A extends readonly unknown[], R>(write: (...input: A) => R) => (...input: A): R => {
    if (vault.fault !== null) throw new StorageError(vault.fault, `The disk says ${vault.fault}.`);
    return write(...input);
  };
  const stores: Stores = {
    journal: { append: guarded(journal.append) },
    checks: {
      ...checks,
      save: guarded(checks.save),
      record: guarded((batch) => {
        probes += batch.results.length;
        return checks.record(batch);
      }),
    },
    pagerDuty: { ...pagerDuty, saveIncidents: guarded(pagerDuty.saveIncidents), saveLogPage: guarded(pagerDuty.saveLogPage) },
    incidents: createMemoryIncidentStore({ incidents: () => pagerDuty.incidents.values(), events: () => journal.events }),
    facts: createMemoryFactStore(() => journal.events),
    situations: { ...situations, save: guarded(situations.save), saveShown: guarded(situations.saveShown) },
    outbox: { load: () => [], save: guarded(() => {}), forget: guarded(() => 0) },
    messages: createMemoryMessageStore(),
    runbook: createMemoryRunbookStore(),
    training: createMemoryTrainingStore(),
    handoffs: createMemoryHandoffStore(),
    handoffRecords: createMemoryHandoffRecords(),
    drills: createMemoryDrillStore(),
    meta: { get: () => null, set: guarded(() => {}), remove: guarded(() => {}) },
  };
  const opening = (): Opening => ({ stores, isNew: false, migratedFrom: null, repair: null, salvageWaits: false, ...vault.next });
  const vault: FakeVault = {
    get disk() {
      return { events: journal.events, probes };
    },
    fault: null, openFault: null, findings: [], salvaged: null, next: {}, backups: 0, backupFault: null, calls: [],
    async open() {
      vault.calls.push('open');
      if (vault.openFault !== null) throw new StorageError(vault.openFault, `Opening fails: ${vault.openFault}.`);
      return opening();
    },
    async repair() {
      vault.calls.push('repair');
      vault.fault = null;
      return opening();
    },
    standIn() {
      vault.calls.push('stand-in');
      const memory = createMemoryJournal();
      const spare = createMemoryPagerDutyStore();
      return {
        journal: memory, checks: createMemoryCheckStore(memory), pagerDuty: spare, situations: createMemorySituationStore(),
        incidents: createMemoryIncidentStore({ incidents: () => spare.incidents.values(), events: () => memory.events }), outbox: stores.outbox, messages: stores.messages, runbook: stores.runbook, training: stores.training, handoffs: stores.handoffs, handoffRecords: stores.handoffRecords, drills: stores.drills, meta: stores.meta,
        facts: createMemoryFactStore(() => memory.events),
      };
    },
    salvage: async () => vault.salvaged,
    written: () => {},
    async backUp() {
      if (vault.backupFault !== null) throw new StorageError(vault.backupFault, `No backup: ${vault.backupFault}.`);
      vault.backups += 1;
      return 1;
    },
    quickCheck: async () => vault.findings,
    async close() {
      vault.calls.push('close');
    },
  };
  return vault;
}
