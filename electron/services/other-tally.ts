import { z } from 'zod';
import { shownLately, type ShownOther } from '../../shared/domain/other-budget.ts';
import type { Instant } from '../../shared/time/duration.ts';
import { createMemo } from './memo.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';

export type OtherTallyOptions = { readonly clock: Pick<Clock, 'now'>; readonly store: Pick<MetaStore, 'get' | 'set'>; readonly report: (error: unknown) => void };
type Kept = { readonly shown: readonly ShownOther[]; readonly moved: readonly { readonly at: Instant }[] };

const key = 'alerts.others';
const KeptSchema = z.object({ shown: z.array(z.object({ key: z.string(), at: z.number() })), moved: z.array(z.object({ at: z.number() })) });

/** Remembers what was shown in the last twelve hours of what is neither incident nor check, also over a restart (P1). */
export function createOtherTally({ clock, store, report }: OtherTallyOptions) {
  const memo = createMemo(store, report);
  let kept: Kept = { shown: [], moved: [] };

  function keep(next: Kept): void {
    kept = { shown: shownLately(next.shown, clock.now()), moved: shownLately(next.moved, clock.now()) };
    memo.set(key, JSON.stringify(kept));
  }
  return {
    start(): void {
      try {
        const text = memo.get(key);
        if (text !== null) kept = KeptSchema.parse(JSON.parse(text));
      } catch (error) {
        report(error);
      }
    },
    read: (): Kept => kept,
    /** Takes a place; what is returned gives it back, where nothing was shown after all. */
    shown(name: string): () => void {
      const one: ShownOther = { key: name, at: clock.now() };
      keep({ ...kept, shown: [...kept.shown, one] });
      return () => keep({ ...kept, shown: kept.shown.filter((other) => other !== one) });
    },
    moved: (): void => keep({ ...kept, moved: [...kept.moved, { at: clock.now() }] }),
  };
}

export type OtherTally = ReturnType<typeof createOtherTally>;
