import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** So many states from before a restore are kept. */
const undosKept = 2;

/** In the folder of an undo: which restore it is of, counted, because the stamp in its name is only as right as the clock was. */
const turnName = 'turn';

/** 0 for one from before they were counted. */
function turnOf(undo: string): number {
  try {
    return Number(readFileSync(join(undo, turnName), 'utf8'));
  } catch {
    return 0;
  }
}

/** Folders, the newest first. */
function undosIn(backups: string): readonly string[] {
  if (!existsSync(backups)) return [];
  const named = readdirSync(backups).filter((name) => name.startsWith('before-restore-')).toSorted().toReversed().map((name) => join(backups, name));
  return named.map((undo) => ({ undo, turn: turnOf(undo) })).toSorted((one, other) => other.turn - one.turn).map(({ undo }) => undo);
}

/** The undo of a restore that begins is the newest, and stays so when the restore is taken up again. */
export function takeTurn(undo: string): void {
  const turns = undosIn(dirname(undo)).map(turnOf);
  if (turnOf(undo) === 0) writeFileSync(join(undo, turnName), String(1 + Math.max(0, ...turns)));
}

/** The folders of those beyond the newest. */
export function oldUndos(backups: string): readonly string[] {
  return undosIn(backups).slice(undosKept);
}

/** One that holds nothing, of a restore that did not take place, would push out one that does. */
export function dropEmptyUndo(undo: string): void {
  if (readdirSync(undo).every((name) => name === turnName)) rmSync(undo, { recursive: true, force: true });
}
