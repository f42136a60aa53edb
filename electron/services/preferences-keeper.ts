import type { Preferences, PreferencesPatch } from '../../shared/model/preferences.ts';

export type PreferencesKeeperOptions = {
  /** `set` throws when it cannot be written; what was kept before stays. */
  readonly store: { readonly get: () => Preferences; readonly set: (patch: PreferencesPatch) => Preferences };
  /** The system's own list of what starts at login. Throws with the system's reason. */
  readonly login: { readonly isSet: () => boolean; readonly set: (wanted: boolean) => void };
  /** Told after every change, with all that holds now and what was asked for. */
  readonly changed: (next: Preferences, patch: PreferencesPatch) => void;
};

/** The person's settings: changed whole or not at all, and told to whom they concern. */
export function createPreferencesKeeper({ store, login, changed }: PreferencesKeeperOptions) {
  function write(patch: PreferencesPatch): Preferences {
    if (patch.startAtLogin === undefined) return store.set(patch);
    const before = login.isSet();
    login.set(patch.startAtLogin);
    try {
      return store.set(patch);
    } catch (error) {
      login.set(before);
      throw error;
    }
  }
  return {
    get: store.get,
    /** Throws when it cannot be kept; nothing has changed then. */
    set(patch: PreferencesPatch): Preferences {
      const next = write(patch);
      changed(next, patch);
      return next;
    },
  };
}
