import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../../shared/domain/reason-of.ts';
import { stampOf, withSideFiles } from '../upkeep/backup-files.ts';
import { planFile, stagedFolder } from './parts.ts';
import { notedRestored, noteRestored, type Restored } from './restored.ts';
import { PlanSchema, type Plan } from './stage-copy.ts';
import { dropEmptyUndo, oldUndos, takeTurn } from './undos.ts';

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

const noStep = (): void => {};
type Left = string[];

/** What does not go is named in `left`, and keeps nothing else from going. */
function attempt(left: Left, what: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    left.push(`${what} (${reasonOf(error)})`);
    return false;
  }
}

function dropOldUndos(backups: string, left: Left, step: () => void): void {
  let undos: readonly string[] = [];
  attempt(left, backups, () => {
    undos = oldUndos(backups);
  });
  for (const undo of undos) {
    attempt(left, undo, () => {
      step();
      rmSync(undo, { recursive: true, force: true });
    });
  }
}

/** The plan first: while it is there all that it needs is, too, and without it nothing waits any more. Gives whether that is so. */
function dropStaged(folder: string, left: Left, step: () => void = noStep): boolean {
  const staged = stagedFolder(folder);
  if (!existsSync(staged)) return true;
  const settled = attempt(left, planFile(folder), () => {
    step();
    rmSync(planFile(folder), { force: true });
  });
  if (settled) {
    attempt(left, staged, () => {
      step();
      rmSync(staged, { recursive: true, force: true });
    });
  }
  return settled;
}

/** In the folder of the undo, where the plan outlived its restore: followed again, it would put aside what was made since. */
const doneName = 'done';

function tidy(folder: string, undo: string | null, step: () => void): Left {
  const left: Left = [];
  if (!dropStaged(folder, left, step) && undo !== null) attempt(left, join(undo, doneName), () => writeFileSync(join(undo, doneName), ''));
  dropOldUndos(join(folder, 'backups'), left, step);
  return left;
}

/**
 * Completes a restore that a person asked for. To be called before anything in the folder is opened; it never throws. It says the same at the
 * next start, until `forgetRestored`. Null: none waits; what an earlier one left behind is removed, and `report` hears of what is not. `step` is
 * for tests.
 */
export function putStagedInPlace(folder: string, report: (left: string) => void, step: () => void = noStep): Restored | null {
  const tell = (left: Left): Left => {
    if (left.length > 0) report(`restore: not needed any more, and not removed: ${left.join('; ')}`);
    return left;
  };
  // Before the plan is put away. Where it cannot be written, this start knows it all the same.
  const note = (restored: Restored): void => {
    try {
      noteRestored(folder, restored);
    } catch (error) {
      report(`restore: not noted for the next start: ${reasonOf(error)}`);
    }
  };
  if (!existsSync(planFile(folder))) {
    tell(tidy(folder, null, step));
    return notedRestored(folder);
  }
  const plan = readPlan(folder);
  if (plan === null) {
    return { ok: false, reason: 'What waited to be restored cannot be read.', apart: null, waits: !dropStaged(folder, []) };
  }
  const undo = join(folder, 'backups', `before-restore-${stampOf(plan.askedAt)}`);
  if (existsSync(join(undo, doneName))) {
    tell(tidy(folder, undo, step));
    return notedRestored(folder);
  }
  try {
    mkdirSync(undo, { recursive: true });
    takeTurn(undo);
    moveAll(folder, plan, undo, step);
  } catch (error) {
    const files = error instanceof Apart ? error.files : [];
    attempt([], undo, () => dropEmptyUndo(undo));
    const failed = { ok: false, reason: reasonOf(error), apart: files.length === 0 ? null : { files, undo }, waits: false } as const;
    if (failed.apart !== null) note(failed);
    return { ...failed, waits: !dropStaged(folder, []) };
  }
  const done = { ok: true, name: plan.name, takenAt: plan.takenAt, undo, left: [] } as const;
  note(done);
  return { ...done, left: tell(tidy(folder, undo, step)) };
}
