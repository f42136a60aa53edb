/** The window that dims the screen while a break is taken. Showing what is shown, and hiding what is not, is harmless. */
export interface BreakWindow {
  show(): void;
  hide(): void;
}
