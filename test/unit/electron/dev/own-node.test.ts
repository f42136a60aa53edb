import { expect, test } from 'vitest';
import { needsOwnNode, ownNode } from '../../../../electron/dev/steps/own-node.mjs';

test("the project's Node stands in its dependencies", () => {
  expect(ownNode('/checkout', 'linux')).toBe('/checkout/node_modules/node/bin/node');
  expect(ownNode('/checkout', 'win32')).toMatch(/node\.exe$/);
});

test('an old Node hands over, the own one and a new one do not', () => {
  const other = import.meta.filename;
  expect(needsOwnNode({ execPath: other, own: process.execPath, version: '18.20.0' })).toBe(true);
  expect(needsOwnNode({ execPath: other, own: process.execPath, version: '24.1.0' })).toBe(false);
  expect(needsOwnNode({ execPath: process.execPath, own: process.execPath, version: '20.0.0' })).toBe(false);
  expect(needsOwnNode({ execPath: other, own: '/nowhere/node', version: '18.20.0' })).toBe(false);
});
