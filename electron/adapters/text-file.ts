import { readFile, stat } from 'node:fs/promises';

const largest = 5 * 1024 * 1024;

/** The text of a file that a person chose; rejects with words for people when it is too large to be what they meant. */
export async function readTextFile(path: string): Promise<string> {
  const found = await stat(path);
  // A pipe would keep us waiting for ever.
  if (!found.isFile()) throw new Error('It is no file.');
  if (found.size > largest) throw new Error('It is larger than 5 MB.');
  return readFile(path, 'utf8');
}
