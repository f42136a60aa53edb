import { app } from 'electron';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Starts Watchkeeper, without its window, when the person logs in; or no longer does. Throws with the system's reason. */
export function setStartAtLogin(wanted: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: ownArguments() });
    return;
  }
  const file = autostartFile();
  if (!wanted) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ownEntry());
}

/** Whether the system starts this very program at login. */
export function startsAtLogin(): boolean {
  if (process.platform !== 'linux') return app.getLoginItemSettings({ args: ownArguments() }).openAtLogin;
  const file = autostartFile();
  return existsSync(file) && readFileSync(file, 'utf8') === ownEntry();
}

function ownEntry(): string {
  return desktopEntry([...program(), ...ownArguments()]);
}

function autostartFile(): string {
  const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  return join(config, 'autostart', 'watchkeeper.desktop');
}

/** From a checkout, Electron has to be told which app to run, and with what the launcher gave this run. */
function program(): readonly string[] {
  if (app.isPackaged) return [process.env['APPIMAGE'] ?? process.execPath];
  const binding = process.env['WATCHKEEPER_SQLITE_BINDING'];
  const environment = binding === undefined ? [] : ['/usr/bin/env', `WATCHKEEPER_SQLITE_BINDING=${binding}`];
  return [...environment, process.execPath, ...(app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []), app.getAppPath()];
}

/** The profile in which the person asked for it is the one that starts. */
function ownArguments(): string[] {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  return [...(folder === '' ? [] : [`--user-data-dir=${folder}`]), '--hidden'];
}

/** Quoting of the Desktop Entry Specification, "The Exec key": in double quotes, with \ " ` $ escaped and % doubled. */
export function desktopEntry(command: readonly string[]): string {
  const exec = command.map((word) => `"${word.replaceAll(/[\\"`$]/g, String.raw`\$&`).replaceAll('%', '%%')}"`).join(' ');
  return ['[Desktop Entry]', 'Type=Application', 'Name=Watchkeeper', `Exec=${exec}`, 'X-GNOME-Autostart-enabled=true', ''].join('\n');
}
