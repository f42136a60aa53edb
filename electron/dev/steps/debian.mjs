import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Explained } from './report.mjs';
import { lastLines, run } from './run.mjs';

/** Libraries that Electron itself needs. Newer releases mark some with t64. */
const libraries = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libxss1', 'libsecret-1-0'].map((name) => [`${name}t64`, name]);
/** What a desktop session is made of: the program by which a package is known to be there, and the names it goes by. */
const session = {
  Xvfb: ['xvfb'],
  'dbus-daemon': ['dbus-daemon', 'dbus'],
  'dbus-send': ['dbus-bin', 'dbus'],
  openbox: ['openbox'],
  dunst: ['dunst'],
  'xfce4-panel': ['xfce4-panel'],
  'gnome-keyring-daemon': ['gnome-keyring'],
  'notify-send': ['libnotify-bin'],
  import: ['imagemagick'],
  xprop: ['x11-utils'],
  'fc-match': ['fontconfig'],
};
const fonts = [['fonts-dejavu-core']];

/**
 * The packages to install, in the names of this release.
 * @param {{ withSession: boolean, hasPackage: (name: string) => boolean }} options
 * @returns {string[]}
 */
export function packageNames({ withSession, hasPackage }) {
  const wanted = withSession ? [...libraries, ...Object.values(session), ...fonts] : libraries;
  return [...new Set(wanted.map((names) => names.find(hasPackage) ?? names.at(-1) ?? ''))];
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} programs of the session that are not there
 */
export function missingPrograms(env = process.env) {
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean);
  return Object.keys(session).filter((program) => !folders.some((folder) => isProgram(path.join(folder, program))));
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>} shared libraries that the system cannot find for it
 */
export async function missingLibraries(executable) {
  const { output } = await run('ldd', [executable], { timeoutMs: 20_000 });
  return missingIn(output);
}

/**
 * @param {string} report what ldd printed
 * @returns {string[]}
 */
export function missingIn(report) {
  return [...report.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}

/**
 * Sees to it that the system has what Electron needs, and what a session needs when there is no display. Root on a machine
 * without a display gets it installed; anyone else gets the one command to run.
 * @param {{ executable: string, withSession: boolean, uid: number | undefined }} options
 * @param {import('./report.mjs').Progress} progress
 * @returns {Promise<string>} what was done
 */
export async function ensureSystemPackages({ executable, withSession, uid }, progress) {
  const lacking = { libraries: await missingLibraries(executable), programs: withSession ? missingPrograms() : [] };
  const missing = [...lacking.libraries, ...lacking.programs];
  if (missing.length === 0) return 'up to date';
  if ((await run('apt-get', ['--version'])).code !== 0) {
    throw new Explained(`The system lacks ${missing.join(', ')}. Install them with your package manager and run the command again.`);
  }
  const install = uid === 0 && withSession;
  if (install) await apt(['update', '-q'], progress);
  const known = await run('apt-cache', ['pkgnames']);
  const all = new Set(known.output.split('\n'));
  const names = packageNames({ withSession, hasPackage: (name) => all.has(name) });
  if (!install) {
    throw new Explained(`The system lacks ${missing.join(', ')}. Install what is needed with this command, then run yours again:\n\n  sudo apt-get install --no-install-recommends ${names.join(' ')}\n`);
  }
  await apt(['install', '-q', '-y', '--no-install-recommends', ...names], progress);
  return `installed ${lacking.libraries.length} libraries and ${lacking.programs.length} programs that were missing`;
}

/**
 * @param {readonly string[]} args
 * @param {import('./report.mjs').Progress} progress
 */
async function apt(args, progress) {
  const ticking = setInterval(() => progress(`apt-get ${args[0]}`), 1000);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  clearInterval(ticking);
  if (code !== 0) throw new Explained(`apt-get ${args[0]} failed:\n${lastLines(output)}`);
}
