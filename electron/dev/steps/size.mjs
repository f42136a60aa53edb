import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * How many bytes a folder holds; files that vanish meanwhile count as nothing.
 * @param {string} folder
 * @returns {number}
 */
export function folderSize(folder) {
  let total = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) total += folderSize(full);
      else if (entry.isFile()) total += statSync(full, { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    return total;
  }
  return total;
}

/**
 * Calls `tell` with the folder's size once a second while `work` lasts.
 * @template T
 * @param {string} folder
 * @param {(bytes: number) => void} tell
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function watchSize(folder, tell, work) {
  const timer = setInterval(() => tell(folderSize(folder)), 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
