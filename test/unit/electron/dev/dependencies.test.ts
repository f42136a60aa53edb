import { describe, expect, test } from 'vitest';
import { foldersFor, isInstalled } from '../../../../electron/dev/steps/dependencies.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
  'node_modules/b-darwin': { version: '2.0.0', integrity: 'sha512-b', optional: true, os: ['darwin'], cpu: ['arm64'] },
};

describe('what npm installed against the lock file', () => {
  test('is complete without packages for other systems', () => {
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } })).toBe(true);
  });

  test.each([
    ['nothing is there', {}],
    ['another version', { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } }],
    ['other contents', { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-z' } }],
    ['a package too many', { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' }, 'node_modules/c': { version: '1.0.0' } }],
  ])('is not: %s', (_why, installed) => {
    expect(isInstalled(wanted, installed)).toBe(false);
  });
});

test('progress counts only what belongs on this system', () => {
  expect(foldersFor(wanted, 'linux', 'x64')).toEqual(['node_modules/a']);
  expect(foldersFor(wanted, 'darwin', 'x64')).toEqual(['node_modules/a']);
  expect(foldersFor(wanted, 'darwin', 'arm64')).toEqual(['node_modules/a', 'node_modules/b-darwin']);
});
