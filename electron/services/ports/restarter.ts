/** Ends the program in the regular way and starts it again. */
export interface Restarter {
  restart(): void;
}
