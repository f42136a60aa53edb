import { commandEndWords } from '../../shared/domain/command-end.ts';
import { splitCommand } from '../../shared/domain/command-words.ts';
import { plainLine, plainOutput } from '../../shared/domain/plain-text.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { CommandRun, RunbookCommandRow } from '../../shared/model/runbook.ts';
import type { RunbookCommand } from '../../shared/policy/runbook-policy.ts';
import { second } from '../../shared/time/duration.ts';
import { attemptWith } from './attempt.ts';
import type { Clock } from './ports/clock.ts';
import type { CommandRunner } from './ports/command-runner.ts';
import type { Journal } from './ports/journal.ts';
import type { RunbookStore } from './ports/runbook-store.ts';

export type CommandDeskOptions = {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly store: Pick<RunbookStore, 'allowed' | 'allow' | 'disallow'>;
  readonly runner: CommandRunner;
  /** What the policy lists. */
  readonly commands: () => readonly RunbookCommand[];
  readonly incident: (id: string) => Pick<Incident, 'source'> | null;
  readonly situationOf: (incidentId: string) => string | null;
  /** How the timeline calls the person. */
  readonly me: string;
  readonly changed: () => void;
  readonly report: (error: unknown) => void;
};

/** More than anybody reads on a timeline, and less than an event may hold. */
const mostOnTimeline = 20_000;

/**
 * Runs a command of the policy, once a person at this machine has agreed to its very text (S6, opt-in). No shell reads it and
 * nothing from outside is put into it; what it printed goes to the timeline and to the screen.
 */
export function createCommandDesk({ clock, journal, store, runner, commands, incident, situationOf, me, changed, report }: CommandDeskOptions) {
  const running = new Map<string, AbortController>();
  const attempt = attemptWith(report);

  /** The command as the policy has it now: another text than was agreed to is another command. */
  function listed(text: string): RunbookCommand {
    const found = commands().find((command) => command.run && command.text === text);
    if (found === undefined) throw new Refusal({ code: 'refused', message: 'The policy does not list this command as one to be run, or says it differently now. It was not run; it can be copied.' });
    return found;
  }
  function wordsOf(text: string) {
    const split = splitCommand(text);
    if (!split.ok) throw new Refusal({ code: 'refused', message: `${split.why} Watchkeeper runs no shell; copy it into your own.` });
    return split;
  }
  function rows(): readonly RunbookCommandRow[] {
    const allowed = new Map(store.allowed().map((one) => [one.text, one]));
    return commands().map(({ id, name, text, how, run, timeoutSeconds, check }) => {
      const split = run && text !== null ? splitCommand(text) : null;
      const leave = text === null ? undefined : allowed.get(text);
      return {
        id, name, text, how, run: run && text !== null, unfit: split === null || split.ok ? null : split.why, timeoutSeconds, check,
        allowed: leave === undefined || !run ? null : { folder: leave.folder, at: leave.at }, running: text !== null && running.has(text),
      };
    });
  }

  return {
    rows,
    allow({ text, folder }: Input<'runbook.allow'>): Outcome {
      listed(text);
      wordsOf(text);
      const fault = runner.folderFault(folder);
      if (fault !== null) throw new Refusal({ code: 'invalid-input', message: `${fault} Nothing was allowed.`, fields: { folder: fault } });
      store.allow({ text, folder, at: clock.now() });
      changed();
      return { result: 'done', message: 'Allowed on this machine, as long as the text stays the same.' };
    },
    disallow({ text }: Input<'runbook.disallow'>): Outcome {
      running.get(text)?.abort();
      store.disallow(text);
      changed();
      return { result: 'done', message: 'It is not run from here any more.' };
    },
    stop({ text }: Input<'runbook.stop'>): Outcome {
      const run = running.get(text);
      if (run === undefined) return { result: 'nothing-to-do', message: 'It is not running.' };
      run.abort();
      return { result: 'done', message: 'Stopped.' };
    },
    async run({ text, incidentId }: Input<'runbook.run'>): Promise<CommandRun> {
      const command = listed(text);
      const { program, words } = wordsOf(text);
      const leave = store.allowed().find((one) => one.text === text);
      if (leave === undefined) throw new Refusal({ code: 'refused', message: 'Nobody at this machine has allowed this command yet. It was not run.' });
      const fault = runner.folderFault(leave.folder);
      if (fault !== null) throw new Refusal({ code: 'refused', message: `${leave.folder}: ${fault} It was not run; allow it again with another folder.` });
      if (running.has(text)) throw new Refusal({ code: 'conflict', message: 'It is running already.' });
      const about = incidentId === null ? null : incident(incidentId);
      if (incidentId !== null && about === null) throw new Refusal({ code: 'not-found', message: 'This incident is not known here. The command was not run.' });
      if (about?.source === 'drill') throw new Refusal({ code: 'refused', message: 'This incident is played: nothing real is run for it. The command can be copied.' });

      const stop = new AbortController();
      running.set(text, stop);
      attempt(changed);
      const [startedAt, began] = [clock.now(), clock.monotonic()];
      const timeout = command.timeoutSeconds * second;
      const { end, output, cut } = await runner.run({ program, words, folder: leave.folder, timeout, signal: stop.signal }).finally(() => {
        running.delete(text);
        attempt(changed);
      });
      const printed = plainOutput(output, mostOnTimeline);
      const run: CommandRun = { text, end, words: commandEndWords(end, clock.monotonic() - began, timeout), output: printed, cut: cut || printed.endsWith('…'), startedAt };
      // The person sees what it printed all the same.
      attempt(() => journal.append([{
        occurredAt: startedAt, kind: 'diagnostic.ran', source: 'person', actor: me, incidentId, situationId: incidentId === null ? null : situationOf(incidentId),
        title: plainLine(`${command.name}: ${text}. ${run.words}`, 300), body: printed, payload: { command: text, folder: leave.folder, end, cut: run.cut },
      }]));
      return run;
    },
    /** Whatever still runs ends with the program. */
    stopAll(): void {
      for (const run of running.values()) run.abort();
    },
  };
}
