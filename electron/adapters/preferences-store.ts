import Store from 'electron-store';
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PagerDutyLoginSchema } from '../../shared/model/connection.ts';
import { PreferencesSchema, type Preferences, type PreferencesPatch } from '../../shared/model/preferences.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { ConnectionSettings, SavedConnection } from '../services/ports/connection-settings.ts';

/** Where the window stood, in display-independent pixels. */
export type WindowPlace = { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number; readonly maximised: boolean };

export type PreferencesStore = {
  readonly get: () => Preferences;
  /** Throws when the file cannot be written; the old settings stay. */
  readonly set: (patch: PreferencesPatch) => Preferences;
  readonly windowPlace: () => WindowPlace | null;
  readonly keepWindowPlace: (place: WindowPlace) => void;
  /** Which account is connected; its token is a secret and elsewhere. */
  readonly connection: ConnectionSettings;
  /** What had to be repaired while opening, in words for a person; null when nothing. */
  readonly repaired: string | null;
};

type Shape = { preferences: Record<string, unknown>; window?: WindowPlace; connection?: unknown };

/**
 * Opens `preferences.json` in the data folder. A broken file is set aside and the last good copy is used:
 * settings are never silently reset (faults 20).
 */
export function openPreferences(folder: string, now: Instant): PreferencesStore {
  const file = join(folder, 'preferences.json');
  const lastGood = `${file}.bak`;
  const repaired = repair(file, lastGood, now);
  const store = new Store<Shape>({ cwd: folder, name: 'preferences', defaults: { preferences: {} } });
  keepCopy(file, lastGood);

  const get = () => tolerant(store.get('preferences'));
  return {
    get,
    set: (patch) => {
      const known = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      store.set('preferences', { ...store.get('preferences'), ...known });
      keepCopy(file, lastGood);
      return get();
    },
    windowPlace: () => store.get('window') ?? null,
    keepWindowPlace: (place) => store.set('window', place),
    connection: {
      read: () => savedConnection(store.get('connection')),
      write: (saved) => {
        if (saved === null) store.delete('connection');
        else store.set('connection', saved);
        keepCopy(file, lastGood);
      },
    },
    repaired,
  };
}

/** Reads each setting on its own: one bad or unknown value does not reset the others. */
function tolerant(raw: Record<string, unknown>): Preferences {
  const good = Object.entries(PreferencesSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(raw[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return PreferencesSchema.parse(Object.fromEntries(good));
}

const SavedConnectionSchema = PagerDutyLoginSchema.pick({ tokenKind: true, region: true, scope: true, email: true });

function savedConnection(raw: unknown): SavedConnection | null {
  const parsed = SavedConnectionSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

function repair(file: string, lastGood: string, now: Instant): string | null {
  if (!existsSync(file) || readable(file)) return null;
  const aside = `${file}.bad-${now}`;
  renameSync(file, aside);
  if (!readable(lastGood)) return `The settings file could not be read. It was kept as ${aside}, and the settings are the defaults.`;
  copyFileSync(lastGood, file);
  return `The settings file could not be read. It was kept as ${aside}, and the last good settings are in use.`;
}

function readable(file: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return false;
    const { preferences } = content as { preferences?: unknown };
    return preferences === undefined || (typeof preferences === 'object' && preferences !== null && !Array.isArray(preferences));
  } catch {
    return false;
  }
}

function keepCopy(file: string, lastGood: string): void {
  if (!existsSync(file)) return;
  copyFileSync(file, `${lastGood}.new`);
  renameSync(`${lastGood}.new`, lastGood);
}
