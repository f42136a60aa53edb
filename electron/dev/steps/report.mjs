/**
 * One line a step: what it was, how long it took, and a word on what came of it.
 * @typedef {(text: string) => void} Progress
 */

const progressEveryMs = 5_000;

/** An error whose message is meant for the person: shown without a stack. */
export class Explained extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * @template T
 * @param {string} name
 * @param {(progress: Progress) => Promise<T>} work
 * @param {(result: T) => string} describe
 * @returns {Promise<T>}
 */
export async function step(name, work, describe = (result) => (typeof result === 'string' ? result : '')) {
  const startedAt = Date.now();
  const terminal = process.stdout.isTTY === true;
  let saidAt = startedAt;
  const clear = () => { if (terminal) process.stdout.write('\r\u001b[2K'); };
  /** @type {Progress} */
  const progress = (text) => {
    const line = `  … ${name} ${seconds(Date.now() - startedAt)} ${text}`;
    if (terminal) return void process.stdout.write(`\r\u001b[2K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`);
    if (Date.now() - saidAt < progressEveryMs) return;
    saidAt = Date.now();
    process.stdout.write(`${line}\n`);
  };
  try {
    const result = await work(progress);
    clear();
    const note = describe(result);
    process.stdout.write(`  ✓ ${name} ${seconds(Date.now() - startedAt)}${note ? ` (${note})` : ''}\n`);
    return result;
  } catch (error) {
    clear();
    process.stdout.write(`  ✗ ${name} ${seconds(Date.now() - startedAt)}\n`);
    throw error;
  }
}

/**
 * Runs a command's main function and turns what it throws into a message and an exit code.
 * @param {() => Promise<number>} main
 */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = error instanceof Explained ? error.exitCode : 1;
    process.stderr.write(error instanceof Explained ? `\n${error.message}\n` : `\n${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
