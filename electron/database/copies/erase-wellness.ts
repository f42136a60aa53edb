import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withStorageErrors } from '../storage-fault.ts';
import { overwrite } from '../upkeep/overwrite.ts';
import { lookFolder, stagedFolder, wellnessName } from './parts.ts';

/** Overwrites and removes every copy of the wellness file that a backup or a restore left in the data folder: what is erased there must not lie beside it. */
export function eraseWellnessCopies(folder: string): void {
  const backups = join(folder, 'backups');
  const undos = existsSync(backups) ? readdirSync(backups).filter((name) => name.startsWith('before-restore-')).map((name) => join(backups, name)) : [];
  withStorageErrors(() => [lookFolder(folder), stagedFolder(folder), join(folder, 'copying.part'), ...undos].forEach(eraseWellnessIn));
}

/** With its journals. */
export function eraseWellnessIn(place: string): void {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) if (name.startsWith(wellnessName)) overwrite(join(place, name));
}
