import type { FileKind } from './file-dialogs.ts';

/** The text of a file, or why it is not read. `too-large` is said before anything of it is in memory. */
export type ReadText = { readonly result: 'text'; readonly text: string } | { readonly result: 'too-large' | 'no-file' | 'no-text' | 'failed'; readonly reason: string };

/** Files that handoffs come in and go out by. */
export interface HandoffFiles {
  /** The path of a file to read; null: none was chosen. */
  chooseFile(title: string, kinds: readonly FileKind[]): Promise<string | null>;
  choosePlace(title: string, suggestedName: string): Promise<string | null>;
  chooseFolder(title: string): Promise<string | null>;
  /** Never more than `limit` bytes are read. */
  readText(path: string, limit: number): Promise<ReadText>;
  /** Whole or not at all, over what is there: a person chose that name. Throws with the system's reason. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /**
   * Whole or not at all, under a name that nobody else uses: where the file is there already and `isOwn` does not know its bytes, a number
   * is added to the name. Returns the path. Throws with the system's reason.
   */
  writeBeside(folder: string, name: string, bytes: Uint8Array, isOwn: (path: string, there: Uint8Array) => boolean): Promise<string>;
}
