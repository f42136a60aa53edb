import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const RestoredSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    name: z.string(),
    takenAt: z.int(),
    undo: z.string(),
    /** What is not needed any more and could not be removed, with the reason: each start tries again. Empty: nothing is left. */
    left: z.array(z.string()).readonly(),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.string(),
    /** What is not back in its place: it lies in `undo`. Null: everything is as it was before. */
    apart: z.object({ files: z.array(z.string()).readonly(), undo: z.string() }).nullable(),
    /** What waited could not be put away: the next start tries again. */
    waits: z.boolean(),
  }),
]);
/** What a start found waiting and did. `undo` is the folder with the files from before. */
export type Restored = Readonly<z.infer<typeof RestoredSchema>>;

const markOf = (folder: string): string => join(folder, 'backups', 'restored.json');

/** On disk when it returns, and there until somebody acted on it: the plan is gone by then, and the program may be killed in between. */
export function noteRestored(folder: string, restored: Restored): void {
  writeFileSync(markOf(folder), JSON.stringify(restored), { flush: true });
}

/** What an earlier start did, and was ended before anybody acted on it. */
export function notedRestored(folder: string): Restored | null {
  try {
    return RestoredSchema.parse(JSON.parse(readFileSync(markOf(folder), 'utf8')));
  } catch {
    return null;
  }
}

/** It was acted on: what was on its way is known to be doubtful. */
export function forgetRestored(folder: string): void {
  rmSync(markOf(folder), { force: true });
}
