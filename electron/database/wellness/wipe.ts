import { existsSync, readFileSync } from 'node:fs';
import { withStorageErrors } from '../storage-fault.ts';
import { overwrite } from '../upkeep/overwrite.ts';

/** The file itself, and what SQLite may keep beside it. */
export function filesOf(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`, `${path}-journal`].filter((file) => existsSync(file));
}

/** How many bytes there are, and whether one of the texts stands among them, in either way that SQLite can write text. */
export function lookThrough(path: string, texts: readonly string[]): { readonly files: number; readonly bytes: number; readonly found: boolean } {
  const files = filesOf(path);
  const needles = texts.flatMap((text) => text === '' ? [] : [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  let bytes = 0;
  let found = false;
  for (const file of files) {
    const held = readFileSync(file);
    bytes += held.length;
    found ||= needles.some((needle) => held.includes(needle));
  }
  return { files: files.length, bytes, found };
}

/** Writes zeros over every byte, waits for the disk, and removes the files. For a file that SQLite cannot open any more. */
export function wipe(path: string): void {
  withStorageErrors(() => {
    filesOf(path).forEach(overwrite);
  });
}
