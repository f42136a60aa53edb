import yaml from '@rollup/plugin-yaml';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [yaml()],
  test: {
    environment: 'node',
    restoreMocks: true,
    // Modules keep no state of their own here, so files share a process: half the time.
    isolate: false,
    // Nothing else runs beside them; by itself Vitest leaves one core idle.
    maxWorkers: '100%',
    // For a busy machine: a test that hangs still fails, one that is slow does not.
    testTimeout: 30_000,
    // The electron package would otherwise download its binary as soon as a test imports it in plain Node.
    env: { ELECTRON_OVERRIDE_DIST_PATH: 'unused' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'database', include: ['test/database/**/*.test.ts'] } },
    ],
  },
});
