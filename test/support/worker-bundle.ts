import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'node_modules', '.cache', 'worker-test');

async function bundle(entry: string): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: entry, target: 'node20', write: false, rolldownOptions: { external: ['better-sqlite3'], output: { format: 'es', codeSplitting: false } } },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}

/**
 * A worker's script as the product ships it: one file of JavaScript. (As TypeScript, Node would strip its types with WebAssembly in every
 * thread, and V8 dies now and then when such threads come and go.) Beside the packages, so that it finds the database.
 */
export async function bundleWorker(entry: string): Promise<string> {
  const code = await bundle(entry);
  const path = join(folder, `worker-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const part = `${path}.${process.pid}`;
  writeFileSync(part, code);
  renameSync(part, path);
  return path;
}
