import type { Instant, Milliseconds } from '../time/duration.ts';
import type { AppFacts } from './app-facts.ts';
import type { SelfTestReport } from './self-test.ts';
import type { SourceState } from './source.ts';

/** The machine, as far as it matters when something does not work. */
export type MachineFacts = {
  /** Name and release of the system. */
  readonly system: string;
  readonly architecture: string;
  /** GNOME, KDE …; empty where there is no such thing. */
  readonly desktop: string;
  /** `wayland`, `x11`; empty where there is no such thing. */
  readonly session: string;
  readonly memoryBytes: number;
};

/** How the program stands, at one moment. No token, no header value, no address or number of a person is in it. */
export type Diagnostics = {
  readonly at: Instant;
  readonly facts: AppFacts;
  readonly machine: MachineFacts;
  readonly upFor: Milliseconds;
  readonly sources: readonly SourceState[];
  readonly selfTest: SelfTestReport | null;
  readonly database: {
    readonly bytes: number;
    /** What is wrong with the file; empty when nothing is. */
    readonly findings: readonly string[];
    readonly backups: number;
    readonly newestBackupAt: Instant | null;
  };
  readonly outbox: { readonly pending: number; readonly asking: number; readonly maybe: number };
  readonly checks: { readonly total: number; readonly paused: number };
  /** How late a timer came, measured now. */
  readonly delay: { readonly median: Milliseconds; readonly worst: Milliseconds; readonly samples: number };
  /** The last warnings of the log, scrubbed, the newest last. */
  readonly log: readonly string[];
};
