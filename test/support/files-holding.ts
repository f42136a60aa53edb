import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Chromium has files that come and go: what went while it was looked at is looked for anew. */
function whileItChanges<T>(look: () => T, gone: () => T): T {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return gone();
  }
}

function filesOf(folder: string): readonly string[] {
  const list = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return whileItChanges(list, list);
}

/** The files under a folder, by their paths in it, that hold one of these texts byte for byte. */
export function filesHolding(folder: string, ...texts: readonly string[]): readonly string[] {
  return filesOf(folder)
    .filter((file) => {
      const held = whileItChanges(() => readFileSync(file), () => Buffer.alloc(0));
      return texts.some((text) => held.includes(text));
    })
    .map((file) => path.relative(folder, file));
}
