import type { Instant } from '../time/duration.ts';

/** One line of the reference: a point, a row of a table, a contact. */
export type RunbookItem = {
  /** Its place on the screen, unique in the whole reference. */
  readonly anchor: string;
  /** One cell for a point, more for a row of a table. */
  readonly cells: readonly string[];
  /** The line of the on-call runbook that it comes from; null for what is our own or the team's. */
  readonly line: number | null;
};

export type RunbookBlock = {
  /** `contacts`, `tools` and `commands` are rows that can be used: their items end in the id of what they stand for. */
  readonly kind: 'text' | 'points' | 'steps' | 'table' | 'contacts' | 'tools' | 'commands';
  readonly anchor: string;
  readonly title: string | null;
  readonly columns: readonly string[];
  readonly items: readonly RunbookItem[];
  readonly line: number | null;
};

export type RunbookSection = {
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly line: number | null;
  /** Written from the policy, and so never at odds with it. */
  readonly fromPolicy: boolean;
  readonly blocks: readonly RunbookBlock[];
};

/** Whom to call. `confirmedAt`: when somebody at this machine last found this very number to be right. */
export type RunbookContact = {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly slack: string | null;
  readonly email: string | null;
  readonly confirmedAt: Instant | null;
};

/** `openedAt`: when it was last seen to open, under this very address. */
export type RunbookTool = { readonly id: string; readonly name: string; readonly url: string | null; readonly openedAt: Instant | null };

export type RunbookCommandRow = {
  readonly id: string;
  readonly name: string;
  readonly text: string | null;
  readonly how: string | null;
  /** It may be run from here once it is allowed. */
  readonly run: boolean;
  /** Why this text cannot be run from here, though the policy lists it; null: it can. */
  readonly unfit: string | null;
  readonly timeoutSeconds: number;
  readonly check: string | null;
  readonly allowed: { readonly folder: string; readonly at: Instant } | null;
  readonly running: boolean;
};

export type RunbookView = {
  readonly sections: readonly RunbookSection[];
  readonly contacts: readonly RunbookContact[];
  readonly tools: readonly RunbookTool[];
  readonly commands: readonly RunbookCommandRow[];
  /** Where a command is run unless the person says otherwise. */
  readonly home: string;
  /** What `runbook.undo` would take back; null when nothing. */
  readonly undo: string | null;
};

/** How a command ended. */
export type CommandEnd =
  | { readonly how: 'exited'; readonly code: number }
  | { readonly how: 'killed'; readonly signal: string }
  | { readonly how: 'timed-out' | 'stopped' }
  | { readonly how: 'not-started'; readonly reason: string };

/** One run of a command, as it stands on the screen and in the timeline. */
export type CommandRun = {
  readonly text: string;
  readonly end: CommandEnd;
  /** `Exit 0 after 1.2 s.` */
  readonly words: string;
  /** What it printed, both streams as they came. */
  readonly output: string;
  /** The middle of it was left out. */
  readonly cut: boolean;
  readonly startedAt: Instant;
};

/** What a person at this machine found to be right. `what` is the number or the address that was: another one is not confirmed by it. */
export type Confirmation = { readonly subject: 'contact' | 'tool' | 'resource'; readonly id: string; readonly what: string; readonly at: Instant };

/** A command that a person at this machine agreed to, word for word, and where it is run. */
export type AllowedCommand = { readonly text: string; readonly folder: string; readonly at: Instant };
