import { writeSync } from 'node:fs';
import { openStore } from '../../../electron/database/store.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { aRow } from '../../support/outbox-facts.ts';
import { anIncident, incidentReport, situationOf } from '../../support/situations.ts';

/**
 * Writes facts, slots of probes, actions, situations and incidents as fast as it can, and says the number of each round once it is committed. Its
 * end is violent. The arguments are the file and the first number.
 */
const [path = '', from = '0'] = process.argv.slice(2);
const clock = { now: () => fakeStart, monotonic: () => 0, at: () => () => {}, after: () => () => {} };
const { journal, checks, outbox, situations, pagerDuty } = openStore({ path, clock });

for (let number = Number(from); ; number += 1) {
  const event = { occurredAt: fakeStart + number, kind: 'note', source: 'person', title: `fact ${number}`, body: 'words '.repeat(20), externalId: `R${number}` } as const;
  const twin = { ...event, externalId: `twin ${number}`, title: `twin ${number}` };
  if (number % 3 === 0) checks.record({ results: [], states: [], events: [event, twin] });
  else journal.append([event, twin]);

  const row = aRow({ kind: 'note', text: `action ${number}` }, { id: `action ${number}`, turn: 2 * number });
  outbox.save([row, { ...row, id: `second ${number}`, turn: 2 * number + 1 }]);
  // What is about to be sent is on disk before it goes out.
  outbox.save([{ ...row, state: 'sending', attempts: 1 }]);

  const one = situationOf(incidentReport({ id: `S${number}` }));
  const other = situationOf(incidentReport({ id: `T${number}` }));
  situations.save([one, other]);
  const shown = { status: 'triggered', severity: 1, title: '', body: '', shownAt: fakeStart + number, soundAt: null } as const;
  situations.saveShown([{ ...shown, situationId: one.id }, { ...shown, situationId: other.id }]);

  const id = `P${number}`;
  pagerDuty.saveIncidents([anIncident({ id })]);
  const entry = { ...event, kind: 'incident.log', source: 'pagerduty', incidentId: id, title: `log ${number}`, body: '' } as const;
  pagerDuty.saveLogPage(id, [{ ...entry, externalId: `L${number}` }, { ...entry, externalId: `M${number}` }], fakeStart + number);
  writeSync(1, `${number}\n`);
}
