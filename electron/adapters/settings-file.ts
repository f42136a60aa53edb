import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/time/duration.ts';

/** Where the window stood, in display-independent pixels. */
export type WindowPlace = { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number; readonly maximised: boolean };

type Theme = 'system' | 'dark' | 'light';
/** As written, by this version, another, or a person: parsed by who uses it. */
type Settings = { readonly preferences?: Readonly<Record<string, unknown>>; readonly window?: unknown; readonly strip?: unknown; readonly connection?: unknown };

export type SettingsFile = {
  readonly get: () => Settings;
  /** Replaces some of them; undefined takes one away. Throws when the file cannot be written; the old settings stay. */
  readonly set: (patch: { readonly [K in keyof Settings]: Settings[K] | undefined }) => void;
  /** For the first window, which does not wait for the rest. */
  readonly theme: () => Theme;
  readonly windowPlace: () => WindowPlace | null;
  readonly keepWindowPlace: (place: WindowPlace) => void;
  /** What had to be repaired while opening, in words for a person; null when nothing. */
  readonly repaired: string | null;
};

/**
 * Opens `preferences.json` in the data folder. A broken file is set aside and the last good copy is used:
 * settings are never silently reset (faults 20).
 */
export function openSettings(folder: string, now: Instant): SettingsFile {
  const file = join(folder, 'preferences.json');
  const lastGood = `${file}.bak`;
  const repaired = repair(file, lastGood, now);
  let settings = read(file) ?? {};
  if (existsSync(file)) replace(lastGood, settings);

  function set(patch: Parameters<SettingsFile['set']>[0]): void {
    const next: Settings = JSON.parse(JSON.stringify({ ...settings, ...patch }));
    replace(file, next);
    settings = next;
    replace(lastGood, next);
  }
  return {
    get: () => settings,
    set,
    theme: () => {
      const theme = settings.preferences?.['theme'];
      return theme === 'dark' || theme === 'light' ? theme : 'system';
    },
    windowPlace: () => (isPlace(settings.window) ? settings.window : null),
    keepWindowPlace: (window) => set({ window }),
    repaired,
  };
}

/** On disk before it takes the old one's place: a cut leaves the one or the other. */
function replace(file: string, settings: Settings): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, '\t')}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function repair(file: string, lastGood: string, now: Instant): string | null {
  if (!existsSync(file) || read(file) !== null) return null;
  const aside = `${file}.bad-${now}`;
  renameSync(file, aside);
  if (read(lastGood) === null) return `The settings file could not be read. It was kept as ${aside}, and the settings are the defaults.`;
  copyFileSync(lastGood, file);
  return `The settings file could not be read. It was kept as ${aside}, and the last good settings are in use.`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlace(value: unknown): value is WindowPlace {
  if (!isRecord(value)) return false;
  const { x = 0, y = 0, width, height, maximised } = value;
  return [x, y, width, height].every(Number.isInteger) && typeof maximised === 'boolean';
}

/** Null when it is missing or no settings file. */
function read(file: string): Settings | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(content) && (content['preferences'] === undefined || isRecord(content['preferences'])) ? content : null;
  } catch {
    return null;
  }
}
