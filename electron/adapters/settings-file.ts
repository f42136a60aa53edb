import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/time/duration.ts';

/** Where the window stood, in display-independent pixels. */
export type WindowPlace = { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number; readonly maximised: boolean };

type Theme = 'system' | 'dark' | 'light';
/** As written, by this version, another, or a person: parsed by who uses it. */
type Settings = { readonly preferences?: Readonly<Record<string, unknown>>; readonly window?: unknown };

/** What the first window needs before anything else is read. */
export type FirstSettings = {
  readonly theme: Theme;
  readonly windowPlace: WindowPlace | null;
  /** What had to be repaired, in words for a person; null when nothing. */
  readonly repaired: string | null;
};

export const settingsName = 'preferences';
export const lastGoodName = `${settingsName}.json.bak`;

/**
 * Looks at `preferences.json` in the data folder before the store that keeps it is loaded. A broken file is set aside
 * and the last good copy is put in its place: settings are never silently reset (faults 20).
 */
export function readFirstSettings(folder: string, now: Instant): FirstSettings {
  const file = join(folder, `${settingsName}.json`);
  const repaired = repair(file, join(folder, lastGoodName), now);
  const settings = read(file) ?? {};
  const theme = settings.preferences?.['theme'];
  return { theme: theme === 'dark' || theme === 'light' ? theme : 'system', windowPlace: isPlace(settings.window) ? settings.window : null, repaired };
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
