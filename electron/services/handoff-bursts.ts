import { second, type Instant } from '../../shared/time/duration.ts';

type Typed = { readonly id: string; readonly editor: string; readonly target: string; readonly at: Instant; readonly place: number };

/** Typing in one place goes on as one burst through pauses up to this, and no longer than that at a stretch. */
const pause = 3 * second;
const longest = 20 * second;

/** Which changes are taken back together: those of one place, typed at one go. */
export function createHandoffBursts() {
  const last = new Map<string, Typed & { readonly burst: number; readonly began: Instant }>();
  return {
    /** The number of the burst that a change belongs to. */
    of(typed: Typed): number {
      const before = last.get(typed.id);
      const goesOn = before !== undefined && before.editor === typed.editor && before.target === typed.target
        && before.place === typed.place - 1 && typed.at - before.at <= pause && typed.at - before.began <= longest && typed.at >= before.at;
      const burst = goesOn ? before.burst : typed.place;
      last.set(typed.id, { ...typed, burst, began: goesOn ? before.began : typed.at });
      return burst;
    },
    /** Whatever comes next begins a new one. */
    end: (id: string): void => void last.delete(id),
  };
}
