import { describe, expect, test } from 'vitest';
import { createHandoffRepository } from '../../../electron/database/repositories/handoff-repository.ts';
import type { LoggedChange } from '../../../electron/services/ports/handoff-store.ts';
import { toMatch } from '../../../shared/domain/search-words.ts';
import type { Handoff } from '../../../shared/model/handoff.ts';
import { hour, minute } from '../../../shared/time/duration.ts';
import { fakeStart as start } from '../../support/fake-clock.ts';
import { aHandoff, editors, handoffId, keptHandoff } from '../../support/kept-handoffs.ts';
import { createMemoryHandoffStore } from '../../support/memory-handoff-store.ts';
import { lookInto, openScratchArchive, openScratchStore } from '../support/open-store.ts';

const change = (place: number, over: Partial<LoggedChange> = {}): LoggedChange => ({
  place, revision: 2, at: start + place, burst: place, editor: editors.one, target: 'questions//prose', state: 'done',
  change: { type: 'splice', field: 'questions', at: 0, removed: '', inserted: `${place}` }, inverse: { type: 'splice', field: 'questions', at: 0, removed: `${place}`, inserted: '' }, ...over,
});
const given = (id: number, over: Partial<Handoff> = {}) => keptHandoff({ id: handoffId(id), status: 'given', givenAt: start, ...over });
const text = (words: string): Handoff['content'] => ({ entries: {}, prose: { questions: words } });
const match = (...words: readonly string[]) => toMatch({ words, beginning: null }, null);

/** Written by the store, found by words through the archive. */
function openOnFile() {
  const { handoffs, path } = openScratchStore();
  return { ...handoffs, findHandoffs: openScratchArchive(path).findHandoffs };
}

