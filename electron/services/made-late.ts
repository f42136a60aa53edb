/**
 * A part that is made when it is first wanted: what is seldom used costs nothing at the start. A making that failed is tried again.
 * `stop` ends one that was made, also one that is just being made when the program ends.
 */
export function madeLate<T>(make: () => Promise<T>, stop: (part: T) => void | Promise<void> = () => {}) {
  let making: Promise<T> | null = null;
  let made: T | null = null;
  let ended = false;
  return {
    get(): Promise<T> {
      if (ended) return Promise.reject(new Error('Watchkeeper is ending.'));
      making ??= make().then(
        (part) => (made = part),
        (error: unknown) => {
          making = null;
          throw error;
        },
      );
      return making;
    },
    /** Null while nobody wanted it. */
    made: (): T | null => made,
    /** For good. Rejects when it does not stop; of a making that fails meanwhile those are told who wanted it. */
    async end(): Promise<void> {
      ended = true;
      const part = await making?.catch(() => null);
      if (part !== null && part !== undefined) await stop(part);
    },
  };
}
