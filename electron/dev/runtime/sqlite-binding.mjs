import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Explained } from '../steps/report.mjs';
import { root } from '../steps/paths.mjs';

/**
 * better-sqlite3's prebuilt library declares Node-API 10, which the fallback runtime's Node 20 refuses, though it needs
 * nothing of it but references to primitive values. Node 20 allows those to libraries that declare the experimental
 * level, so the fallback gets a copy that declares that one. The function that answers with the level is ten bytes long.
 */
const known = { version: '13.2.0', sha256: '1a03a2916dd210925f8a074d460f0f7a2a28b1aeed2a1c3e2bf1a3b0322276cf' };
const declaresLevel10 = Buffer.from('f30f1efab80a000000c3', 'hex');
const declaresExperimental = Buffer.from('f30f1efab8ffffff7fc3', 'hex');

/**
 * @param {Buffer} library
 * @param {string} expectedHash
 * @returns {Buffer}
 */
export function patchLevel(library, expectedHash = known.sha256) {
  const hash = createHash('sha256').update(library).digest('hex');
  const at = library.indexOf(declaresLevel10);
  if (hash !== expectedHash || at < 0 || library.indexOf(declaresLevel10, at + 1) >= 0) {
    throw new Explained(
      `The prebuilt library of better-sqlite3 is not the one of version ${known.version} (sha256 ${hash}), so it cannot be adapted to the fallback Electron.\n` +
        'If better-sqlite3 was upgraded, check that the patch in electron/dev/runtime/sqlite-binding.mjs still holds and name the new hash there.',
    );
  }
  const patched = Buffer.from(library);
  declaresExperimental.copy(patched, at);
  return patched;
}

/**
 * The adapted copy for the fallback runtime, made once.
 * @param {string} folder where copies are kept
 * @returns {string} its path
 */
export function sqliteBinding(folder) {
  const target = path.join(folder, `better-sqlite3-${known.version}-${known.sha256.slice(0, 12)}.node`);
  const patched = patchLevel(readFileSync(path.join(root, 'node_modules', 'better-sqlite3', 'prebuilds', 'linux-x64.node')));
  if (existsSync(target) && readFileSync(target).equals(patched)) return target;
  mkdirSync(folder, { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  writeFileSync(partial, patched);
  renameSync(partial, target);
  return target;
}
