import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { npmSaid, runNpm } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { Explained } from './report.mjs';

/**
 * npm leaves out, without a word, compiled parts of packages that ask for a newer Node than the one it runs on. These are the
 * versions that the packages here ask for.
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/**
 * The npm package that holds Node itself for a system.
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * The Node of the lock file, fetched ahead of everything else, for a machine whose own is too old to install the rest.
 * @param {string} root
 * @param {import('./report.mjs').Progress} progress
 * @returns {Promise<string>} its executable
 */
export async function bootstrapNode(root, progress) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages['node_modules/node'];
  const name = nodePackage(process.platform, process.arch);
  const folder = path.join(cacheFolder(), `node-${version}`);
  const executable = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(executable)) return executable;
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(executable)) return;
    progress(`fetching Node ${version}: ${process.versions.node} is too old to install the rest`);
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version } }));
    const { code, output } = await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: partial });
    if (code !== 0) throw new Explained(`Node ${version} could not be fetched from the npm registry, and ${process.versions.node} is too old to install the rest:\n${npmSaid(output)}`);
    renameSync(partial, folder);
  });
  return executable;
}
