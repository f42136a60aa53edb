import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Explained } from './report.mjs';

/**
 * The text of a file that a person named on the command line. npm runs scripts in the project's folder and says where the person was.
 * @param {string} name as it was typed
 */
export function readTyped(name) {
  try {
    return readFileSync(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), name), 'utf8');
  } catch (error) {
    throw new Explained(`${name} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
