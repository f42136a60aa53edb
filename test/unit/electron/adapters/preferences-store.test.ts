import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPreferences as openStore } from '../../../../electron/adapters/preferences-store.ts';
import { readFirstSettings } from '../../../../electron/adapters/settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchkeeper-preferences-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openPreferences(folder: string, now: number) {
  const first = readFirstSettings(folder, now);
  return { ...first, ...openStore(folder) };
}
const file = () => join(folder, 'preferences.json');

describe('settings and preferences (faults 20)', () => {
  it('starts with the defaults and keeps what is set', () => {
    expect(openPreferences(folder, 1).get()).toMatchObject({ theme: 'system', demo: true, textScale: 1 });
    openPreferences(folder, 1).set({ theme: 'dark' });
    expect(openPreferences(folder, 2).get().theme).toBe('dark');
  });

  it('survives a cut at every byte with the last good settings, and keeps the broken file', () => {
    openPreferences(folder, 1).set({ theme: 'light', textScale: 1.2 });
    const whole = readFileSync(file());
    for (let length = 0; length < whole.length - 2; length += 1) {
      writeFileSync(file(), whole.subarray(0, length));
      const store = openPreferences(folder, length);
      expect(store.get()).toMatchObject({ theme: 'light', textScale: 1.2 });
      expect(store.repaired).toMatch(/last good settings/);
      expect(existsSync(`${file()}.bad-${length}`)).toBe(true);
    }
  });

  it.each(['[]', 'null', '7', '"x"', '{"preferences":[]}', '{"preferences":"x"}', '\0\0\0'])('says so when neither file can be read: %s', (content) => {
    writeFileSync(file(), content);
    const store = openPreferences(folder, 9);
    expect(store.get().theme).toBe('system');
    expect(store.repaired).toMatch(/defaults/);
  });

  it('does not reset good settings for one bad value, and keeps what a newer version wrote', () => {
    writeFileSync(file(), JSON.stringify({ preferences: { theme: 'mauve', textScale: 1.4, hologram: true } }));
    const store = openPreferences(folder, 1);
    expect(store.get()).toMatchObject({ theme: 'system', textScale: 1.4 });
    store.set({ sounds: false });
    expect(JSON.parse(readFileSync(file(), 'utf8')).preferences).toMatchObject({ hologram: true, sounds: false });
  });

  it('reads its file once, not with every look, and follows what is set', () => {
    const store = openPreferences(folder, 1);
    const before = store.set({ theme: 'dark' });
    rmSync(file());
    expect(store.get()).toEqual(before);
    expect(store.set({ sounds: false }).sounds).toBe(false);
    expect(store.get().sounds).toBe(false);
  });

  it('remembers where the window stood', () => {
    openPreferences(folder, 1).keepWindowPlace({ x: 1, y: 2, width: 800, height: 600, maximised: false });
    expect(openPreferences(folder, 2).windowPlace).toEqual({ x: 1, y: 2, width: 800, height: 600, maximised: false });
  });

  it('throws when it cannot write, and goes on with the settings it has', () => {
    const store = openPreferences(folder, 1);
    store.set({ theme: 'dark' });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file stands where the folder was');
    expect(() => store.set({ theme: 'light' })).toThrow();
  });
});
