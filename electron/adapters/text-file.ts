import { readFile, stat } from 'node:fs/promises';

const largest = 5 * 1024 * 1024;

/** The text of a file that a person chose; rejects with words for people when it is too large to be what they meant. */
export async function readTextFile(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > largest) throw new Error('It is larger than 5 MB.');
  return readFile(path, 'utf8');
}
