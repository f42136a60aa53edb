/** Keys that reach the program whatever has the focus. */
export interface Hotkeys {
  /** Why no key can be had on this desktop at all; null: they can. */
  unavailable(): string | null;
  /** False when somebody else has this key, or the system knows none of that name. */
  register(keys: string, run: () => void): boolean;
  release(keys: string): void;
}
