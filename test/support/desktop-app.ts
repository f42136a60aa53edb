import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDesktop } from '../../electron/dev/desktop.mjs';
import { findElectron } from '../../electron/dev/electron-binary.mjs';
import { root } from '../../electron/dev/steps/paths.mjs';
import { run } from '../../electron/dev/steps/run.mjs';

export type StoredEvent = { readonly kind: string; readonly title: string; readonly source: string };

/** The real app on a real desktop session of its own, with a throw-away profile. */
export async function openWatch({ args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {}) {
  const desktop = await openDesktop();
  const profile = mkdtempSync(path.join(tmpdir(), 'watchkeeper-e2e-'));
  const electron = await findElectron();

  async function launch(): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [...electron.args, root, `--user-data-dir=${profile}`, ...args],
      env: { ...desktop.env, ...electron.env, ...env } as Record<string, string>,
    });
    return { app, page: await app.firstWindow() };
  }

  return {
    desktop,
    profile,
    launch,
    events(): readonly StoredEvent[] {
      const database = new Database(path.join(profile, 'watchkeeper.db'), { readonly: true });
      try {
        return database.prepare<[], StoredEvent>('SELECT kind, title, source FROM events ORDER BY id').all();
      } finally {
        database.close();
      }
    },
    integrity(): unknown {
      const database = new Database(path.join(profile, 'watchkeeper.db'), { readonly: true });
      try {
        return database.pragma('integrity_check', { simple: true });
      } finally {
        database.close();
      }
    },
    /** What the notification daemon has on screen or had: one line each. */
    async notifications(): Promise<string> {
      await run('dunstctl', ['close-all'], { env: desktop.env });
      return (await run('dunstctl', ['history'], { env: desktop.env })).output;
    },
    displayed: async (): Promise<number> => Number((await run('dunstctl', ['count', 'displayed'], { env: desktop.env })).output.trim()),
    /** Opens the daemon's list of buttons and presses Acknowledge. */
    pressAcknowledge: () => run('dunstctl', ['context'], { env: desktop.env }),
    /** What the panel shows when the pointer rests on our icon. */
    async trayTooltip(): Promise<string> {
      const read = (destination: string, objectPath: string, face: string, property: string) =>
        run('dbus-send', ['--session', '--print-reply=literal', `--dest=${destination}`, objectPath, 'org.freedesktop.DBus.Properties.Get', `string:${face}`, `string:${property}`], { env: desktop.env });
      const { output } = await read('org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'org.kde.StatusNotifierWatcher', 'RegisteredStatusNotifierItems');
      const item = /(:\d+\.\d+|org\.[\w.-]+)(\/[\w/]+)?/.exec(output.replace(/^.*?\[/s, ''));
      if (item?.[1] === undefined) return '';
      return (await read(item[1], item[2] ?? '/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'ToolTip')).output;
    },
    async close(): Promise<void> {
      await desktop.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
