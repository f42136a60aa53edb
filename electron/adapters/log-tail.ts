import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const most = 64 * 1024;

/** The last lines of the log, the newest last. */
export function readLogTail(folder: string, lines: number): readonly string[] {
  const path = join(folder, 'logs', 'main.log');
  if (!existsSync(path)) return [];
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, most);
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, size - length);
    const all = bytes.toString('utf8').split('\n').filter((line) => line.trim() !== '');
    // The first line may begin in the middle.
    return (length < size ? all.slice(1) : all).slice(-lines);
  } finally {
    closeSync(file);
  }
}
