import { expect, test } from 'vitest';
import { createPreferencesKeeper } from '../../../../electron/services/preferences-keeper.ts';
import { PreferencesSchema, type PreferencesPatch } from '../../../../shared/model/preferences.ts';

function setUp() {
  const disk = { full: false, preferences: PreferencesSchema.parse({}), atLogin: false };
  const told: PreferencesPatch[] = [];
  const keeper = createPreferencesKeeper({
    store: {
      get: () => disk.preferences,
      set: (patch) => {
        if (disk.full) throw new Error('The disk is full.');
        return (disk.preferences = PreferencesSchema.parse({ ...disk.preferences, ...patch }));
      },
    },
    login: { isSet: () => disk.atLogin, set: (wanted) => void (disk.atLogin = wanted) },
    changed: (_next, patch) => told.push(patch),
  });
  return { disk, told, keeper };
}

test('a change is kept, and told once it is', () => {
  const { disk, told, keeper } = setUp();
  expect(keeper.set({ theme: 'dark' })).toMatchObject({ theme: 'dark' });
  expect(keeper.get().theme).toBe('dark');
  expect(disk.atLogin).toBe(false);
  keeper.set({ startAtLogin: true });
  expect(disk.atLogin).toBe(true);
  expect(told).toEqual([{ theme: 'dark' }, { startAtLogin: true }]);
});

test('what cannot be kept changes nothing, not even what starts at login', () => {
  const { disk, told, keeper } = setUp();
  disk.full = true;
  expect(() => keeper.set({ startAtLogin: true })).toThrow('full');
  expect(disk.atLogin).toBe(false);
  expect(keeper.get().startAtLogin).toBe(false);
  expect(told).toEqual([]);
});
