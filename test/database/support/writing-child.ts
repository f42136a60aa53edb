import { writeSync } from 'node:fs';
import { openStore } from '../../../electron/database/store.ts';

/**
 * Writes facts and slots of probes as fast as it can, and says the number of each once it is committed. Its end is violent. The arguments are
 * the file and the first number.
 */
const [path = '', from = '0'] = process.argv.slice(2);
const clock = { now: () => 1_772_442_000_000, monotonic: () => 0, at: () => () => {}, after: () => () => {} };
const { journal, checks } = openStore({ path, clock });

for (let number = Number(from); ; number += 1) {
  const event = { occurredAt: 1_772_442_000_000 + number, kind: 'note', source: 'person', title: `fact ${number}`, body: 'words '.repeat(20), externalId: `R${number}` } as const;
  const twin = { ...event, externalId: `twin ${number}`, title: `twin ${number}` };
  if (number % 3 === 0) checks.record({ results: [], states: [], events: [event, twin] });
  else journal.append([event, twin]);
  writeSync(1, `${number}\n`);
}
