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
    const last = await writeAndKill(path, from, 10 + 17 * cycle);
    expect(last).toBeGreaterThanOrEqual(from);
    const { connection, close, outbox, situations, pagerDuty } = openStore({ path, clock: createFakeClock() });
    expect(quickCheck(connection)).toEqual([]);
    const numbers = connection.prepare<[], { readonly title: string }>("SELECT title FROM events WHERE source = 'person' ORDER BY id").all().map(({ title }) => title);
    const facts = numbers.filter((title) => title.startsWith('fact'));
    expect(facts.length).toBeGreaterThanOrEqual(last + 1);
    expect(numbers).toEqual(facts.flatMap((_, number) => [`fact ${number}`, `twin ${number}`]));
    const words = connection.prepare<[], { readonly total: number }>("SELECT count(*) AS total FROM event_words WHERE event_words MATCH 'fact'").get();
    expect(words?.total).toBe(facts.length);

    const upTo = (count: number, ...names: readonly string[]) => Array.from({ length: count }, (_, number) => names.map((name) => `${name}${number}`)).flat();
    const rows = outbox.load(0);
    const pairs = rows.length / 2;
    expect(pairs).toBeGreaterThanOrEqual(last + 1);
    expect(rows.map(({ id }) => id)).toEqual(upTo(pairs, 'action ', 'second '));
    // Nothing that went out looks as if it had not.
    expect(rows.filter(({ id, state }) => id.startsWith('action') && state !== 'sending').length).toBeLessThanOrEqual(pairs - (last + 1));

    const open = situations.load(0).map(({ id }) => id);
    expect(open.length).toBeGreaterThanOrEqual(2 * (last + 1));
    expect(open.toSorted()).toEqual(upTo(open.length / 2, 'incident-S', 'incident-T').toSorted());
    const shown = situations.shownAlerts().map(({ situationId }) => situationId);
    expect(shown.length).toBeGreaterThanOrEqual(2 * (last + 1));
    expect(shown.toSorted()).toEqual(upTo(shown.length / 2, 'incident-S', 'incident-T').toSorted());

    const incidents = pagerDuty.openIncidents();
    expect(incidents.length).toBeGreaterThanOrEqual(last + 1);
    const logged = connection.prepare<[string], { readonly total: number }>("SELECT count(*) AS total FROM events WHERE source = 'pagerduty' AND incident_id = ?");
    // A log page and how far the log was read are one.
    for (const { id } of incidents) expect([id, logged.get(id)?.total]).toEqual([id, pagerDuty.mark(id) === null ? 0 : 2]);
    for (let number = 0; number <= last; number += 1) expect(pagerDuty.mark(`P${number}`)).not.toBeNull();
    // The round that was cut off is begun again; what it had written is there once all the same.
    from = last + 1;
    close();
  }
}, 120_000);
