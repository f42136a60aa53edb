import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../steps/run.mjs';

/** @typedef {import('./child.mjs').Part} Part */

/**
 * Waits until `look` finds something; fails when the part that should bring it about dies, or after the given time.
 * @template T
 * @param {() => Promise<T | undefined> | T | undefined} look
 * @param {{ what: string, part: Part, timeoutMs?: number }} options
 * @returns {Promise<T>}
 */
export async function waitFor(look, { what, part, timeoutMs = 20_000 }) {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const found = await Promise.race([Promise.resolve(look()), part.gone]);
    if (found !== undefined) return found;
    await Promise.race([pause(25), part.gone]);
  }
  throw new Error(`${part.name} is running, but ${what} did not appear within ${timeoutMs / 1000} s`);
}

/**
 * @param {string} name a well-known bus name
 * @param {{ env: NodeJS.ProcessEnv, part: Part }} options
 */
export function waitForName(name, { env, part }) {
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`];
  return waitFor(
    async () => {
      const { output } = await run('dbus-send', question, { env, timeoutMs: 5000 });
      return output.includes('true') ? true : undefined;
    },
    { what: `the bus name ${name}`, part },
  );
}
