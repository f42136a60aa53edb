import { z } from 'zod';
import { attemptWith } from './attempt.ts';
import type { MetaStore } from './ports/meta-store.ts';

const TicksSchema = z.record(z.string(), z.record(z.string(), z.boolean()));

/** What the person ticked or unticked of routines that are still open, kept over a restart. */
export function createRoutineTicks(meta: MetaStore, report: (error: unknown) => void) {
  const attempt = attemptWith(report);
  let ticks = read();

  function read(): z.infer<typeof TicksSchema> {
    const text = meta.get('routine.ticks');
    try {
      return text === null ? {} : TicksSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return {};
    }
  }
  function keep(next: z.infer<typeof TicksSchema>): void {
    meta.set('routine.ticks', JSON.stringify(next));
    ticks = next;
  }

  return {
    of: (id: string): ReadonlyMap<string, boolean> => new Map(Object.entries(ticks[id] ?? {})),
    /** On disk when it returns. */
    set: (id: string, item: string, done: boolean): void => keep({ ...ticks, [id]: { ...ticks[id], [item]: done } }),
    /** Forgets what belongs to routines that are over. */
    keepOnly(ids: readonly string[]): void {
      const left = Object.entries(ticks).filter(([id]) => ids.includes(id));
      if (left.length < Object.keys(ticks).length) attempt(() => keep(Object.fromEntries(left)));
    },
  };
}
