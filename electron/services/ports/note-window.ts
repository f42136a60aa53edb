/** The small window that one note is written in. Showing what is shown brings it to the front. */
export interface NoteWindow {
  show(): void;
  hide(): void;
}
