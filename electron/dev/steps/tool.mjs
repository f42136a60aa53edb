import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * The script that a package's command runs, for starting it with Node itself: the links in node_modules/.bin are shell
 * scripts on one system and batch files on another.
 * @param {string} name of the package
 * @param {string} command
 * @returns {string}
 */
export function toolScript(name, command = name) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}
