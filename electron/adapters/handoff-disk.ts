import { constants, copyFile, link, open, readFile, rename, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { codeOf, reasonOf } from '../../shared/domain/reason-of.ts';
import type { ReadText } from '../services/ports/handoff-files.ts';
import { asTemporary } from './whole-file.ts';

/** Another file of this name is no copy of ours when it is larger than any of ours. */
const largestOwn = 64 * 1024 * 1024;

/** The text of a file of at most `limit` bytes. Something that is no plain file (a pipe, a device) is not opened for reading. */
export async function readBounded(path: string, limit: number): Promise<ReadText> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { result: 'no-file', reason: 'It is no file.' };
    if (found.size > limit) return { result: 'too-large', reason: `It has ${Math.ceil(found.size / 1024 / 1024)} MB.` };
    const file = await open(path, 'r');
    try {
      // It may grow while it is read.
      const buffer = Buffer.alloc(found.size + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      if (length > found.size) return { result: 'failed', reason: 'It is being written to. Try again in a moment.' };
      return { result: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length)) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return error instanceof TypeError ? { result: 'no-text', reason: 'It is no text in UTF-8.' } : { result: 'failed', reason: reasonOf(error) };
  }
}

/** See the port. Two programs that write the same name at once get two names. */
export async function writeBeside(folder: string, name: string, bytes: Uint8Array, isOwn: (path: string, there: Uint8Array) => boolean): Promise<string> {
  return asTemporary(folder, bytes, async (temporary) => {
    const [stem, end] = [name.slice(0, name.length - extname(name).length), extname(name)];
    for (let number = 1; number < 1000; number += 1) {
      const path = join(folder, number === 1 ? name : `${stem}-${number}${end}`);
      const there = await bytesOf(path);
      if (there !== null && there !== 'other' && isOwn(path, there)) {
        await rename(temporary, path);
        return path;
      }
      if (there === null && (await putNew(temporary, path))) return path;
    }
    throw new Error(`There are too many files named ${name}.`);
  });
}

async function bytesOf(path: string): Promise<Uint8Array | 'other' | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= largestOwn ? await readFile(path) : 'other';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** False: somebody else was faster. */
async function putNew(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  try {
    // Some file systems know no links.
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
