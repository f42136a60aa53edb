import type { Instant } from '../time/duration.ts';
import type { TrayGlyph } from './tray.ts';

/** The one-look answer: what the tray shows and why. */
export type WatchStatus = {
  readonly glyph: TrayGlyph;
  /** Open situations that nobody acknowledged. */
  readonly alertingCount: number;
  readonly acknowledgedCount: number;
  /** Why the glyph is what it is, worst first; each one line. */
  readonly reasons: readonly string[];
  /** True while the demo watch runs. */
  readonly demo: boolean;
  readonly asOf: Instant;
};
