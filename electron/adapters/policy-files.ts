import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyFiles } from '../services/ports/policy-files.ts';

const largest = 5 * 1024 * 1024;

export function createPolicyFiles(folder: string): PolicyFiles {
  const file = join(folder, 'policy.yaml');
  const before = join(folder, 'policy.before.yaml');
  return {
    read: (path) => {
      if (statSync(path).size > largest) throw new Error('The file is larger than 5 MB; a policy is a small text.');
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    },
    kept: () => textOf(file),
    keep: (text) => {
      if (text === null) rmSync(file, { force: true });
      else replace(file, text);
    },
    before: () => textOf(before),
    keepBefore: (text) => replace(before, text),
  };
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { flush: true });
  renameSync(`${file}.new`, file);
}
