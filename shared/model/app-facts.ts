/** What the program is and runs on, for the About line and diagnostics. */
export type AppFacts = {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly sqlite: string;
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly dataFolder: string;
  readonly zone: string;
};
