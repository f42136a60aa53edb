import type { CommandEnd } from '../../../shared/model/runbook.ts';
import type { Milliseconds } from '../../../shared/time/duration.ts';

export type CommandToRun = { readonly program: string; readonly words: readonly string[]; readonly folder: string; readonly timeout: Milliseconds; readonly signal: AbortSignal };
export type CommandOutcome = { readonly end: CommandEnd; readonly output: string; readonly cut: boolean };

/** Starts a program with words, never through a shell. */
export interface CommandRunner {
  /** Never rejects: what goes wrong is an end. */
  run(command: CommandToRun): Promise<CommandOutcome>;
  /** Why nothing can be run in a folder; null: it can. */
  folderFault(folder: string): string | null;
  /** The person's own folder. */
  readonly home: string;
}
