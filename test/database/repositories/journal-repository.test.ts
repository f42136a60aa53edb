import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewEvent } from '../../../shared/model/event.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { event } from '../support/events.ts';
import { lookInto, openScratchArchive, openScratchStore } from '../support/open-store.ts';
import { TimelineQuerySchema } from '../../../shared/model/timeline.ts';

const wholePage = TimelineQuerySchema.parse({ limit: 500 });

test('what was appended is returned as stored and read back the same', async () => {
  const { journal, path, clock } = openScratchStore();
  await clock.advance(5000);
  const full: Required<NewEvent> = {
    occurredAt: fakeStart, kind: 'incident.log', source: 'pagerduty', actor: 'Ada', situationId: 'S1', incidentId: 'P1', checkId: 'api', severity: 1,
    title: 'Escalated \u202e <b>', body: 'To level 2', payload: { nested: [1, null, 'é'] }, externalId: 'R1', corrects: null,
  };
  const [stored] = journal.append([full]);
  expect(stored).toEqual({ ...full, id: 1, recordedAt: fakeStart + 5000 });
  expect((await openScratchArchive(path).timelinePage(wholePage)).events).toEqual([stored]);
});

test('the same source and external id is stored once; the same id of another source is another fact', () => {
  const { journal } = openScratchStore();
  const first = journal.append([event({ source: 'pagerduty', externalId: 'R1' }), event({ source: 'pagerduty', externalId: 'R1', title: 'again' })]);
  expect(first).toHaveLength(1);
  expect(journal.append([event({ source: 'pagerduty', externalId: 'R1' }), event({ source: 'drill', externalId: 'R1' }), event()])).toHaveLength(2);
});

test('any order and repetition of the same facts leaves each stored once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), { maxLength: 6 }), (batches) => {
      const { journal, close } = openScratchStore();
      const added = batches.flatMap((batch) => journal.append(batch.map((id) => event({ externalId: `R${id}` }))));
      expect(added.map(({ externalId }) => externalId)).toEqual([...new Set(batches.flat().map((id) => `R${id}`))]);
      close();
    }),
    { numRuns: 25 },
  );
});

test('one bad fact stores none of its batch', () => {
  const { journal, path } = openScratchStore();
  expect(() => journal.append([event(), event({ occurredAt: Number.NaN })])).toThrow();
  expect(lookInto(path).prepare('SELECT count(*) AS total FROM events').get()).toEqual({ total: 0 });
});

test('a fact cannot be changed, and not be deleted before it expired', () => {
  const { journal, path, connection } = openScratchStore();
  journal.append([event({ title: 'kept words' }), event({ occurredAt: fakeStart + 1 })]);
  expect(() => connection.exec("UPDATE events SET title = 'other'")).toThrow(/never change/);
  expect(() => connection.exec('DELETE FROM events')).toThrow(/not deleted/);
  connection.exec(`INSERT INTO meta (key, value) VALUES ('events.expireBefore', '${fakeStart + 1}')`);
  expect(() => connection.exec('DELETE FROM events')).toThrow(/not deleted/);
  connection.exec(`DELETE FROM events WHERE occurred_at_ms < ${fakeStart + 1}`);
  const reader = lookInto(path);
  expect(reader.prepare('SELECT id FROM events').all()).toEqual([{ id: 2 }]);
  expect(reader.prepare("SELECT rowid FROM event_words WHERE event_words MATCH 'kept'").all()).toEqual([]);
  for (const counts of ['event_hours', 'event_days', 'event_totals']) expect(reader.prepare(`SELECT sum(total) AS total FROM ${counts}`).get()).toEqual({ total: 1 });
});

test('ten thousand facts of one millisecond keep their order', async () => {
  const { journal, path } = openScratchStore();
  journal.append(Array.from({ length: 10_000 }, (_, index) => event({ title: `number ${index}` })));
  const page = await openScratchArchive(path).timelinePage(wholePage);
  expect(page.events.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, index) => 10_000 - index));
});
