import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { quickCheck } from '../../electron/database/archive/quick-check.ts';
import { openStore } from '../../electron/database/store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { scratchFile } from './support/scratch.ts';

const child = fileURLToPath(new URL('support/writing-child.ts', import.meta.url));

/** Lets a child write until it said so many commits, kills it, and returns the last number that it said. */
function writeAndKill(path: string, from: number, commits: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [child, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > commits) writer.kill('SIGKILL');
    });
    writer.on('error', reject);
    writer.on('close', () => {
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
      resolve(Number(whole.at(-1)));
    });
  });
}

test('a process that is killed while it writes loses nothing that it said was saved, and tears nothing apart (faults 15)', async () => {
  const path = scratchFile();
  let from = 0;
  for (let cycle = 0; cycle < 10; cycle += 1) {
    const last = await writeAndKill(path, from, 20 + 37 * cycle);
    expect(last).toBeGreaterThanOrEqual(from);
    const { connection, close } = openStore({ path, clock: createFakeClock() });
    expect(quickCheck(connection)).toEqual([]);
    const numbers = connection.prepare<[], { readonly title: string }>('SELECT title FROM events ORDER BY id').all().map(({ title }) => title);
    const facts = numbers.filter((title) => title.startsWith('fact'));
    expect(facts.length).toBeGreaterThanOrEqual(last + 1);
    expect(numbers).toEqual(facts.flatMap((_, number) => [`fact ${number}`, `twin ${number}`]));
    const words = connection.prepare<[], { readonly total: number }>("SELECT count(*) AS total FROM event_words WHERE event_words MATCH 'fact'").get();
    expect(words?.total).toBe(facts.length);
    from = facts.length;
    close();
  }
}, 60_000);
