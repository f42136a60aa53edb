export type FileKind = { readonly name: string; readonly extensions: readonly string[] };

/** The system's own dialogs for files, and the file that a person chose in one. */
export interface FileDialogs {
  /** The path of a file to read; null: none was chosen. */
  chooseFile(title: string, kinds: readonly FileKind[]): Promise<string | null>;
  /** The path of a file to write; null: none was chosen. */
  choosePlace(title: string, suggestedName: string): Promise<string | null>;
  /** The whole text or nothing; throws with the system's reason. */
  write(path: string, text: string): Promise<void>;
}
