/** Small things that the next window should remember; losing them costs nothing, so every failure is silent. `undefined` forgets. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(`watchkeeper.${key}`);
    else localStorage.setItem(`watchkeeper.${key}`, JSON.stringify(value));
  } catch {
    // Storage that is full or refused: the next window starts afresh.
  }
}

/** What was kept, as unknown: whoever reads it checks it. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`watchkeeper.${key}`) ?? 'null');
  } catch {
    return null;
  }
}
