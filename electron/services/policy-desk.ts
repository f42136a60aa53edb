import { basename } from 'node:path';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { PolicyStatus } from '../../shared/model/policy-status.ts';
import type { FileSaver } from './file-saver.ts';
import type { PolicyKeeper, PolicyTaken } from './policy-keeper.ts';
import type { FileDialogs } from './ports/file-dialogs.ts';

export type PolicyDeskOptions = {
  readonly keeper: Pick<PolicyKeeper, 'status' | 'text' | 'take' | 'goBack' | 'reset'>;
  readonly dialogs: Pick<FileDialogs, 'chooseFile'>;
  readonly save: FileSaver;
  /** The default policy as it is shipped, with all its comments. */
  readonly defaultText: () => Promise<string>;
};

/** What a person may do with the policy while the program runs. */
export function createPolicyDesk({ keeper, dialogs, save, defaultText }: PolicyDeskOptions) {
  function tell(taken: PolicyTaken, what: string): Outcome {
    const { team } = keeper.status();
    if (taken.ok) return { result: 'done', message: `The policy of ${team} is in force. ${taken.words}` };
    const count = taken.faults.length === 1 ? 'one fault' : `${taken.faults.length} faults`;
    return { result: 'failed', message: `${what} was not loaded: ${count}. The policy of ${team} stays in force.` };
  }
  return {
    current: (): PolicyStatus => keeper.status(),
    async load(): Promise<Outcome> {
      const path = await dialogs.chooseFile('Load a policy', [{ name: 'Policy', extensions: ['yaml', 'yml', 'json'] }, { name: 'All files', extensions: ['*'] }]);
      return path === null ? { result: 'nothing-to-do', message: 'No file was chosen.' } : tell(keeper.take(path), basename(path));
    },
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
