/** Milliseconds since 1970 with a fraction: for comparing instants of several processes on one machine. */
export function epoch(): number {
  return performance.timeOrigin + performance.now();
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Looks again every few milliseconds until something is found; fails with `what` after `within`. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>, within = 20_000, every = 5): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what} did not happen within ${within / 1000} s`);
    await pause(every);
  }
}
