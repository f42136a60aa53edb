import path from 'node:path';
import { parseArgs } from 'node:util';
import { Explained } from './report.mjs';

/** What the person typed cannot be carried out as it stands. */
export class UsageError extends Explained {
  /** @param {string} message */
  constructor(message) {
    super(message, 2);
  }
}

/**
 * @typedef {object} StartFlags
 * @property {string | undefined} screenshot
 * @property {string | undefined} userDataDir
 * @property {string | undefined} policy
 * @property {boolean} demo
 * @property {boolean} help
 */

export const startUsage = `usage: npm start -- [flags]

  --demo               the demo watch: a built-in PagerDuty simulator and two local endpoints
  --policy FILE        load this policy file
  --user-data-dir DIR  keep settings and event log there, apart from your own
  --screenshot FILE    take a picture of the whole desktop once there is something to see, then quit
  --help               this text

Without a display it runs on a desktop session of its own and logs alerts as they are raised.`;

/**
 * @param {readonly string[]} argv
 * @param {string} cwd what relative paths are relative to
 * @returns {StartFlags}
 */
export function parseStartFlags(argv, cwd) {
  const { values } = explained(startUsage, () =>
    parseArgs({
      args: [...argv],
      options: {
        screenshot: { type: 'string' },
        'user-data-dir': { type: 'string' },
        policy: { type: 'string' },
        demo: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  /** @param {'screenshot' | 'user-data-dir' | 'policy'} flag */
  const file = (flag) => {
    const given = values[flag];
    if (given === '') throw new UsageError(`--${flag} needs a value.\n\n${startUsage}`);
    return given === undefined ? undefined : path.resolve(cwd, given);
  };
  return { screenshot: file('screenshot'), userDataDir: file('user-data-dir'), policy: file('policy'), demo: values.demo === true, help: values.help === true };
}

/**
 * @template T
 * @param {string} usage
 * @param {() => T} parse
 * @returns {T}
 */
function explained(usage, parse) {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message.split('. ')[0]}.\n\n${usage}`);
    throw error;
  }
}

/**
 * What the app is told, in the words that it and Chromium understand.
 * @param {StartFlags} flags
 * @returns {string[]}
 */
export function appArguments({ userDataDir, policy, demo }) {
  return [...(userDataDir === undefined ? [] : [`--user-data-dir=${userDataDir}`]), ...(policy === undefined ? [] : [`--policy=${policy}`]), ...(demo ? ['--demo'] : [])];
}
