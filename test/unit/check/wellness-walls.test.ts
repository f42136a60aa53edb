import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findOffences } from '../../check/walls.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

function messages(file: string, text: string): readonly string[] {
  return findOffences({ path: file, text }).map(({ message }) => message);
}

describe('what a person answers about themselves has no way to a network (F7)', () => {
  test.each([
    ['electron/adapters/pagerduty-client.ts', "import type { SelfCheck } from '../../shared/model/self-check.ts';"],
    ['electron/adapters/slack-client.ts', "import type { WellnessView } from '../../shared/model/wellness-view.ts';"],
    ['electron/adapters/x.ts', "import type { Output } from '../../shared/ipc/contract.ts';"],
    ['electron/services/message-desk.ts', "import { createWellnessKeeper } from './wellness-keeper.ts';"],
    ['electron/services/pagerduty-sync.ts', "import { selfCheckTrends } from '../../shared/domain/self-check-trend.ts';"],
    ['electron/services/message-desk.ts', "import type { WellnessStore } from './ports/wellness-store.ts';"],
    ['electron/drill/simulator.ts', "import { wellnessExport } from '../../shared/domain/wellness-export.ts';"],
    ['electron/database/store.ts', "import { openWellnessFile } from './wellness/wellness-file.ts';"],
    ['electron/database/copies/x.ts', "import { openWellnessFile } from '../wellness/wellness-file.ts';"],
    ['shared/domain/incident-report.ts', "import type { SelfCheck } from '../model/self-check.ts';"],
    ['shared/domain/handoff-compile.ts', "import { signsNow } from './self-check-signs.ts';"],
    ['renderer/features/messages/x.tsx', "import type { SelfCheck } from '../../../shared/model/self-check.ts';"],
  ])('%s must not: %s', (file, text) => {
    expect(messages(file, text)).toEqual([expect.stringMatching(/must not import (wellness|contract)/)]);
  });

  test.each([
    ['electron/services/wellness-keeper.ts', "import { request } from 'node:http';"],
    ['electron/services/wellness-keeper.ts', "import { net } from 'electron';"],
    ['electron/services/wellness-keeper.ts', "import { createOutbox } from './outbox.ts';"],
    ['electron/services/wellness-keeper.ts', "import type { PagerDutyApi } from '../adapters/pagerduty-client.ts';"],
    ['electron/database/wellness/wellness-file.ts', "import { connect } from 'node:net';"],
    ['electron/database/wellness/wellness-file.ts', "import { request } from 'undici';"],
    ['shared/domain/wellness-export.ts', "import { z } from 'undici';"],
    ['electron/database/open.ts', "import { connect } from 'node:net';"],
  ])('%s must not: %s', (file, text) => {
    expect(messages(file, text)).toEqual([expect.stringContaining('must not import')]);
  });

  test('whatever the modules of wellness in main lead to, there is no network at the end', () => {
    const ours = files('electron').concat(files('shared')).filter((file) => /^electron\/(services\/(ports\/)?wellness-|database\/wellness\/)|^shared\/(model|domain)\/(self-check|wellness-)/.test(file));
    const reached = reachable(ours);
    expect(ours.length).toBeGreaterThan(10);
    expect([...reached.packages].toSorted()).toEqual(['better-sqlite3', 'node:fs', 'temporal-polyfill', 'yaml', 'zod']);
    expect([...reached.files].filter((file) => /^electron\/(adapters|drill|ipc)\//.test(file))).toEqual([]);
  });

  test('only the border, the composition and the screen know of them', () => {
    const ours = /^electron\/(services\/(ports\/)?wellness-|database\/wellness\/)|^shared\/(model|domain)\/(self-check|wellness-)|^renderer\/features\/wellness\//;
    const others = ['electron', 'shared', 'renderer'].flatMap(files).filter((file) => !ours.test(file) && importsOf(file).some((name) => name.startsWith('.') && ours.test(path.posix.join(path.posix.dirname(file), name))));
    expect(others.toSorted()).toEqual(['electron/app/late-rooms.ts', 'electron/ipc/handlers.ts', 'renderer/features/shell/dialogs.tsx', 'renderer/features/shell/screen.tsx', 'shared/ipc/contract/wellness.ts']);
  });
});

function files(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^(?:(?:import|export|\})[^'\n]* from |import )'([^']+)';|\bimport\('([^']+)'\)/gm)].map(([, plain, late]) => plain ?? late ?? '');
}

/** Types cost nothing while the program runs, and lead everywhere here: they are followed all the same. */
function reachable(start: readonly string[]): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const open = [...start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) open.push(path.posix.join(path.posix.dirname(file), name));
      else packages.add(name);
    }
  }
  return { files: seen, packages };
}
