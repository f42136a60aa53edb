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
  | {
    readonly ok: false;
    readonly reason: string;
    /** What is not back in its place: it lies in `undo`. Null: everything is as it was before. */
    readonly apart: { readonly files: readonly string[]; readonly undo: string } | null;
    /** What waited could not be put away: the next start tries again. */
    readonly waits: boolean;
  };

/** So many states from before a restore are kept. */
const undosKept = 2;

function readPlan(folder: string): Plan | null {
  try {
    return PlanSchema.parse(JSON.parse(readFileSync(planFile(folder), 'utf8')));
  } catch {
    return null;
  }
}

/** `file` with those beside it belong together; `aside`: it is the one from before. */
type Move = { readonly file: string; readonly from: string; readonly to: string; readonly aside: boolean };

/** What was not done, with the files from before that are not back in their place. */
class Apart extends Error {
  readonly files: readonly string[];
  constructor(cause: unknown, files: readonly string[]) {
    super(reasonOf(cause), { cause });
    this.files = files;
  }
}

/** Undoes moves, the last first; what does not go back keeps no other from it. Gives the files that are not as they were. */
function putBack(moved: readonly Move[], step: () => void): readonly string[] {
  const stuck = new Set<string>();
  for (const { file, from, to, aside } of moved.toReversed()) {
    // A journal goes back after its database, or stays with it: beside another one it would be another one's.
    if (aside && stuck.has(file)) continue;
    try {
      step();
      renameSync(to, from);
    } catch {
      // The one from before takes its place all the same, where there is one.
      if (aside || !moved.some((other) => other.aside && other.file === file)) stuck.add(file);
    }
  }
  return [...stuck].toSorted();
}

/**
 * Moves each file in use aside and the staged one into its place: an interruption anywhere leaves every file in one of three known
 * places, and the next start goes on. While a staged file is still there, what stands in its place is the old one, its journal included.
 */
function moveAll(folder: string, plan: Plan, undo: string, step: () => void): void {
  const moved: Move[] = [];
  const move = (file: string, from: string, to: string, aside: boolean): void => {
    step();
    renameSync(from, to);
    moved.push({ file, from, to, aside });
  };
  try {
    const putAside = (name: string): void => {
      const kept = withSideFiles(join(undo, name));
      const pairs = withSideFiles(join(folder, name)).map((file, index) => [file, kept[index] ?? ''] as const);
      // The journal first, so that it comes back last.
      for (const [file, aside] of pairs.toReversed()) {
        if (!existsSync(file)) continue;
        if (existsSync(aside)) throw new Error(`${aside} is there already, and is not overwritten.`);
        move(name, file, aside, true);
      }
    };
    for (const name of plan.replaced) {
      const staged = join(stagedFolder(folder), name);
      // Put in place by a run that was interrupted.
      if (!existsSync(staged)) continue;
      putAside(name);
      move(name, staged, join(folder, name), false);
    }
    plan.removed.forEach(putAside);
  } catch (error) {
    throw new Apart(error, putBack(moved, step));
  }
}

function dropOldUndos(backups: string): void {
  const undos = readdirSync(backups).filter((name) => name.startsWith('before-restore-')).toSorted().toReversed();
  for (const name of undos.slice(undosKept)) rmSync(join(backups, name), { recursive: true, force: true });
}

/** Whether nothing waits any more: a disk that takes no change lets nothing be put away either. */
function dropStaged(folder: string): boolean {
  try {
    rmSync(stagedFolder(folder), { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

/** Completes a restore that a person asked for. To be called before anything in the folder is opened. Null: none waits. `step` is for tests. */
export function putStagedInPlace(folder: string, step: () => void = () => {}): Restored | null {
  if (!existsSync(planFile(folder))) return null;
  const plan = readPlan(folder);
  if (plan === null) {
    return { ok: false, reason: 'What waited to be restored cannot be read.', apart: null, waits: !dropStaged(folder) };
  }
  const backups = join(folder, 'backups');
  const undo = join(backups, `before-restore-${stampOf(plan.askedAt)}`);
  try {
    mkdirSync(undo, { recursive: true });
    moveAll(folder, plan, undo, step);
  } catch (error) {
    const files = error instanceof Apart ? error.files : [];
    return { ok: false, reason: reasonOf(error), apart: files.length === 0 ? null : { files, undo }, waits: !dropStaged(folder) };
  }
  step();
  rmSync(stagedFolder(folder), { recursive: true, force: true });
  dropOldUndos(backups);
  return { ok: true, name: plan.name, takenAt: plan.takenAt, undo };
}
