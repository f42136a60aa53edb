/** `watch.seenAt`: when the program last said that it was watching, in epoch milliseconds. */
export type MetaKey = 'watch.seenAt' | 'data.repair';

/** Single values that outlive the program, on disk when `set` returns. */
export interface MetaStore {
  get(key: MetaKey): string | null;
  set(key: MetaKey, value: string): void;
  remove(key: MetaKey): void;
}
