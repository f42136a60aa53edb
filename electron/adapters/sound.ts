import { execFile } from 'node:child_process';
import { join } from 'node:path';

export type Sound = { play(which: 'gentle' | 'urgent'): void };

export type SoundOptions = { readonly platform: NodeJS.Platform; /** Where the .wav files lie: real files, since other programs read them. */ readonly folder: string };

type Player = { readonly command: string; readonly arguments: (file: string) => readonly string[] };

const alone = (command: string): Player => ({ command, arguments: (file) => [file] });
const players: Partial<Record<NodeJS.Platform, readonly Player[]>> = {
  darwin: [alone('afplay')],
  win32: [
    {
      command: 'powershell.exe',
      arguments: (file) => ['-NoProfile', '-NonInteractive', '-Command', `(New-Object Media.SoundPlayer '${file.replaceAll("'", "''")}').PlaySync()`],
    },
  ],
  // PipeWire, PulseAudio, bare ALSA.
  linux: [alone('pw-play'), alone('paplay'), { command: 'aplay', arguments: (file) => ['-q', file] }],
};

/**
 * Plays by the system's own player: notification services seldom make sounds, and a window to play in need not exist.
 * A machine without player or loudspeaker stays silent; the alert itself does not depend on it.
 */
export function createSound({ platform, folder }: SoundOptions): Sound {
  const known = players[platform] ?? [];
  let best = 0;

  function attempt(file: string, index: number): void {
    const player = known[index];
    if (player === undefined) return;
    execFile(player.command, player.arguments(file), { timeout: 10_000, windowsHide: true }, (error) => {
      if (error === null) best = index;
      else attempt(file, index + 1);
    });
  }

  return { play: (which) => attempt(join(folder, `${which}.wav`), best) };
}
