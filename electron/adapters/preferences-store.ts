import Store from 'electron-store';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PagerDutyLoginSchema } from '../../shared/model/connection.ts';
import { PreferencesSchema, type Preferences, type PreferencesPatch } from '../../shared/model/preferences.ts';
import type { ConnectionSettings, SavedConnection } from '../services/ports/connection-settings.ts';
import type { MessageSettings, SavedMessageConnections } from '../services/ports/message-settings.ts';
import { lastGoodName, settingsName, type WindowPlace } from './settings-file.ts';
import type { StripPlace } from './watch-strip.ts';

export type PreferencesStore = {
  readonly get: () => Preferences;
  /** Throws when the file cannot be written; the old settings stay. */
  readonly set: (patch: PreferencesPatch) => Preferences;
  /** Which account is connected; its token is a secret and elsewhere. */
  readonly connection: ConnectionSettings;
  /** Which ways out are connected; their secrets are elsewhere, too. */
  readonly messages: MessageSettings;
  readonly keepWindowPlace: (place: WindowPlace) => void;
  readonly stripPlace: () => StripPlace | null;
  readonly keepStripPlace: (place: StripPlace) => void;
};

type Shape = { preferences: Record<string, unknown>; window?: WindowPlace; strip?: StripPlace; connection?: unknown; messages?: unknown };

/** Opens what the person set. Values of a newer version are kept as they are, and a good copy lies beside the file (faults 20). */
export function openPreferences(folder: string): PreferencesStore {
  const store = new Store<Shape>({ cwd: folder, name: settingsName, defaults: { preferences: {} } });
  const file = join(folder, `${settingsName}.json`);
  const lastGood = join(folder, lastGoodName);
  keepCopy(file, lastGood);

  /** The store reads its file anew whenever it is asked, and preferences are asked for with every tick. Nobody else writes them. */
  let known: Preferences | null = null;
  /** Only what is given is replaced; undefined takes it away. */
  function write(patch: { readonly [K in keyof Shape]?: Shape[K] | undefined }): void {
    known = null;
    store.store = JSON.parse(JSON.stringify({ ...store.store, ...patch }));
    keepCopy(file, lastGood);
  }
  const get = () => (known ??= tolerant(store.get('preferences')));
  return {
    get,
    set: (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      write({ preferences: { ...store.get('preferences'), ...given } });
      return get();
    },
    connection: {
      read: () => savedConnection(store.get('connection')),
      write: (saved) => write({ connection: saved ?? undefined }),
    },
    messages: {
      read: () => savedMessages(store.get('messages')),
      write: (saved) => write({ messages: saved }),
    },
    keepWindowPlace: (place) => write({ window: place }),
    stripPlace: () => stripPlace(store.get('strip')),
    keepStripPlace: (place) => write({ strip: place }),
  };
}

function keepCopy(file: string, lastGood: string): void {
  if (!existsSync(file)) return;
  copyFileSync(file, `${lastGood}.new`);
  renameSync(`${lastGood}.new`, lastGood);
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

const name = z.string().max(200);
const SavedMessagesSchema = z.object({
  slack: z.object({ way: z.enum(['bot', 'webhook']), team: name.nullable(), as: name.nullable(), channel: name }).nullable().catch(null),
  statuspage: z.object({ pageId: name }).nullable().catch(null),
});

function savedMessages(raw: unknown): SavedMessageConnections {
  return SavedMessagesSchema.catch({ slack: null, statuspage: null }).parse(raw);
}

function stripPlace(raw: unknown): StripPlace | null {
  if (typeof raw !== 'object' || raw === null || !('x' in raw) || !('y' in raw)) return null;
  const { x, y } = raw;
  return typeof x === 'number' && typeof y === 'number' && Number.isInteger(x) && Number.isInteger(y) ? { x, y } : null;
}
