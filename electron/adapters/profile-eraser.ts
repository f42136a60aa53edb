import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfileEraser } from '../services/ports/profile-eraser.ts';

export const eraseMark = (folder: string): string => join(folder, 'erase.json');

/** Ours by name; a folder that somebody gave us may hold other people's files, and those are not touched. */
const ours: readonly RegExp[] = [
  /^watchkeeper\.db/, /^wellness\./, /^preferences\.json/, /^secrets\.json/, /^policy(\.before)?\.yaml/,
  /^(backups|restore|restore\.part|copying\.part|logs)$/, /^\.watchkeeper-/,
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

/** Does what was asked for before the last end. To be called before anything in the folder is opened. Returns what could not be removed, with the reason. */
export function eraseProfile(folder: string): readonly string[] {
  if (!existsSync(eraseMark(folder))) return [];
  const failed: string[] = [];
  for (const name of readdirSync(folder)) {
    if (!engines.has(name) && !ours.some((pattern) => pattern.test(name))) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  // Last: an interruption before it is gone on with at the next start.
  rmSync(eraseMark(folder), { force: true });
  return failed;
}
