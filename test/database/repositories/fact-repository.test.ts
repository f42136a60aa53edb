import { expect, test } from 'vitest';
import { openStore } from '../../../electron/database/store.ts';
import { hour } from '../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../support/fake-clock.ts';
import { createMemoryFactStore } from '../../support/memory-fact-store.ts';
import { event } from '../support/events.ts';
import { scratchFile } from '../support/scratch.ts';

test('facts are read by kind and time, in the order in which they were logged; memory does the same', () => {
  const store = openStore({ path: scratchFile(), clock: createFakeClock() });
  const added = store.journal.append([
    event({ kind: 'shift.ended', occurredAt: fakeStart + 2 * hour }), event({ kind: 'shift.began', occurredAt: fakeStart }), event({ kind: 'note', occurredAt: fakeStart }),
    event({ kind: 'shift.began', occurredAt: fakeStart - 1 }),
    event({ kind: 'incident.acknowledged', incidentId: 'A', source: 'pagerduty', actor: 'Ada', payload: { agent: { id: 'U1' } }, occurredAt: fakeStart }),
    event({ kind: 'incident.acknowledged', incidentId: 'A', source: 'pagerduty', actor: 'Ada', payload: { agent: { id: 'U1' } }, occurredAt: fakeStart + hour }),
    event({ kind: 'incident.acknowledged', incidentId: 'B', source: 'pagerduty', actor: 'Bob', payload: { agent: { id: 'U2' } }, occurredAt: fakeStart }),
    event({ kind: 'incident.acknowledged', incidentId: 'C', source: 'person', actor: 'you', occurredAt: fakeStart }),
    event({ kind: 'incident.acknowledged', incidentId: 'D', source: 'person', actor: 'you', occurredAt: fakeStart - hour }),
  ]);
  for (const facts of [store.facts, createMemoryFactStore(() => added)]) {
    expect(facts.ofKinds(['shift.began', 'shift.ended'], fakeStart)).toEqual(added.slice(0, 2));
    expect(facts.acknowledgedBy('you', 'U1', fakeStart).toSorted()).toEqual(['A', 'C']);
    expect(facts.acknowledgedBy('you', null, fakeStart - hour).toSorted()).toEqual(['C', 'D']);
  }
  store.close();
});

test('an index leads to them', () => {
  const store = openStore({ path: scratchFile(), clock: createFakeClock() });
  const plan = store.connection.prepare<[], { readonly detail: string }>("EXPLAIN QUERY PLAN SELECT * FROM events WHERE kind = 'shift.began' AND position >= 7 << 20").all();
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX events_by_kind (kind=? AND position>?)')]);
  store.close();
});
