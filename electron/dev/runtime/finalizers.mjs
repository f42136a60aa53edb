import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { Explained } from '../steps/report.mjs';

/**
 * Node 20 runs the finalizers of a library that declares the experimental Node-API level inside the garbage collection,
 * where those of better-sqlite3 may not run: the process ends as soon as a statement is collected. This is the branch
 * that decides it (compare the level, jump if experimental, else queue the finalizer); without the jump finalizers are
 * queued, as they are for every other library and in every other version of Node.
 */
const branch = Buffer.from('488b5f2881bba8000000ffffff7f7410488b03488b4010', 'hex');
const jumpAt = branch.indexOf(Buffer.from('7410', 'hex'));
const noJump = Buffer.from('6690', 'hex');

/**
 * @param {string} executable
 * @param {number} offset where the branch stands in this very build
 */
export function queueFinalizers(executable, offset) {
  const file = openSync(executable, 'r+');
  try {
    const found = Buffer.alloc(branch.length);
    readSync(file, found, 0, found.length, offset);
    if (!found.equals(branch)) throw new Explained('The fallback Electron is not the build that its pinned version says: it cannot be made to work with better-sqlite3.');
    writeSync(file, noJump, 0, noJump.length, offset + jumpAt);
  } finally {
    closeSync(file);
  }
}
