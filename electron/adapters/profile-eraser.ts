import { closeSync, existsSync, fsyncSync, lstatSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { ProfileEraser } from '../services/ports/profile-eraser.ts';

export const eraseMark = (folder: string): string => join(folder, 'erase.json');

/** Ours by name; a folder that somebody gave us may hold other people's files, and those are not touched. */
const ours: readonly RegExp[] = [
  /^watchkeeper\.db/, /^wellness\.sqlite/, /^preferences\.json/, /^secrets\.json/, /^policy(\.before)?\.yaml/,
  /^(backups|restore|restore\.part|copying\.part|logs|drills)$/, /^\.watchkeeper-/,
];
/** What the window wrote by way of the browser engine: drafts, its place, caches, crash reports. */
const engines: ReadonlySet<string> = new Set([
  'Local Storage', 'Session Storage', 'IndexedDB', 'WebStorage', 'blob_storage', 'Cache', 'Code Cache', 'GPUCache', 'DawnGraphiteCache', 'DawnWebGPUCache', 'Service Worker',
  'Shared Dictionary', 'SharedStorage', 'Cookies', 'Cookies-journal', 'Network', 'Network Persistent State', 'Trust Tokens', 'Trust Tokens-journal', 'TransportSecurity', 'Dictionaries',
  'Crashpad', 'Preferences', 'Local State',
]);

export function createProfileEraser(folder: string): ProfileEraser {
  return { ask: () => writeFileSync(eraseMark(folder), '{"erase":"everything"}\n', { flush: true }) };
}

/** What nobody but the person should ever have seen: zeros over it first. A disk may keep the old bytes elsewhere all the same. */
const personal = /^(wellness\.sqlite|secrets\.json)/;

function overwrite(path: string): void {
  const found = lstatSync(path);
  // Where a link leads is no file of this folder's.
  if (!found.isFile()) return;
  const file = openSync(path, 'r+');
  try {
    const zeros = Buffer.alloc(64 * 1024);
    for (let at = 0; at < found.size; at += zeros.length) writeSync(file, zeros, 0, Math.min(zeros.length, found.size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Does what was asked for before the last end. To be called before anything in the folder is opened. Returns what could not be removed, with the reason. */
export function eraseProfile(folder: string): readonly string[] {
  if (!existsSync(eraseMark(folder))) return [];
  const failed: string[] = [];
  for (const name of readdirSync(folder)) {
    if (!engines.has(name) && !ours.some((pattern) => pattern.test(name))) continue;
    try {
      if (personal.test(name)) overwrite(join(folder, name));
    } catch (error) {
      failed.push(`${name}: it could not be overwritten before it was removed (${reasonOf(error)})`);
    }
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      failed.push(`${name}: ${reasonOf(error)}`);
    }
  }
  // Last: an interruption before it is gone on with at the next start.
  rmSync(eraseMark(folder), { force: true });
  return failed;
}
