import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { openDesktop } from '../../electron/dev/desktop.mjs';
import { root } from '../../electron/dev/steps/paths.mjs';
import { run } from '../../electron/dev/steps/run.mjs';

test.skip(process.platform !== 'linux', 'elsewhere there is always a display');

type Bus = '--session' | '--system';

async function hasOwner(name: string, env: NodeJS.ProcessEnv, bus: Bus = '--session'): Promise<boolean> {
  const { output } = await run('dbus-send', [bus, '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`], { env });
  return output.includes('boolean true');
}

/** Processes that were started with this session's folder in their environment or on their command line. */
function processesOf(home: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home);
    } catch {
      return false;
    }
  });
}

test('a session has a notification daemon, a tray host, a keyring and a window manager, and leaves nothing behind', async ({}, info) => {
  const desktop = await openDesktop();
  const home = path.dirname(desktop.env['XAUTHORITY'] ?? '');
  try {
    for (const name of ['org.freedesktop.Notifications', 'org.kde.StatusNotifierWatcher', 'org.freedesktop.secrets']) expect(await hasOwner(name, desktop.env), name).toBe(true);
    expect((await run('notify-send', ['-u', 'critical', 'Checkout is down', 'HTTP 503'], { env: desktop.env })).code).toBe(0);
    await expect.poll(async () => (await run('dunstctl', ['count', 'displayed'], { env: desktop.env })).output.trim()).toBe('1');
    const picture = info.outputPath('desktop.png');
    await desktop.screenshot(picture);
    expect(statSync(picture).size).toBeGreaterThan(1000);
    expect(statSync(desktop.env['XDG_RUNTIME_DIR'] ?? '').mode & 0o777).toBe(0o700);
    expect(processesOf(home).length).toBeGreaterThan(4);
  } finally {
    await desktop.close();
  }
  await expect.poll(() => processesOf(home)).toEqual([]);
  expect(existsSync(home)).toBe(false);
});

test('a session can be without a keyring and with a system bus of its own', async () => {
  const desktop = await openDesktop({ keyring: false, systemBus: true, size: '1024x768' });
  try {
    expect(await hasOwner('org.freedesktop.secrets', desktop.env)).toBe(false);
    expect(await hasOwner('org.freedesktop.Notifications', desktop.env)).toBe(true);
    expect(desktop.env['DBUS_SYSTEM_BUS_ADDRESS']).not.toBe(desktop.env['DBUS_SESSION_BUS_ADDRESS']);
    expect(await hasOwner('org.freedesktop.DBus', desktop.env, '--system')).toBe(true);
    expect(await hasOwner('org.freedesktop.login1', desktop.env, '--system')).toBe(false);
    expect((await run('xprop', ['-root', '_NET_DESKTOP_GEOMETRY'], { env: desktop.env })).output).toContain('1024, 768');
  } finally {
    await desktop.close();
  }
});

test('a command gets its exit code through, and a launcher that is killed takes its session along', async () => {
  const script = path.join(root, 'electron', 'dev', 'desktop.mjs');
  expect((await run(process.execPath, [script, process.execPath, '-e', 'process.exit(process.env.DISPLAY ? 7 : 1)'])).code).toBe(7);

  const launcher = spawn(process.execPath, [script, process.execPath, '-e', 'console.log(process.env.XAUTHORITY); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const authority = await new Promise<string>((resolve) => launcher.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  const home = path.dirname(authority);
  const parts = () => processesOf(home).filter((pid) => /Xvfb|dunst|xfce4-panel|openbox|keyring|dbus-daemon/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')));
  expect(parts().length).toBeGreaterThan(4);
  const orphan = processesOf(home).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('setInterval') && pid !== String(launcher.pid));
  launcher.kill('SIGKILL');
  try {
    await expect.poll(parts).toEqual([]);
  } finally {
    for (const pid of orphan) process.kill(Number(pid), 'SIGKILL');
  }
});
