import { resolve } from 'node:path';
import yaml from '@rollup/plugin-yaml';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** One bundle must run on the pinned Electron and on the fallback runtime, which is older. */
const node = 'node20';
const chrome = 'chrome130';

export default defineConfig(({ command }) => {
  const sourcemap = command === 'serve';
  return {
    main: {
      plugins: [yaml()],
      build: {
        target: node,
        sourcemap,
        minify: command === 'build',
        // What package.json calls a dependency stays outside: it carries native code or files of its own. All else is bundled.
        externalizeDeps: true,
        rolldownOptions: {
          input: { main: 'electron/main.ts', worker: 'electron/database/worker.ts', 'calendar-worker': 'electron/adapters/calendar-worker.ts' },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    preload: {
      build: {
        target: node,
        sourcemap,
        externalizeDeps: false,
        rolldownOptions: {
          // A sandboxed preload script is one CommonJS file.
          input: { preload: 'electron/preload.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: 'renderer',
      plugins: [react()],
      build: {
        target: chrome,
        sourcemap,
        minify: true,
        modulePreload: { polyfill: false },
        // The Markdown editor is one piece of 500 kB, read from the disk when somebody writes.
        chunkSizeWarningLimit: 600,
        rolldownOptions: { input: { index: resolve('renderer/index.html'), strip: resolve('renderer/strip.html'), break: resolve('renderer/break.html'), note: resolve('renderer/note.html') } },
      },
    },
  };
});
