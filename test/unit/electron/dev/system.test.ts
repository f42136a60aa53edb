import { describe, expect, test } from 'vitest';
import { isChromiumLog } from '../../../../electron/dev/steps/app.mjs';
import { missingIn, missingPrograms, packageNames } from '../../../../electron/dev/steps/debian.mjs';
import { needsSession, sessionKeyring } from '../../../../electron/dev/steps/display.mjs';
import { pictureCommand } from '../../../../electron/dev/steps/screenshot.mjs';
import { parseDesktopCommand } from '../../../../electron/dev/session/command.mjs';

describe('the display', () => {
  test.each([
    ['linux', {}, true],
    ['linux', { DISPLAY: '' }, true],
    ['linux', { DISPLAY: ':0' }, false],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['darwin', {}, false],
    ['win32', {}, false],
  ] as const)('on %s with %o a session is made: %s', (platform, env, expected) => {
    expect(needsSession(platform, env)).toBe(expected);
  });

  test("a session's secrets are kept apart from the person's own keyring", () => {
    expect(sessionKeyring({}, '/home/kim')).toBe('/home/kim/.local/share/watchkeeper-session');
    expect(sessionKeyring({ XDG_DATA_HOME: '/data' }, '/home/kim')).toBe('/data/watchkeeper-session');
  });

  test('pictures are taken with what the system has', () => {
    expect(pictureCommand('linux', 'a.png')).toEqual({ command: 'import', args: ['-window', 'root', 'a.png'] });
    expect(pictureCommand('darwin', 'a.png')).toEqual({ command: 'screencapture', args: ['-x', 'a.png'] });
    expect(() => pictureCommand('win32', 'a.png')).toThrow(/Linux and macOS/);
  });
});

describe('system packages', () => {
  test('missing libraries are read out of the report of ldd', () => {
    expect(missingIn('\tlibgbm.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibnss3.so => not found\n')).toEqual(['libgbm.so.1', 'libnss3.so']);
    expect(missingIn('\tstatically linked\n')).toEqual([]);
  });

  test('every program of a session is missed where there is none', () => {
    expect(missingPrograms({ PATH: '/nowhere' })).toEqual(expect.arrayContaining(['Xvfb', 'dunst', 'xfce4-panel', 'gnome-keyring-daemon', 'import']));
    expect(missingPrograms({})).toContain('Xvfb');
  });

  test('names follow the release, and a session is asked for only where it is needed', () => {
    const newer = (name: string) => name === 'libasound2t64';
    expect(packageNames({ withSession: false, hasPackage: newer })).toContain('libasound2t64');
    expect(packageNames({ withSession: false, hasPackage: () => false })).toEqual(expect.arrayContaining(['libasound2', 'libgtk-3-0']));
    expect(packageNames({ withSession: false, hasPackage: newer })).not.toContain('xvfb');
    expect(packageNames({ withSession: true, hasPackage: newer })).toEqual(expect.arrayContaining(['xvfb', 'dunst', 'fonts-dejavu-core']));
    expect(packageNames({ withSession: true, hasPackage: (name) => name === 'dbus' }).filter((name) => name.startsWith('dbus'))).toEqual(['dbus']);
  });
});

test("Chromium's own log is told from what the app prints", () => {
  expect(isChromiumLog('[3081:1123/104758.909313:ERROR:bus.cc(407)] Failed to connect to the bus')).toBe(true);
  expect(isChromiumLog('ALERT SEV-1 [12:00] Checkout is down')).toBe(false);
  expect(isChromiumLog('[checks] 12 of 14 pass')).toBe(false);
});

describe('desktop.mjs', () => {
  test('takes its flags before the command, and leaves the command its own', () => {
    expect(parseDesktopCommand(['--no-keyring', '--system-bus', '--size=1440x900', 'electron', '--no-sandbox', '.'])).toEqual({
      options: { keyring: false, systemBus: true, size: '1440x900' },
      command: 'electron',
      args: ['--no-sandbox', '.'],
    });
  });

  test.each([[[]], [['--no-keyrings', 'electron']], [['--size=big', 'electron']]])('%o is refused', (argv) => {
    expect(() => parseDesktopCommand(argv)).toThrow(/usage:/);
  });
});
