import type { Figure } from './figure.ts';

export type ElectronBinary = {
  readonly executable: string;
  readonly version: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** What a benchmark gets from whoever runs it. */
export type BenchContext = {
  /** The checkout, built. */
  readonly root: string;
  /** Started at the first use, as the benchmarks of plain Node do without. */
  readonly electron: () => Promise<ElectronBinary>;
  /** The environment of a desktop session: at least a display with a window manager. */
  readonly desktop: () => Promise<NodeJS.ProcessEnv>;
  /** Fewer and shorter runs: to see that everything works, not to judge. */
  readonly quick: boolean;
  readonly wants: (id: string) => boolean;
  /** Says what is being done now. */
  readonly progress: (text: string) => void;
};

export type Bench = {
  /** The rows it answers for, in the order of its lines. */
  readonly ids: readonly string[];
  readonly run: (context: BenchContext) => AsyncIterable<Figure>;
};
