import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDesktop, type DesktopOptions } from '../../electron/dev/desktop.mjs';
import { findElectron } from '../../electron/dev/electron-binary.mjs';
import { root } from '../../electron/dev/steps/paths.mjs';
import { run } from '../../electron/dev/steps/run.mjs';
import { openTray } from './tray-over-bus.ts';

export type StoredEvent = { readonly kind: string; readonly title: string; readonly source: string };
export type Launched = { readonly app: ElectronApplication; readonly page: Page };

/** What a policy has so that a test goes the same way at any hour of any day: nothing waits for business hours, nothing is looked at by the clock. */
export const atAnyHour = 'alerting: { holdOutsideHours: [] }\nroutines: []\n';

/** How long a machine that is busy may take over anything, in ms. */
const patience = 60_000;

export type WatchOptions = {
  readonly args?: readonly string[];
  /** Members of a policy file besides its head. Without it the default that ships is in force. */
  readonly policy?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly desktop?: DesktopOptions;
};

/** The real app on a real desktop session of its own, with a throw-away profile. */
export async function openWatch({ args = [], policy, env = {}, desktop: desktopOptions = {} }: WatchOptions = {}) {
  const desktop = await openDesktop(desktopOptions);
  const home = mkdtempSync(path.join(tmpdir(), 'watchkeeper-e2e-'));
  const profile = path.join(home, 'profile');
  const config = path.join(home, 'config');
  const electron = await findElectron();
  const tray = openTray(desktop.env);
  const appEnv = { ...desktop.env, ...electron.env, XDG_CONFIG_HOME: config, ...env } as Record<string, string>;
  const appArgs = [...electron.args, root, `--user-data-dir=${profile}`];
  if (policy !== undefined) {
    const file = path.join(home, 'policy.yaml');
    writeFileSync(file, `watchkeeper: 1\nteam: { name: Checkout team }\n${policy}`);
    appArgs.push(`--policy=${file}`);
  }
  let printed = '';

  const dataFile = path.join(profile, 'watchkeeper.db');
  function read<T>(look: (database: Database.Database) => T): T {
    const database = new Database(dataFile, { readonly: true });
    try {
      return look(database);
    } finally {
      database.close();
    }
  }
  const dunst = async (...words: readonly string[]) => (await run('dunstctl', words, { env: desktop.env })).output;

  async function start(): Promise<ElectronApplication> {
    const app = await _electron.launch({ executablePath: electron.executable, args: [...appArgs, ...args], env: appEnv, timeout: patience });
    app.context().setDefaultTimeout(patience);
    askAgain(app);
    for (const stream of [app.process().stdout, app.process().stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    return app;
  }

  return {
    desktop,
    profile,
    /** XDG_CONFIG_HOME of the app. */
    config,
    tray,
    /** Without waiting for a window. */
    start,
    async launch(): Promise<Launched> {
      const app = await start();
      return { app, page: await app.firstWindow() };
    },
    /** The same program once more, as a person starts it: ends with its exit code and what it printed. */
    runAgain: (more: readonly string[] = []) => run(electron.executable, [...appArgs, ...more], { env: appEnv }),
    /** Everything the program has printed, and its log file. */
    said: (): string => {
      const log = path.join(profile, 'logs', 'main.log');
      return `${printed}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`;
    },
    /** Empty until the app has made its data file, which comes after the window. */
    events(): readonly StoredEvent[] {
      if (!existsSync(dataFile)) return [];
      return read((database) => {
        const made = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'events'").get() !== undefined;
        return made ? database.prepare<[], StoredEvent>('SELECT kind, title, source FROM events ORDER BY id').all() : [];
      });
    },
    /** Looks into the data file. */
    read,
    integrity: (): unknown => read((database) => database.pragma('integrity_check', { simple: true })),
    /** What the notification daemon has on screen or had: one line each. */
    async notifications(): Promise<string> {
      await dunst('close-all');
      return dunst('history');
    },
    displayed: async (): Promise<number> => Number((await dunst('count', 'displayed')).trim()),
    /** Do not disturb, as a person sets it. */
    mute: (on: boolean) => dunst('set-paused', String(on)),
    /** Opens the daemon's list of buttons and presses Acknowledge. */
    pressAcknowledge: () => dunst('context'),
    /** What the panel shows when the pointer rests on our icon. */
    trayTooltip: tray.tooltip,
    async close(): Promise<void> {
      tray.close();
      await desktop.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export type Watch = Awaited<ReturnType<typeof openWatch>>;

/** Main may throw an answer away before it was read, when it tidies up its memory, and does so again and again while it starts: then it is asked again. No question here minds. */
function askAgain(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app) as (...question: readonly unknown[]) => Promise<unknown>;
  app.evaluate = (async (...question: readonly unknown[]) => {
    for (let left = 30; ; left -= 1) {
      try {
        return await ask(...question);
      } catch (error) {
        if (left === 0 || !String(error).includes('garbage collected')) throw error;
      }
    }
  }) as typeof app.evaluate;
}
