import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { scratchFolder } from './scratch.ts';

export type SmallDisk = { readonly folder: string; readonly fill: () => void; readonly free: () => void };

/** A disk of 4 MB of its own, half of it taken by something that can leave, and which can be filled to the last byte. Null where the system lets nobody make one. */
export function mountSmallDisk(): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = scratchFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'watchkeeper-test', folder]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(2 ** 21));
  return {
    folder,
    fill: () => {
      for (const size of [2 ** 20, 2 ** 16, 4096, 1]) {
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // It is full for pieces of this size.
        }
      }
    },
    free: () => rmSync(ballast, { force: true }),
  };
}
