import { describe, expect, test } from 'vitest';
import { findOffences } from '../../check/walls.ts';

function messages(path: string, text: string): readonly string[] {
  return findOffences({ path, text }).map(({ message }) => message);
}

describe('who may import whom', () => {
  test.each([
    ['shared/domain/x.ts', "import { readFileSync } from 'node:fs';", 'shared must not import node:fs'],
    ['shared/domain/x.ts', "import { x } from '../../electron/services/tick.ts';", 'shared must not import services'],
    ['shared/domain/x.ts', "import type { App } from 'electron';", 'shared must not import electron'],
    ['shared/domain/x.ts', "export { x } from '../../renderer/store/stores.ts';", 'shared must not import renderer'],
    ['shared/domain/x.ts', "export * from 'react';", 'shared must not import react'],
    ['shared/domain/x.ts', "type A = import('electron').App;", 'shared must not import electron'],
    ['shared/domain/x.ts', "const x = await import('node:fs');", 'shared must not import node:fs'],
    ['renderer/features/now/x.tsx', "import { shell } from 'electron';", 'renderer must not import electron'],
    ['renderer/features/now/x.tsx', "import type { Clock } from '../../../electron/services/ports/clock.ts';", 'renderer must not import ports'],
    ['renderer/features/now/x.tsx', "const fs = require('node:fs');", 'renderer must not import node:fs'],
    ['electron/services/x.ts', "import { app } from 'electron';", 'services must not import electron'],
    ['electron/services/x.ts', "import { x } from '../adapters/clock.ts';", 'services must not import adapters'],
    ['electron/services/x.ts', "import type { Connection } from '../database/open.ts';", 'services must not import database'],
    ['electron/services/ports/x.ts', "import { createTick } from '../tick.ts';", 'ports must not import services'],
    ['electron/adapters/x.ts', "import { createTick } from '../services/tick.ts';", 'adapters must not import services'],
    ['electron/database/x.ts', "import { net } from 'electron';", 'database must not import electron'],
    ['electron/drill/x.ts', "import { x } from '../adapters/tray.ts';", 'drill must not import adapters'],
    ['electron/app.ts', "import { findElectron } from './dev/electron-binary.mjs';", 'composition must not import dev'],
    ['electron/app.ts', "import { x } from '../test/support/fake-clock.ts';", 'composition must not import test'],
    ['electron/app/duty-room.ts', "import { x } from '../../renderer/store/stores.ts';", 'composition must not import renderer'],
    ['shared/domain/x.ts', "import { x } from '../../../elsewhere/x.ts';", 'which belongs to no layer'],
    ['electron/elsewhere/x.ts', 'export const x = 1;', 'belongs to no layer'],
  ])('%s: %s', (path, text, expected) => {
    expect(messages(path, text)).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    ['shared/domain/x.ts', "import { z } from 'zod'; import { minute } from '../time/duration.ts';"],
    ['electron/services/x.ts', "import type { Clock } from './ports/clock.ts'; import { x } from '../../shared/domain/x.ts';"],
    ['electron/adapters/x.ts', "import { net } from 'electron'; import { createHash } from 'node:crypto';"],
    ['renderer/features/now/x.tsx', "import { createRoot } from 'react-dom/client'; import './now.css'; export const X = () => <p>{1}</p>;"],
    ['test/e2e/x.e2e.ts', "import { test } from '@playwright/test'; import { openDesktop } from '../../electron/dev/desktop.mjs';"],
  ])('%s may: %s', (path, text) => {
    expect(messages(path, text)).toEqual([]);
  });
});

describe('raw IPC', () => {
  test('is refused outside its file, with the right way named', () => {
    expect(messages('electron/ipc/other.ts', "import { ipcMain } from 'electron';")).toEqual([expect.stringContaining('registerCalls in electron/ipc/register.ts')]);
    expect(messages('electron/adapters/x.ts', "import { ipcRenderer as raw } from 'electron';")).toEqual([expect.stringContaining('window.api')]);
    expect(messages('electron/adapters/x.ts', "import electron from 'electron'; electron.ipcMain.handle('x', () => 1);")).toEqual([expect.stringContaining('ipcMain is for')]);
  });

  test('stands where it belongs', () => {
    expect(messages('electron/ipc/register.ts', "import { ipcMain } from 'electron';")).toEqual([]);
    expect(messages('electron/preload.ts', "import { contextBridge, ipcRenderer } from 'electron';")).toEqual([]);
  });
});

describe('clocks and timers', () => {
  test.each([
    'Date.now();',
    "Date['now']();",
    'new Date();',
    'Date();',
    'performance.now();',
    'setTimeout(run, 5);',
    'const wait = setInterval;',
    'promisify(setTimeout);',
    'globalThis.setTimeout(run, 5);',
    "window['setInterval'](run, 5);",
    'setImmediate(run);',
    'Temporal.Now.instant();',
    'process.hrtime.bigint();',
    'AbortSignal.timeout(5);',
  ])('%s is refused', (text) => {
    expect(messages('shared/domain/x.ts', text)).toEqual(expect.arrayContaining([expect.stringContaining('take a Clock')]));
    expect(messages('electron/adapters/clock.ts', text)).toEqual([]);
    expect(messages('test/support/x.ts', text)).toEqual([]);
  });

  test("Node's timer modules are refused", () => {
    expect(messages('electron/adapters/x.ts', "import { setTimeout as pause } from 'node:timers/promises';")).toEqual([expect.stringContaining('take a Clock')]);
  });

  test.each(['new Date(0);', 'Date.parse(text);', 'const timer = { setTimeout: 1 }.setTimeout;', 'type T = { setTimeout: number };', 'requestAnimationFrame(draw);', 'const after = clock.after(5, run);'])(
    '%s is fine',
    (text) => expect(messages('renderer/components/x.ts', text)).toEqual([]),
  );
});

test('an offence names its line', () => {
  expect(findOffences({ path: 'shared/domain/x.ts', text: '\n\nDate.now();\n' })).toEqual([expect.objectContaining({ path: 'shared/domain/x.ts', line: 3 })]);
});

test('a file that cannot be parsed is an offence', () => {
  expect(messages('shared/domain/x.ts', 'const = 1;')).toEqual([expect.stringContaining('cannot be read')]);
});
