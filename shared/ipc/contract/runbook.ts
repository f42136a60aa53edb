import type { Outcome } from '../../model/outcome.ts';
import { AllowCommandSchema, CommandInputSchema, ConfirmSchema, RunCommandSchema } from '../../model/runbook-input.ts';
import type { CommandRun, RunbookView } from '../../model/runbook.ts';
import { call, event, nothing, returns } from './shape.ts';

/** The reference, and what people at this machine know of it. */
export const runbookCalls = {
  /** The whole reference, and what people at this machine know of it. */
  'runbook.view': call(nothing, returns<RunbookView>()),
  /** This number is right, this page opens: today. */
  'runbook.confirm': call(ConfirmSchema, returns<Outcome>()),
  'runbook.undo': call(nothing, returns<Outcome>()),
  /** A person agrees that this very text may be run on this machine, in this folder. */
  'runbook.allow': call(AllowCommandSchema, returns<Outcome>()),
  'runbook.disallow': call(CommandInputSchema, returns<Outcome>()),
  /** Runs what was allowed; answers when it has ended. What it printed is in the timeline then. */
  'runbook.run': call(RunCommandSchema, returns<CommandRun>()),
  'runbook.stop': call(CommandInputSchema, returns<Outcome>()),
} as const;

export const runbookEvents = {
  'runbook.changed': event<RunbookView>(),
} as const;
