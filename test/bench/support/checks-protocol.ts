/** What a process that runs checks is told, as one JSON argument. */
export type ChecksOrder = {
  readonly target: string;
  /** Endpoints that answer at once, `/check/0` … */
  readonly healthy: number;
  /** Endpoints that take the connection and then say nothing, or a byte a second: `/hang/0` … */
  readonly hanging: number;
  readonly intervalMs: number;
  /** Not counted: connections are made, code is compiled. */
  readonly settleMs: number;
  /** The length of one measurement, and how many follow each other. */
  readonly measureMs: number;
  readonly rounds: number;
  /** An empty folder. */
  readonly folder: string;
};

/** What it found in one round; printed as a JSON list. */
export type ChecksReport = {
  /** Probes of healthy endpoints that were begun while measuring. */
  readonly begun: number;
  /** Healthy probes that the grid asked for and that were not begun. */
  readonly missed: number;
  /** Healthy probes that did not pass. */
  readonly failed: number;
  readonly cpuMs: number;
  /** How late each healthy probe began against the grid of its endpoint, which its own earliest probe defines, in ms. */
  readonly lateness: readonly number[];
};
