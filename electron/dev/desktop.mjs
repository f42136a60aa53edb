import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { waitFor, waitForName } from './session/bus.mjs';
import { signalGroup, startPart, stopPart } from './session/child.mjs';
import { layOut, makeHome } from './session/files.mjs';
import { runDesktopCommand } from './session/command.mjs';
import { isMain } from './steps/paths.mjs';
import { run } from './steps/run.mjs';
import { Explained, exitWith } from './steps/report.mjs';

/**
 * @typedef {object} Desktop
 * @property {NodeJS.ProcessEnv} env the whole environment for programs that shall run on it
 * @property {(file: string) => Promise<void>} screenshot of everything: windows, notifications, tray
 * @property {(name: string) => string} log what a part of the session printed
 * @property {(service: Service) => Promise<void>} startService returns when it is ready; one that runs is left alone
 * @property {(service: Service) => Promise<void>} stopService as when it crashes: returns when it is gone
 * @property {() => Promise<void>} close
 *
 * @typedef {'notifications' | 'tray'} Service what a desktop may lack, or lose and get back
 *
 * @typedef {object} DesktopOptions
 * @property {boolean} [keyring] a secret service, unlocked; without it the system offers none
 * @property {string} [keyringFolder] where secrets are kept; by default they are thrown away with the session
 * @property {boolean} [systemBus] a private system bus, empty, on which a test may stand in for the system's services
 * @property {readonly Service[]} [without] services that are not started with the session
 * @property {string} [size] WIDTHxHEIGHT
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * A real desktop session on a display that nobody sees: an X server, a session bus, a window manager, a notification
 * daemon, a tray host and a keyring, each ready when this returns.
 * @param {DesktopOptions} options
 * @returns {Promise<Desktop>}
 */
export async function openDesktop({ keyring = true, keyringFolder, systemBus = false, without = [], size = '1280x800', env: inherited = process.env } = {}) {
  const home = makeHome();
  const files = layOut(home, keyringFolder ?? path.join(home, 'data'));
  /** @type {import('./session/child.mjs').Part[]} */
  const parts = [];
  /** @param {Parameters<typeof startPart>} start */
  const start = (...start) => {
    const part = startPart(...start);
    parts.push(part);
    return part;
  };
  const killAll = () => {
    for (const { child } of parts) if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', killAll);
  const close = async () => {
    process.off('exit', killAll);
    // The display goes last, so that nothing complains about having lost it.
    for (const part of parts.toReversed()) await stopPart(part);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const { WAYLAND_DISPLAY: _wayland, ...base } = inherited;
    const [display, bus, system] = await Promise.all([
      startDisplay(start, files, size, base),
      startBus(start, files, 'session-bus', base),
      systemBus ? startBus(start, files, 'system-bus', base) : undefined,
    ]);
    const env = {
      ...base,
      DISPLAY: display,
      XAUTHORITY: files.authority,
      XDG_RUNTIME_DIR: files.runtime,
      XDG_CURRENT_DESKTOP: 'GNOME',
      XDG_SESSION_TYPE: 'x11',
      NO_AT_BRIDGE: '1',
      DBUS_SESSION_BUS_ADDRESS: bus,
      ...(system !== undefined && { DBUS_SYSTEM_BUS_ADDRESS: system }),
    };
    const own = { ...env, XDG_CONFIG_HOME: files.config, XDG_DATA_HOME: files.data, XDG_CACHE_HOME: files.cache };

    const windows = start('openbox', ['--sm-disable'], { env: own, log: files.log('openbox') });
    const services = {
      notifications: { busName: 'org.freedesktop.Notifications', start: () => start('dunst', ['-config', path.join(files.config, 'dunst', 'dunstrc')], { env: own, log: files.log('dunst') }) },
      tray: { busName: 'org.kde.StatusNotifierWatcher', start: () => start('xfce4-panel', ['--disable-wm-check'], { env: { ...own, XDG_CURRENT_DESKTOP: 'XFCE' }, log: files.log('xfce4-panel') }) },
    };
    /** @type {Map<Service, import('./session/child.mjs').Part>} */
    const running = new Map();
    /** @param {Service} service */
    const startService = async (service) => {
      if (running.has(service)) return;
      const part = services[service].start();
      running.set(service, part);
      await waitForName(services[service].busName, { env, part });
    };
    /** @param {Service} service */
    const stopService = async (service) => {
      const part = running.get(service);
      running.delete(service);
      if (part !== undefined) await stopPart(part);
    };
    const secrets = keyring
      ? start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], { env: own, log: files.log('keyring'), input: 'watchkeeper' })
      : undefined;
    await Promise.all([
      waitForManager(env, windows),
      ...(/** @type {const} */ (['notifications', 'tray'])).filter((service) => !without.includes(service)).map(startService),
      secrets && waitForName('org.freedesktop.secrets', { env, part: secrets }),
    ]);

    return {
      env,
      startService,
      stopService,
      close,
      log: (name) => readFileSync(files.log(name), 'utf8'),
      screenshot: async (file) => {
        const { code, output } = await run('import', ['-window', 'root', path.resolve(file)], { env, timeoutMs: 20_000 });
        if (code !== 0) throw new Explained(`The screenshot ${file} could not be taken:\n${output}`);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {typeof startPart} start
 * @param {import('./session/files.mjs').SessionFiles} files
 * @param {string} size
 * @param {NodeJS.ProcessEnv} env
 */
async function startDisplay(start, files, size, env) {
  const part = start('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset', '-auth', files.authority], {
    env,
    log: files.log('display'),
    pipe: true,
  });
  let number = '';
  part.child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => { number += chunk.toString(); });
  return waitFor(() => (number.endsWith('\n') ? `:${number.trim()}` : undefined), { what: 'a display', part });
}

/**
 * @param {typeof startPart} start
 * @param {import('./session/files.mjs').SessionFiles} files
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
async function startBus(start, files, name, env) {
  const part = start('dbus-daemon', [`--config-file=${files.busConfig}`, '--nofork', '--nopidfile', '--nosyslog', '--print-address=3'], {
    env: { ...env, XDG_RUNTIME_DIR: files.runtime, XDG_CONFIG_HOME: files.config, XDG_DATA_HOME: files.data, XDG_CACHE_HOME: files.cache },
    log: files.log(name),
    pipe: true,
  });
  let address = '';
  part.child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => { address += chunk.toString(); });
  return waitFor(() => (address.endsWith('\n') ? address.trim() : undefined), { what: 'a bus address', part });
}

/**
 * A window manager announces itself on the root window; before that, windows have no frame and no place.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./session/child.mjs').Part} part
 */
function waitForManager(env, part) {
  return waitFor(
    async () => {
      const { output } = await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env, timeoutMs: 5000 });
      return /window id/.test(output) ? true : undefined;
    },
    { what: 'a window manager', part },
  );
}

if (isMain(import.meta.url)) await exitWith(() => runDesktopCommand(process.argv.slice(2), openDesktop));
