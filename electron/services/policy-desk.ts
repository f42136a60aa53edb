import { basename } from 'node:path';
import type { LintFinding } from '../../shared/domain/policy-lint.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { PolicyLooked } from '../../shared/model/policy-look.ts';
import type { PolicyStatus } from '../../shared/model/policy-status.ts';
import type { FileSaver } from './file-saver.ts';
import type { PolicyKeeper, PolicyTaken } from './policy-keeper.ts';
import type { FileDialogs } from './ports/file-dialogs.ts';

/** So many differences are read by a person; the number of all is told. */
const shownChanges = 200;

export type PolicyDeskOptions = {
  readonly keeper: Pick<PolicyKeeper, 'status' | 'text' | 'look' | 'takeLooked' | 'goBack' | 'reset'>;
  readonly dialogs: Pick<FileDialogs, 'chooseFile'>;
  readonly save: FileSaver;
  /** The default policy as it is shipped, with all its comments. */
  readonly defaultText: () => Promise<string>;
};

/** What a person may do with the policy while the program runs. */
export function createPolicyDesk({ keeper, dialogs, save, defaultText }: PolicyDeskOptions) {
  let waiting: { readonly path: string; readonly text: string } | null = null;
  /** The linter is seldom asked: it is read when it is. */
  async function findingsOf(text: string): Promise<readonly LintFinding[]> {
    const { lintPolicy } = await import('../../shared/domain/policy-lint.ts');
    const lint = lintPolicy(text);
    return lint.ok ? lint.findings : [];
  }
  function tell(taken: PolicyTaken, what: string): Outcome {
    const { team } = keeper.status();
    if (taken.ok) return { result: 'done', message: `The policy of ${team} is in force. ${taken.words}` };
    const count = taken.faults.length === 1 ? 'one fault' : `${taken.faults.length} faults`;
    return { result: 'failed', message: `${what} was not loaded: ${count}. The policy of ${team} stays in force.` };
  }
  return {
    current: (): PolicyStatus => keeper.status(),
    /** Asks for a file, and says what it would change. */
    async look(): Promise<PolicyLooked> {
      const path = await dialogs.chooseFile('Load a policy', [{ name: 'Policy', extensions: ['yaml', 'yml', 'json'] }, { name: 'All files', extensions: ['*'] }]);
      if (path === null) return { result: 'nothing-to-do', message: 'No file was chosen.' };
      const looked = await keeper.look(path);
      waiting = looked.ok ? { path, text: looked.text } : null;
      if (!looked.ok) return { result: 'refused', message: tell(looked, basename(path)).message };
      return { result: 'looked', look: { file: path, team: looked.team, changes: looked.changes.slice(0, shownChanges), changed: looked.changes.length, findings: await findingsOf(looked.text) } };
    },
    /** Puts what was looked at last in force, as it was read then. */
    confirm(): Outcome {
      if (waiting === null) return { result: 'nothing-to-do', message: 'No file was looked at. Choose one first.' };
      const { path, text } = waiting;
      waiting = null;
      return tell(keeper.takeLooked(path, text), basename(path));
    },
    /** What the linter thinks of the policy in force. */
    lint: async (): Promise<readonly LintFinding[]> => findingsOf(keeper.text() ?? (await defaultText())),
    async export(): Promise<Outcome> {
      return save('policy.yaml', keeper.text() ?? (await defaultText()));
    },
    goBack(): Outcome {
      const taken = keeper.goBack();
      return taken === null ? { result: 'nothing-to-do', message: 'There is no policy from before.' } : tell(taken, 'The policy from before');
    },
    reset(): Outcome {
      const taken = keeper.reset();
      return taken === null ? { result: 'nothing-to-do', message: 'The default is in force already.' } : tell(taken, 'The default');
    },
  };
}

export type PolicyDesk = ReturnType<typeof createPolicyDesk>;
