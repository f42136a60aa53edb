import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { Explained } from './report.mjs';
import { lastLines, run } from './run.mjs';

const sources = ['shared', 'electron', 'renderer', 'assets', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const notBuilt = path.join('electron', 'dev');

/**
 * One hash over every file that the build reads, names included.
 * @param {string} root
 * @returns {string}
 */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const name of sources) add(name);
  return hash.digest('hex');

  /** @param {string} name */
  function add(name) {
    const full = path.join(root, name);
    if (name === notBuilt || !existsSync(full)) return;
    const entries = listing(full);
    if (entries === undefined) hash.update(name.split(path.sep).join('/')).update('\0').update(readFileSync(full)).update('\0');
    else for (const entry of entries) add(path.join(name, entry));
  }
}

/**
 * @param {string} full
 * @returns {string[] | undefined} nothing for a file
 */
function listing(full) {
  try {
    return readdirSync(full).toSorted();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Builds the app when its sources are not those of the last build.
 * @param {string} root
 * @returns {Promise<string>} what was done
 */
export async function buildApp(root) {
  const stamp = path.join(root, 'out', 'sources');
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(root) && existsSync(path.join(root, 'out', 'main', 'main.js'));
  if (isBuilt()) return 'up to date';
  mkdirSync(path.dirname(stamp), { recursive: true });
  return withLock(path.join(root, 'out', 'build.lock'), async () => {
    if (isBuilt()) return 'up to date';
    const hash = sourceHash(root);
    rmSync(stamp, { force: true });
    const builder = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const { code, output } = await run(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root });
    if (code !== 0) throw new Explained(`The build failed:\n${lastLines(output, 40)}`);
    writeFileSync(stamp, hash);
    return 'sources changed';
  });
}
