import { expect, test } from 'vitest';
import { carrySmallTables, smallTables } from '../../../electron/database/upkeep/small-tables.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { handoffId, keptHandoff } from '../../support/kept-handoffs.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

/** The event log and what is derived from it, and the probes: they are carried over row by row. */
const others = /^(sqlite_.*|events|event_.*|probes|check_hours|check_spans|handoff_words.*)$/;

test('every table that people or services write to is saved from a damaged file', () => {
  const { connection } = openScratchStore();
  const tables = connection.prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'").pluck().all();
  expect(tables.filter((name) => !others.test(name)).toSorted()).toEqual([...smallTables].toSorted());
});

test('what belongs to a handoff comes along: what was read back, how it was accepted, where it went', () => {
  const [source, target] = [openScratchStore(), openScratchStore()];
  const id = handoffId(1);
  source.handoffs.write({ kept: keptHandoff(), over: null });
  source.handoffRecords.saveLine(id, 'item', 'said in my words', fakeStart);
  source.handoffRecords.saveAcceptance(id, { handoffId: id, revision: 1, sum: null, by: 'Ada', at: fakeStart, emergency: false, reason: '', lines: [] });
  source.handoffRecords.addExport(id, { at: fakeStart, format: 'pdf', to: 'file', where: 'a.pdf', revision: 1, sum: 'x' });
  target.handoffRecords.addExport(id, { at: fakeStart, format: 'pdf', to: 'file', where: 'a.pdf', revision: 1, sum: 'x' });
  carrySmallTables(lookInto(source.path), target.connection);
  expect(target.handoffs.find(id)).toEqual(source.handoffs.find(id));
  expect(target.handoffRecords.lines(id)).toEqual({ item: 'said in my words' });
  expect(target.handoffRecords.acceptance(id)).toMatchObject({ by: 'Ada' });
  expect(target.handoffRecords.exports(id)).toHaveLength(1);
});
