export type Random = {
  /** From 0 to just under 1. */
  next(): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  one<T>(of: readonly [T, ...T[]]): T;
};

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    one: (of) => of[Math.floor(next() * of.length)] ?? of[0],
  };
}
