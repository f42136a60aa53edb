import { app } from 'electron';
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrillLauncher } from '../services/ports/drill-launcher.ts';
import { settingsName } from './settings-file.ts';

/** In the drill's folder: what it is to play. */
export const orderName = 'drill.json';

export type DrillLauncherOptions = {
  /** Of the real watch; drills have theirs in it. */
  readonly folder: string;
  /** What must stand before the flags: the app's folder in a checkout. */
  readonly appPath: string | null;
  /** Chromium's own flags that hold for the drill as well. */
  readonly flags: readonly string[];
  readonly report: (problem: unknown) => void;
};

/** This program once more, with a data folder, a lock, a window and a tray icon of its own. It ends when we do. */
export function createDrillLauncher({ folder, appPath, flags, report }: DrillLauncherOptions): DrillLauncher {
  const drills = join(folder, 'drills');
  /** Not at one go: the folder of a program is many files, and the watch goes on. */
  const clear = (what: string) => rm(what, { recursive: true, force: true, maxRetries: 5 });
  return {
    async launch({ order, policy, preferences }, { said, ended }) {
      // What an earlier run left behind when it was killed.
      await clear(drills);
      const home = join(drills, order.id);
      await mkdir(home, { recursive: true });
      await writeFile(join(home, orderName), JSON.stringify(order));
      await writeFile(join(home, `${settingsName}.json`), JSON.stringify({ preferences }));
      if (policy !== null) await writeFile(join(home, 'policy.yaml'), policy);
      const child = spawn(process.execPath, [...flags, ...(appPath === null ? [] : [appPath]), `--user-data-dir=${home}`, '--drill'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], windowsHide: false });
      child.on('message', said);
      // A drill does not outlive the watch.
      const leave = () => void (child.connected && child.disconnect());
      child.once('spawn', () => app.once('will-quit', leave));
      child.once('exit', () => {
        app.off('will-quit', leave);
        clear(home).catch(report);
        ended();
      });
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
      child.on('error', report);
      return { tell: (told) => void (child.connected && child.send(told)) };
    },
  };
}

/** Chromium's own flags by which this program runs, which hold for a drill as well; never those of a debugger or of a profile. */
const kept = /^--(no-sandbox|disable-|enable-|force-|ozone-|gtk-version|use-gl|password-store|lang)/;

export function drillFlags(argv: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const flags = argv.filter((word) => kept.test(word));
  // A test looks at a drill from outside.
  return env['WATCHKEEPER_DRILL_DEBUGGER'] === '1' ? [...flags, '--remote-debugging-port=0'] : flags;
}
