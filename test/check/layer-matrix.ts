/** The house rule of who may import whom, as data. `walls.ts` holds every import against it. */
export type Layer = {
  readonly name: string;
  /** Path prefixes from the root; the longest that matches a file decides its layer. */
  readonly paths: readonly string[];
  /** Layers it may import besides itself. */
  readonly may: readonly string[];
  /** Packages it may import: names, `node:*` for all of Node's own modules, or `*` for anything. */
  readonly packages: readonly string[];
};

export const layers: readonly Layer[] = [
  { name: 'shared', paths: ['shared/', 'shared/ipc/channels.ts'], may: [], packages: ['zod', 'yaml', 'jsonpath-plus', 'temporal-polyfill', '@lezer/common', '@lezer/markdown'] },
  { name: 'contract', paths: ['shared/ipc/'], may: ['shared', 'wellness words'], packages: ['zod'] },
  // What a person answers about themselves (F7). Nothing that has a network may know of it, and it knows of nothing that has one.
  { name: 'wellness words', paths: ['shared/model/self-check', 'shared/model/wellness-', 'shared/domain/self-check-', 'shared/domain/wellness-'], may: ['shared'], packages: ['zod'] },
  { name: 'wellness port', paths: ['electron/services/ports/wellness-'], may: ['shared', 'wellness words'], packages: [] },
  { name: 'wellness keeper', paths: ['electron/services/wellness-'], may: ['shared', 'contract', 'ports', 'wellness words', 'wellness port'], packages: [] },
  { name: 'wellness file', paths: ['electron/database/wellness/'], may: ['shared', 'ports', 'database', 'wellness words', 'wellness port'], packages: ['node:fs', 'zod'] },
  { name: 'wellness screen', paths: ['renderer/features/wellness/'], may: ['shared', 'contract', 'renderer', 'wellness words'], packages: ['react', 'lucide-react'] },
  {
    name: 'renderer',
    paths: ['renderer/'],
    may: ['shared', 'contract', 'assets', 'wellness screen'],
    packages: ['react', 'react-dom', 'radix-ui', 'cmdk', 'lucide-react', 'uplot', 'zustand', '@tanstack/react-virtual', 'zod', 'react-markdown', 'rehype-sanitize', 'remark-gfm', '@codemirror/commands', '@codemirror/lang-markdown', '@codemirror/language', '@codemirror/state', '@codemirror/view', '@lezer/highlight'],
  },
  { name: 'ports', paths: ['electron/services/ports/'], may: ['shared'], packages: [] },
  { name: 'services', paths: ['electron/services/'], may: ['shared', 'contract', 'ports'], packages: ['node:crypto', 'node:events', 'node:path', 'zod'] },
  {
    name: 'adapters',
    paths: ['electron/adapters/'],
    may: ['shared', 'ports', 'assets'],
    packages: ['@jellybrick/dbus-next', 'electron', 'node:*', 'electron-log', 'electron-store', 'ical-generator', 'ical.js', 'jsonpath-plus', 'node-notifier', 'temporal-polyfill', 'undici', 'zod'],
  },
  { name: 'database', paths: ['electron/database/'], may: ['shared', 'ports'], packages: ['better-sqlite3', 'node:crypto', 'node:events', 'node:fs', 'node:path', 'node:stream', 'node:stream/promises', 'node:worker_threads', 'yauzl', 'yazl', 'zod'] },
  { name: 'drill', paths: ['electron/drill/'], may: ['shared', 'ports', 'assets'], packages: ['node:*', 'yaml', 'zod', 'selfsigned'] },
  { name: 'ipc', paths: ['electron/ipc/'], may: ['shared', 'contract', 'ports', 'services', 'wellness keeper'], packages: ['electron', 'zod'] },
  { name: 'preload', paths: ['electron/preload.ts'], may: ['shared', 'contract'], packages: ['electron'] },
  {
    name: 'composition',
    paths: ['electron/app.ts', 'electron/app/', 'electron/first-sight.ts', 'electron/main.ts'],
    may: ['shared', 'contract', 'ports', 'services', 'adapters', 'database', 'drill', 'ipc', 'assets', 'wellness keeper', 'wellness file'],
    packages: ['electron', 'node:*'],
  },
  { name: 'assets', paths: ['assets/'], may: [], packages: [] },
  { name: 'dev', paths: ['electron/dev/'], may: ['loader', 'shared'], packages: ['node:*', '@electron/fuses', 'electron-builder'] },
  { name: 'loader', paths: ['electron/dev/runtime/loader/'], may: [], packages: ['electron', 'node:*'] },
  { name: 'test', paths: ['test/'], may: ['*'], packages: ['*'] },
  { name: 'tools', paths: ['electron.vite.config.ts', 'vitest.config.ts', 'playwright.config.ts'], may: [], packages: ['*'] },
];

/** The one place for each thing that everybody would otherwise reach for. */
export const places = {
  clock: ['electron/adapters/clock.ts', 'renderer/store/clock.ts'],
  ipcMain: ['electron/ipc/register.ts'],
  ipcRenderer: ['electron/preload.ts'],
  /** Folders that run outside the product, in real time. */
  outsideTheClock: ['electron/dev/', 'test/'],
} as const;
