import { PagerDutyLoginSchema } from '../../shared/model/connection.ts';
import { PreferencesSchema, type Preferences, type PreferencesPatch } from '../../shared/model/preferences.ts';
import type { ConnectionSettings, SavedConnection } from '../services/ports/connection-settings.ts';
import type { SettingsFile } from './settings-file.ts';
import type { StripPlace } from './watch-strip.ts';

export type PreferencesStore = {
  readonly get: () => Preferences;
  /** Throws when the file cannot be written; the old settings stay. */
  readonly set: (patch: PreferencesPatch) => Preferences;
  /** Which account is connected; its token is a secret and elsewhere. */
  readonly connection: ConnectionSettings;
  readonly stripPlace: () => StripPlace | null;
  readonly keepStripPlace: (place: StripPlace) => void;
};

/** What the person set, out of the settings file; settings of a newer version are kept as they are. */
export function createPreferences(file: SettingsFile): PreferencesStore {
  const get = () => tolerant(file.get().preferences ?? {});
  return {
    get,
    set: (patch) => {
      const known = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      file.set({ preferences: { ...file.get().preferences, ...known } });
      return get();
    },
    connection: {
      read: () => savedConnection(file.get().connection),
      write: (saved) => file.set({ connection: saved ?? undefined }),
    },
    stripPlace: () => stripPlace(file.get().strip),
    keepStripPlace: (strip) => file.set({ strip }),
  };
}

/** Reads each setting on its own: one bad or unknown value does not reset the others. */
function tolerant(raw: Readonly<Record<string, unknown>>): Preferences {
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

function stripPlace(raw: unknown): StripPlace | null {
  if (typeof raw !== 'object' || raw === null || !('x' in raw) || !('y' in raw)) return null;
  const { x, y } = raw;
  return typeof x === 'number' && typeof y === 'number' && Number.isInteger(x) && Number.isInteger(y) ? { x, y } : null;
}
