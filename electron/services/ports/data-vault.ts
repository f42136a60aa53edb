import type { Instant } from '../../../shared/time/duration.ts';
import type { CheckStore } from './check-store.ts';
import type { DrillStore } from './drill-store.ts';
import type { FactStore } from './fact-store.ts';
import type { HandoffRecords } from './handoff-records.ts';
import type { HandoffStore } from './handoff-store.ts';
import type { IncidentStore } from './incident-store.ts';
import type { Journal } from './journal.ts';
import type { MessageStore } from './message-store.ts';
import type { MetaStore } from './meta-store.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { PagerDutyStore } from './pagerduty-store.ts';
import type { RunbookStore } from './runbook-store.ts';
import type { SituationStore } from './situation-store.ts';
import type { TrainingStore } from './training-store.ts';

/** Everything that writes. */
export type Stores = {
  readonly journal: Journal;
  readonly checks: CheckStore;
  readonly pagerDuty: PagerDutyStore;
  readonly incidents: IncidentStore;
  readonly facts: FactStore;
  readonly situations: SituationStore;
  readonly outbox: OutboxStore;
  readonly messages: MessageStore;
  readonly runbook: RunbookStore;
  readonly training: TrainingStore;
  readonly handoffs: HandoffStore;
  readonly handoffRecords: HandoffRecords;
  readonly drills: DrillStore;
  readonly meta: MetaStore;
};

/** A damaged or missing data file whose place was taken by a good one. */
export type Repair = {
  /** Where the damaged file lies now; null when there was none. It is never deleted. */
  readonly asidePath: string | null;
  readonly foundAt: Instant;
  /** When the backup was taken that took its place; null when there was no good one. */
  readonly restoredFrom: Instant | null;
};

/** Events of the damaged file that could not be read: how many (null: nobody can tell), and from when to when they were recorded. */
export type Missing = { readonly count: number | null; readonly from: Instant | null; readonly to: Instant };

/** What a set-aside file still gave: how many events, and which could not be read. */
export type Salvage = Repair & { readonly kept: number; readonly missing: Missing | null };

export type Opening = {
  readonly stores: Stores;
  /** The file did not exist. */
  readonly isNew: boolean;
  /** The format it had before it was brought up to date; null when it was current. */
  readonly migratedFrom: number | null;
  /** What had to be repaired to open it. */
  readonly repair: Repair | null;
  /** Rows of a set-aside file wait to be carried over. */
  readonly salvageWaits: boolean;
};

/** The data file as a whole. Rejects with a StorageError, and has changed nothing then. */
export interface DataVault {
  /** Opens it, brings it to the current format (a copy is taken before), and repairs it when it is damaged. */
  open(): Promise<Opening>;
  /** Sets the open file aside as damaged and opens its successor. The stores of before are closed. */
  repair(): Promise<Opening>;
  /** Stores in memory for as long as the file cannot be opened, with what it can still tell of checks, incidents and situations. */
  standIn(): Stores;
  /** Carries over what a set-aside file holds beyond the backup; null when nothing waits. */
  salvage(): Promise<Salvage | null>;
  /** Something was written: what has gathered in the journal is carried into the file now and then, on another thread. Never throws. */
  written(): void;
  /** Takes and checks a backup; returns its size in bytes. */
  backUp(): Promise<number>;
  /** What is wrong with the file, in the words of the database; empty when nothing is. */
  quickCheck(): Promise<readonly string[]>;
  close(): Promise<void>;
}
