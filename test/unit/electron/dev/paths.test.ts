import { expect, test } from 'vitest';
import { cacheFolder } from '../../../../electron/dev/steps/paths.mjs';

test.each([
  ['linux', {}, '/home/kim', '/home/kim/.cache/watchkeeper'],
  ['linux', { XDG_CACHE_HOME: '/var/cache' }, '/home/kim', '/var/cache/watchkeeper'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/kim', '/home/kim/.cache/watchkeeper'],
  ['darwin', {}, '/Users/kim', '/Users/kim/Library/Caches/watchkeeper'],
  ['win32', { LOCALAPPDATA: 'C:\\Users\\kim\\AppData\\Local' }, 'C:\\Users\\kim', 'C:\\Users\\kim\\AppData\\Local\\watchkeeper\\Cache'],
  ['win32', {}, 'C:\\Users\\kim', 'C:\\Users\\kim\\AppData\\Local\\watchkeeper\\Cache'],
] as const)('the cache on %s with %o', (platform, env, home, expected) => {
  expect(cacheFolder(env, platform, home)).toBe(expected);
});
