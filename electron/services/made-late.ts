/** A part that is made when it is first wanted: what is seldom used costs nothing at the start. A making that failed is tried again. */
export function madeLate<T>(make: () => Promise<T>) {
  let making: Promise<T> | null = null;
  let made: T | null = null;
  return {
    get(): Promise<T> {
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
  };
}
