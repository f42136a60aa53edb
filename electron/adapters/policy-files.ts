import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyFiles } from '../services/ports/policy-files.ts';

const largest = 5 * 1024 * 1024;

export function createPolicyFiles(folder: string): PolicyFiles {
  const file = join(folder, 'policy.yaml');
  return {
    read: (path) => {
      if (statSync(path).size > largest) throw new Error('The file is larger than 5 MB; a policy is a small text.');
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    },
    kept: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    keep: (text) => {
      writeFileSync(`${file}.new`, text, { flush: true });
      renameSync(`${file}.new`, file);
    },
  };
}
