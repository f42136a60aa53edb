import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { extraParts, type CopyKind, type ExtraPart } from '../../../shared/model/data-copy.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { StorageError } from '../../services/ports/storage-error.ts';
import { flush } from '../upkeep/backup-files.ts';
import { copiedNames, dataName, filesOf, lookFolder, planFile, stagedFolder } from './parts.ts';

const knownName = z.string().refine((name) => copiedNames.includes(name));

/** What the next start does before anything is opened. */
export const PlanSchema = z.object({
  name: z.string(),
  takenAt: z.int(),
  askedAt: z.int(),
  /** Files that take the place of those in use. */
  replaced: z.array(knownName),
  /** Files that are put aside because the copy has none of them. */
  removed: z.array(knownName),
});
export type Plan = z.infer<typeof PlanSchema>;

export type StageRequest = { readonly folder: string; readonly name: string; readonly kind: CopyKind; readonly takenAt: Instant; readonly now: Instant; readonly extras: readonly ExtraPart[] };

/** Makes what `lookInto` unpacked wait for the next start. With the folder's new name it is settled; before that, nothing is. */
export function stageCopy({ folder, name, kind, takenAt, now, extras }: StageRequest): void {
  const from = lookFolder(folder);
  const to = stagedFolder(folder);
  if (!existsSync(join(from, dataName))) throw new StorageError('failed', 'Look into the backup again: what was unpacked is gone.');
  for (const part of extraParts) if (!extras.includes(part)) for (const file of filesOf[part]) rmSync(join(from, file), { force: true });
  const unpacked = readdirSync(from);
  // A saved copy without a policy was made while the default held: so it is again.
  const leaving = kind === 'saved' && extras.includes('policy') ? filesOf.policy : [];
  const plan: Plan = { name, takenAt, askedAt: now, replaced: copiedNames.filter((file) => unpacked.includes(file)), removed: leaving.filter((file) => !unpacked.includes(file)) };
  writeFileSync(join(from, 'plan.json'), JSON.stringify(plan), { flush: true });
  for (const file of unpacked) if (copiedNames.includes(file)) flush(join(from, file));
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
  if (!existsSync(planFile(folder))) throw new StorageError('failed', 'The restore could not be prepared.');
}

/** Gives up what was unpacked or waits. */
export function forgetCopy(folder: string): void {
  rmSync(lookFolder(folder), { recursive: true, force: true });
  rmSync(stagedFolder(folder), { recursive: true, force: true });
}
