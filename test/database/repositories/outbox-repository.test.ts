import { expect, test } from 'vitest';
import { createOutboxRepository } from '../../../electron/database/repositories/outbox-repository.ts';
import { ended } from '../../../shared/domain/outbox-change.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { minute } from '../../../shared/time/duration.ts';
import { fakeStart as start } from '../../support/fake-clock.ts';
import { aRow } from '../../support/outbox-facts.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

const row = (id: string, turn: number, over: Partial<OutboxItem> = {}) => aRow({ kind: 'note', text: `Zeile „${id}“\n\u0000 ${'x'.repeat(10)}` }, { id, turn, ...over });

test('what is pending and what ended lately is loaded as it was saved, in line order', () => {
  const { outbox } = openScratchStore();
  const old = ended(row('old', 1), 'done', 'The note was added.', start - minute, 'N1');
  const lately = ended(row('lately', 4), 'dropped', '', start);
  const asking = row('asking', 3, { state: 'asking', question: { reason: 'changed', found: { status: 'resolved', assignees: [], logAt: null }, labels: { send: 'a', discard: 'b' } } });
  outbox.save([row('second', 5), asking, lately, old, row('first', 2, { firstSentAt: start + 0.5, state: 'maybe' })]);
  expect(outbox.load(start)).toEqual([row('first', 2, { firstSentAt: start + 0.5, state: 'maybe' }), asking, lately, row('second', 5)]);
});

test('a later state and place replaces the earlier one', () => {
  const { outbox } = openScratchStore();
  outbox.save([row('a', 1), row('b', 2)]);
  outbox.save([row('a', 3, { state: 'sending', attempts: 1 })]);
  expect(outbox.load(start).map(({ id, state }) => `${id} ${state}`)).toEqual(['b queued', 'a sending']);
  outbox.save([]);
  expect(outbox.load(start)).toHaveLength(2);
});

test('a write is in the file when the call returns, all of it or nothing', () => {
  const { outbox, path, connection } = openScratchStore();
  outbox.save([row('a', 1)]);
  expect(createOutboxRepository(lookInto(path)).load(start)).toEqual([row('a', 1)]);
  connection.exec("CREATE TEMP TRIGGER broken BEFORE INSERT ON outbox WHEN new.id = 'c' BEGIN SELECT RAISE(ABORT, 'no'); END");
  expect(() => outbox.save([row('b', 2), row('c', 3)])).toThrow('no');
  expect(outbox.load(start)).toEqual([row('a', 1)]);
});

test('only what ended long ago is forgotten', () => {
  const { outbox } = openScratchStore();
  outbox.save([row('pending', 1), ended(row('old', 2), 'done', '', start - 1), ended(row('new', 3), 'done', '', start)]);
  expect(outbox.forget(start)).toBe(1);
  expect(outbox.load(0).map(({ id }) => id)).toEqual(['pending', 'new']);
});
