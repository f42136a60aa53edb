/** Where policy texts come from and where the one in force is kept. */
export interface PolicyFiles {
  /** The text of a file; throws with the system's reason. */
  read(path: string): string;
  /** The policy that was loaded last, or null. */
  kept(): string | null;
  keep(text: string): void;
}
