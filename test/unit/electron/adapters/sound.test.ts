import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSound } from '../../../../electron/adapters/sound.ts';

describe.skipIf(process.platform === 'win32')('sound', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-sound-'));
    vi.stubEnv('PATH', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  /** A player that says what it was given and ends as told. */
  function player(name: string, code: number): void {
    writeFileSync(path.join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${folder}/played"\nexit ${code}\n`, { mode: 0o755 });
  }
  const played = () => readFileSync(path.join(folder, 'played'), 'utf8').trim().split('\n');
  const make = () => createSound({ platform: 'linux', folder: '/sounds' });

  it('cannot be proved where nothing plays it', async () => {
    await expect(make().check()).rejects.toThrow('Nothing here plays sounds (tried pw-play, paplay, aplay).');
  });

  it('is proved with silence by the first player that works, which then plays the rest', async () => {
    player('pw-play', 1);
    player('aplay', 0);
    const sound = make();
    expect(await sound.check()).toBe('aplay plays sounds.');
    expect(played()).toEqual(['pw-play /sounds/silence.wav', 'aplay -q /sounds/silence.wav']);
    sound.play('urgent');
    await vi.waitFor(() => expect(played().at(-1)).toBe('aplay -q /sounds/urgent.wav'));
    expect(played()).toHaveLength(3);
  });

  it('that worked once and no longer does is found out, and another player is tried', async () => {
    player('pw-play', 0);
    const sound = make();
    await sound.check();
    player('pw-play', 1);
    await expect(sound.check()).rejects.toThrow('Nothing here plays sounds');
    player('paplay', 0);
    expect(await sound.check()).toBe('paplay plays sounds.');
  });
});
