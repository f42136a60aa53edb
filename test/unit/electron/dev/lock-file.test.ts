import { expect, test } from 'vitest';
import { missingBuilds } from '../../../../electron/dev/steps/lock-file.mjs';

const tool = (version: string) => ({
  version,
  dev: true,
  license: 'MIT',
  optionalDependencies: { '@tool/binding-linux-x64-gnu': version, '@tool/binding-darwin-arm64': version, '@tool/binding-linux-arm64-musl': version, fsevents: '^2.0.0' },
});

test('builds that the lock file leaves out are named with what they run on', () => {
  const packages = { '': {}, 'node_modules/tool': tool('2.0.0'), 'node_modules/@tool/binding-linux-x64-gnu': { version: '2.0.0' } };
  expect(missingBuilds(packages)).toEqual({
    'node_modules/@tool/binding-darwin-arm64': { version: '2.0.0', cpu: ['arm64'], dev: true, license: 'MIT', optional: true, os: ['darwin'] },
    'node_modules/@tool/binding-linux-arm64-musl': { version: '2.0.0', cpu: ['arm64'], dev: true, libc: ['musl'], license: 'MIT', optional: true, os: ['linux'] },
  });
});

test('another version of the same tool gets its builds under itself', () => {
  const packages = { 'node_modules/tool': tool('2.0.0'), 'node_modules/user/node_modules/tool': tool('1.0.0') };
  const missing = missingBuilds(packages);
  expect(missing['node_modules/@tool/binding-darwin-arm64']?.version).toBe('2.0.0');
  expect(missing['node_modules/user/node_modules/@tool/binding-darwin-arm64']?.version).toBe('1.0.0');
  expect(missingBuilds({ ...packages, ...missing })).toEqual({});
});

test('a place taken by another version is left alone', () => {
  const packages = { 'node_modules/tool': tool('2.0.0'), 'node_modules/@tool/binding-darwin-arm64': { version: '1.0.0' } };
  expect(missingBuilds(packages)['node_modules/tool/node_modules/@tool/binding-darwin-arm64']?.version).toBe('2.0.0');
});
