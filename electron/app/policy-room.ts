import defaultPolicy from '../../shared/policy/default-policy.yaml';
import { fileDialogs } from '../adapters/file-dialogs.ts';
import { createPolicyFiles } from '../adapters/policy-files.ts';
import { publish } from '../ipc/register.ts';
import { createFileSaver } from '../services/file-saver.ts';
import { createPolicyDesk } from '../services/policy-desk.ts';
import { createPolicyKeeper } from '../services/policy-keeper.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';

type Given = Ground & DataRoom & {
  /** Named when the program was started. */
  readonly policyFile: string | null;
  readonly changed: () => void;
};
export type PolicyRoom = ReturnType<typeof composePolicyRoom>;

/** The policy in force, where another one comes from, and the team's zone, which it may name. */
export function composePolicyRoom({ clock, notices, journal, report, stores, folder, preferences, ownZone, policyFile, changed }: Given) {
  const policy = createPolicyKeeper({
    clock, notices, journal, report, checks: stores.checks, meta: stores.meta, files: createPolicyFiles(folder), defaultPolicy,
    changed, publish: (status) => publish('policy.changed', status),
    complain: (line) => void process.stderr.write(`${line}\n`),
  });
  if (policyFile !== null) policy.load(policyFile);
  const saveFile = createFileSaver(fileDialogs);
  const defaultText = async () => (await import('../../shared/policy/default-policy.yaml?raw')).default;
  const policyDesk = createPolicyDesk({ keeper: policy, dialogs: fileDialogs, save: saveFile, defaultText });
  const zone = () => policy.policy().team.zone ?? preferences.get().teamZone ?? ownZone();
  return { policy, saveFile, defaultText, policyDesk, zone };
}
