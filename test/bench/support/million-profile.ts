import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createSystemClock } from '../../../electron/adapters/clock.ts';
import { migrations } from '../../../electron/database/migrations/all.ts';
import { openStore } from '../../../electron/database/store.ts';
import { cacheFolder } from '../../../electron/dev/steps/paths.mjs';
import { million, millionEvents } from './million-events.ts';
import { dataFile, layProfile } from './profile.ts';

const atOnce = 5000;

/** A data folder whose log holds a million events. Writing them takes a minute or two, so the file is kept for the next time. */
export function layMillion(userData: string, progress: (text: string) => void): void {
  layProfile(userData, {});
  const folder = join(cacheFolder(), 'bench');
  const kept = join(folder, `million-${recipe()}.db`);
  if (!existsSync(kept)) {
    // One of an earlier schema is of no more use, and each takes a gigabyte.
    rmSync(folder, { recursive: true, force: true });
    write(kept, progress);
  }
  const file = join(userData, dataFile);
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  copyFileSync(kept, file, constants.COPYFILE_FICLONE);
}

/** Another schema or other events make another file. */
function recipe(): string {
  const hash = createHash('sha256').update(JSON.stringify(migrations)).update(readFileSync(new URL('million-events.ts', import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}

function write(kept: string, progress: (text: string) => void): void {
  mkdirSync(join(kept, '..'), { recursive: true });
  const partial = `${kept}.partial`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${partial}${suffix}`, { force: true });
  const clock = createSystemClock();
  const store = openStore({ path: partial, clock });
  try {
    let written = 0;
    let batch = [];
    for (const event of millionEvents(clock.now())) {
      batch.push(event);
      if (batch.length < atOnce) continue;
      store.journal.append(batch);
      written += batch.length;
      batch = [];
      if (written % 100_000 === 0) progress(`written ${written.toLocaleString('en')} of ${million.toLocaleString('en')} events`);
    }
    store.journal.append(batch);
  } finally {
    store.close();
  }
  renameSync(partial, kept);
}
