import { execFile } from 'node:child_process';
import { join } from 'node:path';

export type Sound = {
  play(which: 'gentle' | 'urgent'): void;
  /** Has a moment of silence played. Resolves with who plays, rejects when nobody can. */
  check(): Promise<string>;
};

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

  /** Tries from the one that worked last; resolves with the player's name. */
  async function play(file: string): Promise<string> {
    const order = [...known.keys()].toSorted((a, b) => Number(b === best) - Number(a === best));
    for (const index of order) {
      const player = known[index];
      if (player === undefined || !(await runs(player, file))) continue;
      best = index;
      return player.command;
    }
    throw new Error(`Nothing here plays sounds (tried ${known.map(({ command }) => command).join(', ')}).`);
  }

  return {
    // Said by the self-test: an alert that is silent was still shown.
    play: (which) => void play(join(folder, `${which}.wav`)).catch(() => {}),
    check: async () => `${await play(join(folder, 'silence.wav'))} plays sounds.`,
  };
}

function runs(player: Player, file: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(player.command, player.arguments(file), { timeout: 10_000, windowsHide: true }, (error) => resolve(error === null));
  });
}
