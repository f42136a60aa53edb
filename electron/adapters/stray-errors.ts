/**
 * Hears of errors that nobody caught. Without it Electron holds the whole program up under a box until somebody presses it, and
 * the icon would go on looking calm meanwhile (promise 1). `take` must not throw.
 */
export function catchStrays(take: (error: unknown) => void): void {
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
}
