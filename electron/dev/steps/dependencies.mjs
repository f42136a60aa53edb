import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bootstrapNode, isNewEnough } from './bootstrap-node.mjs';
import { withLock } from './lock.mjs';
import { npmSaid, runNpm } from './npm.mjs';
import { ownNode } from './own-node.mjs';
import { Explained } from './report.mjs';

const advice = 'Behind a proxy, tell npm about it (npm config set proxy …). Then run the command again: it goes on where it stopped.';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[] }>} Packages */

/**
 * Whether what npm says it installed is what the lock file asks for. Packages for other systems may be missing.
 * @param {Packages} wanted `packages` of package-lock.json
 * @param {Packages} installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  const surplus = Object.entries(installed).some(([name, { version, integrity }]) => wanted[name]?.version !== version || wanted[name]?.integrity !== integrity);
  const missing = Object.entries(wanted).some(([name, { optional, devOptional }]) => name !== '' && !optional && !devOptional && installed[name] === undefined);
  return !surplus && !missing;
}

/**
 * Brings node_modules in line with the lock file. An interrupted installation leaves no stamp, so the next start takes it up
 * again, out of npm's cache.
 * @param {string} root
 * @param {import('./report.mjs').Progress} progress
 * @returns {Promise<string>} what was done
 */
export async function installDependencies(root, progress) {
  const modules = path.join(root, 'node_modules');
  const stamp = path.join(modules, '.watchkeeper-installed');
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (isStamped()) return 'up to date';
  return withLock(
    path.join(root, 'out', 'install.lock'),
    async () => {
      if (isStamped()) return 'up to date';
      const wanted = /** @type {{ packages: Packages }} */ (JSON.parse(lock.toString())).packages;
      const byHand = installedByHand(modules, wanted);
      if (!byHand) await installAll(root, foldersFor(wanted, process.platform, process.arch), progress);
      mkdirSync(modules, { recursive: true });
      writeFileSync(stamp, `${hash}\n`);
      return byHand ? 'up to date' : 'installed';
    },
    () => progress('waiting for another start that installs them'),
  );

  function isStamped() {
    return existsSync(ownNode(root)) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash;
  }
}

/**
 * Someone who just added a package with npm has all of it already.
 * @param {string} modules
 * @param {Packages} wanted
 */
function installedByHand(modules, wanted) {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record) || !existsSync(ownNode(path.dirname(modules)))) return false;
  return isInstalled(wanted, JSON.parse(readFileSync(record, 'utf8')).packages);
}

/**
 * @param {Packages} wanted
 * @param {string} platform
 * @param {string} arch
 * @returns {string[]} folders of the packages that belong on this system
 */
export function foldersFor(wanted, platform, arch) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ own) => list === undefined || list.includes(own);
  return Object.entries(wanted).flatMap(([folder, { os, cpu }]) => (folder !== '' && fits(os, platform) && fits(cpu, arch) ? [folder] : []));
}

/**
 * @param {string} root
 * @param {readonly string[]} folders of the packages, for telling how far it is
 * @param {import('./report.mjs').Progress} progress
 */
async function installAll(root, folders, progress) {
  freeRunningNode(root);
  const node = isNewEnough(process.versions.node) ? undefined : await bootstrapNode(root, progress);
  const ticking = setInterval(() => {
    const there = folders.filter((folder) => existsSync(path.join(root, folder, 'package.json'))).length;
    progress(`${there} of ${folders.length} packages`);
  }, 1000);
  // Without install scripts: the one package that npm would compile brings what it needs compiled already.
  const npm = async (/** @type {string[]} */ ...args) => {
    const { code, output } = await runNpm([...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, node });
    if (code !== 0) throw new Explained(`npm could not install the dependencies:\n${npmSaid(output)}\n${advice}`);
  };
  try {
    await npm('ci', '--include=dev', '--prefer-offline', '--ignore-scripts');
    await npm('rebuild', 'node', '--ignore-scripts=false');
  } finally {
    clearInterval(ticking);
  }
}

/**
 * On Windows a running program cannot be deleted, but it can be moved out of npm's way.
 * @param {string} root
 */
function freeRunningNode(root) {
  if (process.platform !== 'win32' || !process.execPath.startsWith(path.join(root, 'node_modules'))) return;
  const aside = path.join(root, 'out', 'replaced');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  renameSync(process.execPath, path.join(aside, `node-${process.pid}.exe`));
}
