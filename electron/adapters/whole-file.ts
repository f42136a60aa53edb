import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes beside where it is to be, flushed, for `then` to put it in its place; whatever becomes of that, nothing is left lying about. */
export async function asTemporary<T>(folder: string, content: string | Uint8Array, then: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = join(folder, `.watchkeeper-${randomUUID()}`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return await then(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Beside its place first, then into it in one step: a crash or a full disk leaves what was there before. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await asTemporary(dirname(path), content, (temporary) => rename(temporary, path));
}
