/** Everything that the program keeps on this machine. */
export interface ProfileEraser {
  /** Settles that the next start erases it before anything is opened. Throws when that cannot be written: nothing is erased then. */
  ask(): void;
}
