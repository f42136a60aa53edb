/** Where policy texts come from and where the one in force is kept. */
export interface PolicyFiles {
  /** The text of a file; rejects with the system's reason. */
  read(path: string): Promise<string>;
  /** The same at once, for the start alone: nobody waits for anything yet. */
  readNow(path: string): string;
  /** The policy that was loaded last, or null. */
  kept(): string | null;
  /** Null: none but the default. */
  keep(text: string | null): void;
  /** The one before it, or null. */
  before(): string | null;
  keepBefore(text: string): void;
}
