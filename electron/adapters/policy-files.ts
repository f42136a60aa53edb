import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicyFiles } from '../services/ports/policy-files.ts';

const largest = 5 * 1024 * 1024;

export function createPolicyFiles(folder: string): PolicyFiles {
  const file = join(folder, 'policy.yaml');
  const before = join(folder, 'policy.before.yaml');
  return {
    read: async (path) => {
      const found = await stat(path);
      // A pipe would keep us waiting for ever.
      if (!found.isFile()) throw new Error('It is no file.');
      refuseLarge(found);
      return textIn(await readFile(path));
    },
    readNow: (path) => {
      refuseLarge(statSync(path));
      return textIn(readFileSync(path));
    },
    kept: () => textOf(file),
    keep: (text) => {
      setAsideUnreadable(file);
      if (text === null) rmSync(file, { force: true });
      else replace(file, text);
    },
    before: () => textOf(before),
    keepBefore: (text) => replace(before, text),
  };
}

function refuseLarge({ size }: Stats): void {
  if (size > largest) throw new Error('The file is larger than 5 MB; a policy is a small text.');
}

function textIn(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** What cannot be read is kept as `.bad`: nobody knows what goes with it. */
function setAsideUnreadable(file: string): void {
  try {
    textOf(file);
  } catch {
    renameSync(file, `${file}.bad`);
  }
}

function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { flush: true });
  renameSync(`${file}.new`, file);
}
