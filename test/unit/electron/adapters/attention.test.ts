import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAttentionSense } from '../../../../electron/adapters/attention.ts';
import { attentionSources } from '../../../../shared/model/attention.ts';

describe.skipIf(process.platform === 'win32')('the desktop is asked', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-attention-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A program that writes down what it was asked and then does as told. */
  const program = (name: string, does: string) => writeFileSync(path.join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${folder}/asked"\n${does}\n`, { mode: 0o755 });
  const asked = () => (existsSync(path.join(folder, 'asked')) ? readFileSync(path.join(folder, 'asked'), 'utf8').trim().split('\n') : []);
  const make = (env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux', ownWindowFills = false) =>
    createAttentionSense({ platform, env: { PATH: folder, DISPLAY: ':9', XDG_CURRENT_DESKTOP: 'ubuntu:GNOME', ...env }, processId: 4242, ownWindowFills: () => ownWindowFills });
  const xprop = (process: number, state: string) =>
    program('xprop', `case "$1" in -root) echo "_NET_ACTIVE_WINDOW(WINDOW): window id # 0x1400003";; *) echo "_NET_WM_PID(CARDINAL) = ${process}"; echo "_NET_WM_STATE(ATOM) = ${state}";; esac`);

  it('by xprop for the window in front and then for its state', async () => {
    xprop(77, '_NET_WM_STATE_FULLSCREEN');
    expect(await make().ask('full-screen')).toEqual({ says: 'yes' });
    expect(asked()).toEqual(['xprop -root _NET_ACTIVE_WINDOW', 'xprop -id 0x1400003 _NET_WM_PID _NET_WM_STATE']);
    xprop(4242, '_NET_WM_STATE_FULLSCREEN');
    expect(await make().ask('full-screen')).toEqual({ says: 'no' });
  });

  it('and says so where nobody tells: no program, no display, no such window manager, Wayland', async () => {
    expect(await make().ask('full-screen')).toEqual({ says: 'unknown', why: expect.stringContaining('xprop is missing') });
    program('xprop', 'exit 1');
    expect((await make().ask('full-screen')).says).toBe('unknown');
    program('xprop', 'echo "_NET_ACTIVE_WINDOW:  not found."');
    expect(await make().ask('full-screen')).toEqual({ says: 'unknown', why: expect.stringContaining('window manager') });
    const before = asked().length;
    for (const env of [{ XDG_SESSION_TYPE: 'wayland' }, { WAYLAND_DISPLAY: 'wayland-0' }]) {
      expect(await make(env).ask('full-screen')).toEqual({ says: 'unknown', why: expect.stringContaining('Wayland') });
    }
    expect(asked()).toHaveLength(before);
  });

  it('GNOME alone about its banners', async () => {
    program('gsettings', 'echo false');
    expect(await make().ask('do-not-disturb')).toEqual({ says: 'yes' });
    expect(asked()).toEqual(['gsettings get org.gnome.desktop.notifications show-banners']);
    expect((await make({ XDG_CURRENT_DESKTOP: 'KDE' }).ask('do-not-disturb')).says).toBe('unknown');
    program('gsettings', 'echo "No such schema" >&2; exit 1');
    expect((await make().ask('do-not-disturb')).says).toBe('unknown');
    expect(asked()).toHaveLength(2);
  });

  it('PipeWire about screen casts; that there is none means nothing under X11', async () => {
    const wayland = { XDG_SESSION_TYPE: 'wayland' };
    expect((await make(wayland).ask('screen-sharing')).says).toBe('unknown');
    program('pw-dump', 'echo "[]"');
    expect((await make().ask('screen-sharing')).says).toBe('unknown');
    expect(await make(wayland).ask('screen-sharing')).toEqual({ says: 'no' });
    program('pw-dump', `echo '[{"id":47,"type":"PipeWire:Interface:Node","info":{"state":"running","props":{"media.class":"Stream/Output/Video"}}}]'`);
    expect([await make().ask('screen-sharing'), await make(wayland).ask('screen-sharing')]).toEqual([{ says: 'yes' }, { says: 'yes' }]);
  });

  it('and a program that hangs is ended', async () => {
    program('xprop', 'exec /bin/sleep 60');
    expect((await make().ask('full-screen')).says).toBe('unknown');
  });

  it('Windows once for all that is asked at a moment', async () => {
    program('powershell.exe', 'echo 2');
    const sense = make({}, 'win32');
    expect((await Promise.all(attentionSources.map(sense.ask))).map(({ says }) => says)).toEqual(['yes', 'unknown', 'unknown']);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatch(/^powershell\.exe -NoProfile -NonInteractive -Command .*SHQueryUserNotificationState/);
    expect(await make({}, 'win32', true).ask('full-screen')).toEqual({ says: 'no' });
  });

  it.each(['darwin', 'freebsd'] as const)('%s tells nothing, and that is said', async (platform) => {
    const sense = make({}, platform);
    for (const source of attentionSources) expect(await sense.ask(source)).toEqual({ says: 'unknown', why: expect.stringMatching(/\.$/) });
    expect(asked()).toEqual([]);
  });
});