describe.each([['on a real file', openOnFile], ['in memory', createMemoryHandoffStore]])('handoffs %s', (_, open) => {
  test('what is written is found as it was, and only over the revision that was named', () => {
    const store = open();
    const kept = keptHandoff({ content: { entries: { issues: [{ id: 'a', evidence: { key: 'k', kind: 'incident', refId: 'Q1', eventIds: [3] }, compiled: { title: 'Ä' }, written: { nextStep: '„look“\n' }, seen: {}, struck: false, gone: false }] }, prose: { security: 'None' } }, ticks: { concise: true }, tells: ['hours'], steps: { compile: start } }, { compiledAt: start });
    expect(store.write({ kept, over: null })).toBe(true);
    expect(store.find(handoffId(1))).toEqual(kept);
    expect(store.write({ kept, over: null })).toBe(false);
    const next = { ...kept, handoff: { ...kept.handoff, revision: 2, kind: 'light' as const } };
    expect(store.write({ kept: next, over: 7 })).toBe(false);
    expect(store.find(handoffId(1))).toEqual(kept);
    expect(store.write({ kept: next, over: 1 })).toBe(true);
    expect(store.find(handoffId(1))).toEqual(next);
    expect(store.find(handoffId(2))).toBeNull();
  });

  test('drafts and the rest are apart, the newest first, page by page; what was deleted is in neither', () => {
    const store = open();
    store.write({ kept: keptHandoff({ id: handoffId(1), changedAt: start }), over: null });
    store.write({ kept: keptHandoff({ id: handoffId(2), changedAt: start + 1 }), over: null });
    store.write({ kept: keptHandoff({ id: handoffId(3) }, { deletedAt: start }), over: null });
    for (const number of [4, 5, 6]) store.write({ kept: given(number, { changedAt: start + number }), over: null });
    expect(store.drafts().map(({ handoff: { id } }) => id)).toEqual([2, 1].map(handoffId));
    expect(store.past(null, 2).map(({ id }) => id)).toEqual([6, 5].map(handoffId));
    expect(store.past({ changedAt: start + 5, id: handoffId(5) }, 2).map(({ id }) => id)).toEqual([handoffId(4)]);
    expect(store.past(null, 1)[0]).toMatchObject({ issues: 0, found: null, revision: 1, giver: { name: 'Kim Doe' } });
  });

  test('words are found in what was given, as it stands now', async () => {
    const store = open();
    const found = (...words: readonly string[]) => store.findHandoffs({ match: match(...words), before: null, limit: 9 });
    store.write({ kept: given(1, { content: text('The queue of the importer is long') }), over: null });
    store.write({ kept: given(2, { content: text('All is well') }), over: null });
    store.write({ kept: keptHandoff({ id: handoffId(3), content: text('a draft about the queue') }), over: null });
    expect((await found('queue')).map(({ id }) => id)).toEqual([handoffId(1)]);
    expect((await found('queue'))[0]?.found).toContain('queue');
    expect((await found('queue', 'well'))).toEqual([]);
    store.write({ kept: given(1, { revision: 2, content: text('Nothing any more') }), over: 1 });
    expect((await found('queue'))).toEqual([]);
    store.write({ kept: keptHandoff({ ...given(3).handoff, revision: 2, content: text('a draft about the queue') }), over: 1 });
    expect((await found('queue')).map(({ id }) => id)).toEqual([handoffId(3)]);
    const [newest] = await found('queue');
    expect(await store.findHandoffs({ match: match('queue'), before: newest ?? null, limit: 9 })).toEqual([]);
  });

  test('whoever gave it, and whom it was given to, is found as well', async () => {
    const store = open();
    store.write({ kept: given(1, { giver: { id: null, name: 'Robin Vale' }, receiver: { id: null, name: 'Maya Okafor' } }), over: null });
    for (const name of ['vale', 'okafor']) expect((await store.findHandoffs({ match: match(name), before: null, limit: 9 })).map(({ id }) => id)).toEqual([handoffId(1)]);
  });

  test('the one before a shift, and those of a shift', () => {
    const store = open();
    store.write({ kept: given(1, { shiftUntil: start - 7 * hour }), over: null });
    store.write({ kept: given(2, { shiftUntil: start - hour }), over: null });
    store.write({ kept: keptHandoff({ id: handoffId(3), shiftUntil: start }), over: null });
    expect(store.before(start, null)?.id).toBe(handoffId(2));
    expect(store.before(start, handoffId(2))?.id).toBe(handoffId(1));
    expect(store.before(start - 8 * hour, null)).toBeNull();
    expect(store.near(start + minute, 2 * hour).map(({ id }) => id)).toEqual([handoffId(3), handoffId(2)]);
  });

  test('the log gives the last burst that is done, the first that is undone, and what changed after a revision', () => {
    const store = open();
    store.write({ kept: keptHandoff(), over: null });
    const log = [change(1), change(2, { burst: 2 }), change(3, { burst: 2 })];
    store.write({ kept: keptHandoff({ revision: 2 }), over: 1, log });
    expect(store.end(handoffId(1))).toEqual({ place: 3, done: log[2], undone: null });
    expect(store.burst(handoffId(1), 'done')).toEqual(log.slice(1));
    const undone = log.slice(1).map((one): LoggedChange => ({ ...one, state: 'undone', revision: 3, editor: editors.two }));
    store.write({ kept: keptHandoff({ revision: 3 }), over: 2, log: undone });
    expect(store.end(handoffId(1))).toEqual({ place: 3, done: log[0], undone: undone[0] });
    expect(store.burst(handoffId(1), 'undone')).toEqual(undone);
    expect(store.since(handoffId(1), 2)).toEqual(undone);
    store.write({ kept: keptHandoff({ revision: 4 }), over: 3, drops: true, log: [change(4, { revision: 4 })] });
    expect(store.burst(handoffId(1), 'undone')).toEqual([]);
    expect(store.end(handoffId(1))).toMatchObject({ place: 4, done: { place: 4 }, undone: null });
    expect(store.since(handoffId(1), 2).map(({ place, state }) => `${place} ${state}`)).toEqual(['2 dropped', '3 dropped', '4 done']);
  });

  test('versions are counted and kept whole', () => {
    const store = open();
    const version = (words: string, why: 'begun' | 'conflict') => ({ revision: 1, savedAt: start, why, content: text(words) });
    store.write({ kept: keptHandoff(), over: null, version: version('one', 'begun') });
    expect(store.keepVersion(handoffId(1), version('two', 'conflict'))).toBe(2);
    expect(store.versions(handoffId(1)).map(({ version: number, why }) => `${number} ${why}`)).toEqual(['2 conflict', '1 begun']);
    expect(store.version(handoffId(1), 1)).toEqual({ version: 1, ...version('one', 'begun') });
    expect(store.version(handoffId(1), 3)).toBeNull();
  });
});

test('a write is in the file when the call returns, all of it or nothing', () => {
  const { handoffs, path, connection } = openScratchStore();
  handoffs.write({ kept: keptHandoff(), over: null });
  const beside = createHandoffRepository(lookInto(path));
  expect(beside.find(handoffId(1))).toEqual(keptHandoff());
  connection.exec("CREATE TEMP TRIGGER broken BEFORE INSERT ON handoff_versions BEGIN SELECT RAISE(ABORT, 'no'); END");
  const asked = { kept: keptHandoff({ revision: 2, content: text('lost?') }), over: 1, log: [change(1)], version: { revision: 1, savedAt: start, why: 'typing', content: text('') } } as const;
  expect(() => handoffs.write(asked)).toThrow('no');
  expect(beside.find(handoffId(1))?.handoff).toEqual(aHandoff());
  expect(beside.end(handoffId(1)).place).toBe(0);
});

test('of typing so many versions are kept, the newest; what was refused stays', () => {
  const { handoffs } = openScratchStore();
  handoffs.write({ kept: keptHandoff(), over: null });
  for (let number = 0; number < 60; number += 1) handoffs.keepVersion(handoffId(1), { revision: number, savedAt: start, why: number === 0 ? 'conflict' : 'typing', content: text(`${number}`) });
  const kept = handoffs.versions(handoffId(1));
  expect(kept.map(({ version }) => version)).toEqual([...Array.from({ length: 40 }, (_, place) => 60 - place), 1]);
  expect(handoffs.keepVersion(handoffId(1), { revision: 61, savedAt: start, why: 'typing', content: text('') })).toBe(61);
});
