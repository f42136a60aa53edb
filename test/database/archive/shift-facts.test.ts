import { expect, test } from 'vitest';
import { hour } from '../../../shared/time/duration.ts';
import { fakeStart as start } from '../../support/fake-clock.ts';
import { anIncident } from '../../support/situations.ts';
import { event } from '../support/events.ts';
import { openScratchArchive, openScratchStore } from '../support/open-store.ts';

test('events of the kinds since an instant, and what was resolved since, the newest first, read beside the main thread', async () => {
  const { journal, pagerDuty, path } = openScratchStore();
  journal.append([
    event({ kind: 'change.logged', title: 'too old', occurredAt: start - hour }), event({ kind: 'change.logged', title: 'one', occurredAt: start }),
    event({ kind: 'note', title: 'no such kind', occurredAt: start }), event({ kind: 'check.down', title: 'two', occurredAt: start + hour }),
    event({ kind: 'run.impact', incidentId: 'Q1', title: 'before the shift', occurredAt: start - hour }), event({ kind: 'run.impact', incidentId: 'Q2', title: 'of another shift', occurredAt: start }), event({ kind: 'note', incidentId: 'Q1', title: 'does not last', occurredAt: start }),
  ]);
  const resolved = (id: string, resolvedAt: number) => anIncident({ id, status: 'resolved', createdAt: start - 9 * hour, resolvedAt, updatedAt: resolvedAt });
  pagerDuty.saveIncidents([resolved('Q1', start + hour), resolved('Q2', start - 1), resolved('Q3', start + 2 * hour), anIncident({ id: 'Q4' }), { ...anIncident({ id: 'Q5', updatedAt: start + hour }), elsewhere: true }]);
  const found = await openScratchArchive(path).shiftFacts({ from: start, kinds: ['change.logged', 'check.down'], lasting: ['run.impact'] });
  expect(found.events.map(({ title }) => title)).toEqual(['one', 'two']);
  expect(found.said.map(({ title }) => title)).toEqual(['before the shift']);
  expect(found.resolved.map(({ id }) => id)).toEqual(['Q3', 'Q1']);
});
