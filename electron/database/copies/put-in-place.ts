import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../../shared/domain/reason-of.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { stampOf, withSideFiles } from '../upkeep/backup-files.ts';
import { planFile, stagedFolder } from './parts.ts';
import { PlanSchema, type Plan } from './stage-copy.ts';

/** What a start found waiting and did. `undo` is the folder with the files from before. */
export type Restored =
  | { readonly ok: true; readonly name: string; readonly takenAt: Instant; readonly undo: string }
  | { readonly ok: false; readonly reason: string };

/** So many states from before a restore are kept. */
const undosKept = 2;

function readPlan(folder: string): Plan | null {
  try {
    return PlanSchema.parse(JSON.parse(readFileSync(planFile(folder), 'utf8')));
  } catch {
    return null;
  }
}

type Move = { readonly from: string; readonly to: string };

/**
 * Moves each file in use aside and the staged one into its place: an interruption anywhere leaves every file in one of three known
 * places, and the next start goes on. While a staged file is still there, what stands in its place is the old one, its journal included.
 */
function moveAll(folder: string, plan: Plan, undo: string, step: () => void): void {
  const moved: Move[] = [];
  const move = (from: string, to: string): void => {
    step();
    renameSync(from, to);
    moved.push({ from, to });
  };
  try {
    const putAside = (name: string): void => {
      const kept = withSideFiles(join(undo, name));
      withSideFiles(join(folder, name)).forEach((file, index) => {
        const aside = kept[index];
        if (aside !== undefined && existsSync(file)) move(file, aside);
      });
    };
    for (const name of plan.replaced) {
      const staged = join(stagedFolder(folder), name);
      // Put in place by a run that was interrupted.
      if (!existsSync(staged)) continue;
      putAside(name);
      move(staged, join(folder, name));
    }
    plan.removed.forEach(putAside);
  } catch (error) {
    for (const { from, to } of moved.toReversed()) renameSync(to, from);
    throw error;
  }
}

function dropOldUndos(backups: string): void {
  const undos = readdirSync(backups).filter((name) => name.startsWith('before-restore-')).toSorted().toReversed();
  for (const name of undos.slice(undosKept)) rmSync(join(backups, name), { recursive: true, force: true });
}

/** Completes a restore that a person asked for. To be called before anything in the folder is opened. Null: none waits. `step` is for tests. */
export function putStagedInPlace(folder: string, step: () => void = () => {}): Restored | null {
  if (!existsSync(planFile(folder))) return null;
  const plan = readPlan(folder);
  if (plan === null) {
    rmSync(stagedFolder(folder), { recursive: true, force: true });
    return { ok: false, reason: 'What waited to be restored cannot be read.' };
  }
  const backups = join(folder, 'backups');
  const undo = join(backups, `before-restore-${stampOf(plan.askedAt)}`);
  try {
    mkdirSync(undo, { recursive: true });
    moveAll(folder, plan, undo, step);
  } catch (error) {
    rmSync(stagedFolder(folder), { recursive: true, force: true });
    return { ok: false, reason: reasonOf(error) };
  }
  step();
  rmSync(stagedFolder(folder), { recursive: true, force: true });
  dropOldUndos(backups);
  return { ok: true, name: plan.name, takenAt: plan.takenAt, undo };
}
