import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHandoffBook } from '../../../../electron/services/handoff-book.ts';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import type { HandoffEdit } from '../../../../shared/model/handoff.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { someEdit } from '../../../support/handoff-history.ts';
import { editors, handoffId, keptHandoff, prose } from '../../../support/kept-handoffs.ts';
import { createMemoryHandoffStore } from '../../../support/memory-handoff-store.ts';

const id = handoffId(1);
const write = (entryId: string, part: 'text' | 'title', text: string): HandoffEdit => ({ type: 'write', field: 'issues', entryId, part, text });

function openBook(store = createMemoryHandoffStore()) {
  const clock = createFakeClock();
  let told = 0;
  const problems: unknown[] = [];
  const book = createHandoffBook({ clock, store, heldChanged: () => void (told += 1), report: (error) => problems.push(error) });
  if (store.find(id) === null) book.create(keptHandoff(), 'begun');
  const text = () => book.find(id).handoff.content.prose.questions ?? '';
  const edit = (revision: number, edits: readonly HandoffEdit[], editor = editors.one) => book.edit({ id, revision, editor, edits: [...edits] });
  return { book, clock, store, text, edit, told: () => told, problems };
}

test('an edit makes the next revision; one that says what is there already makes none', () => {
  const { edit, store } = openBook();
  expect(edit(1, [prose('a')])).toMatchObject({ result: 'saved', handoff: { revision: 2 }, asExpected: true });
  expect(edit(2, [prose('a')])).toMatchObject({ result: 'saved', handoff: { revision: 2 }, asExpected: true });
  expect(store.find(id)?.handoff).toMatchObject({ revision: 2, content: { prose: { questions: 'a' } } });
});

test('an editor that sends on before its answer came clashes with nobody', () => {
  const { edit, text } = openBook();
  edit(1, [prose('a')]);
  expect(edit(1, [prose('ab')])).toMatchObject({ result: 'saved', asExpected: false });
  expect(text()).toBe('ab');
});

test('two windows: what they wrote in different places is all there; of one place, the first stays and the second is kept as a version', () => {
  const { edit, text, store, book } = openBook();
  edit(1, [prose('mine')]);
  expect(edit(1, [write('x', 'text', 'other')], editors.two)).toMatchObject({ result: 'saved', asExpected: false, handoff: { content: { prose: { questions: 'mine' } } } });
  const refused = edit(1, [prose('theirs'), write('y', 'text', 'with it')], editors.two);
  expect(refused).toMatchObject({ result: 'conflict', keptAs: 2 });
  expect(text()).toBe('mine');
  expect(store.version(id, 2)?.content).toMatchObject({ prose: { questions: 'theirs' }, entries: { issues: [{ written: { text: 'other' } }, { written: { text: 'with it' } }] } });
  expect(book.find(id).handoff.content.entries.issues).toHaveLength(1);
  expect(edit(3, [prose('theirs')], editors.two)).toMatchObject({ result: 'saved' });
});

test('typing in one place is taken back at one go; a pause, another place or a long time begins a new one', async () => {
  const { book, clock, edit, text } = openBook();
  let revision = 1;
  const type = async (words: string, pause: number) => {
    edit(revision, [prose(words)]);
    revision += 1;
    await clock.advance(pause);
  };
  await type('a', second);
  await type('ab', second);
  await type('abc', 4 * second);
  await type('abc d', second);
  const taken = book.undo(id, revision, editors.one);
  expect(taken).toMatchObject({ result: 'saved', asExpected: false });
  expect(text()).toBe('abc');
  book.undo(id, revision + 1, editors.one);
  expect(text()).toBe('');
  expect(book.undo(id, revision + 2, editors.one)).toBeNull();
  book.redo(id, revision + 2, editors.one);
  book.redo(id, revision + 3, editors.one);
  expect(text()).toBe('abc d');
  expect(book.redo(id, revision + 4, editors.one)).toBeNull();
});

test('what was taken back can be done again until something else is done, also after a restart', () => {
  const first = openBook();
  first.edit(1, [prose('one')]);
  first.book.undo(id, 2, editors.one);
  const second = openBook(first.store);
  expect(second.text()).toBe('');
  second.book.redo(id, 3, editors.two);
  expect(second.text()).toBe('one');
  second.book.undo(id, 4, editors.two);
  second.edit(5, [prose('two')], editors.two);
  expect(openBook(first.store).book.redo(id, 6, editors.one)).toBeNull();
});

test('nothing is taken back over what another window did since', () => {
  const { book, edit, text } = openBook();
  edit(1, [prose('mine')]);
  edit(2, [write('x', 'text', 'other')], editors.two);
  expect(book.undo(id, 2, editors.one)).toMatchObject({ result: 'conflict' });
  expect(text()).toBe('mine');
});

test('any edits, all taken back over restarts, leave the start; all done again, the end', () => {
  fc.assert(fc.property(fc.array(fc.array(someEdit, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (turns) => {
    const { store, book, edit } = openBook();
    const start = book.find(id).handoff;
    let { revision } = start;
    for (const edits of turns) {
      const written = edit(revision, edits);
      if (written.result === 'saved') ({ revision } = written.handoff);
    }
    const end = book.find(id).handoff;
    const human = ({ content, ticks, tells, receiver }: typeof start) => ({ content, ticks, tells, receiver });
    for (const way of ['undo', 'redo'] as const) {
      for (;;) {
        const after = openBook(store).book[way](id, store.find(id)?.handoff.revision ?? 0, editors.two);
        if (after === null) break;
      }
      expect(human(openBook(store).book.find(id).handoff)).toEqual(human(way === 'undo' ? start : end));
    }
  }), { numRuns: 60 });
});

test('a full disk is said at once; what is typed is held, shown, and saved with the next edit that can be', () => {
  const { book, edit, store, text, told } = openBook();
  store.fault = 'full';
  expect(edit(1, [prose('a')])).toMatchObject({ result: 'not-saved', cause: { fault: 'full' } });
  expect(edit(1, [prose('ab'), write('x', 'text', 'issue')])).toMatchObject({ result: 'not-saved' });
  expect(text()).toBe('ab');
  expect(book.held()).toMatchObject({ id, edits: 3 });
  expect(store.find(id)?.handoff.revision).toBe(1);
  expect(told()).toBe(2);
  store.fault = null;
  expect(edit(1, [prose('abc')])).toMatchObject({ result: 'saved', handoff: { revision: 2 } });
  expect(store.find(id)?.handoff.content).toMatchObject({ prose: { questions: 'abc' }, entries: { issues: [{ written: { text: 'issue' } }] } });
  expect(book.held()).toBeNull();
  expect(told()).toBe(3);
});

test('what is held is saved by itself as soon as there is room, and at the end', async () => {
  const { book, clock, edit, store } = openBook();
  store.fault = 'full';
  edit(1, [prose('a')]);
  await clock.advance(12 * second);
  expect(book.held()).not.toBeNull();
  store.fault = null;
  await clock.advance(6 * second);
  expect(book.held()).toBeNull();
  expect(store.find(id)?.handoff.content.prose.questions).toBe('a');
  store.fault = 'full';
  edit(2, [prose('ab')]);
  store.fault = null;
  book.stop();
  expect(store.find(id)?.handoff.content.prose.questions).toBe('ab');
});

test('a program that would write past what is held does not: it could be given without it', () => {
  const { book, edit, store } = openBook();
  store.fault = 'full';
  edit(1, [prose('a')]);
  const { write } = store;
  // Room for a little, and not for what was typed.
  store.fault = null;
  store.write = (asked) => {
    if (asked.log !== undefined) throw new StorageError('full', 'The disk is full.');
    return write(asked);
  };
  expect(() => book.put(id, (kept) => ({ ...kept, handoff: { ...kept.handoff, status: 'given' } }), 'given')).toThrow(StorageError);
  expect(store.find(id)?.handoff).toMatchObject({ status: 'draft', revision: 1 });
  expect(book.held()).not.toBeNull();
});

test.each([['has an older state of it', true], ['does not have it', false]])('what the program changes goes into another data file, too, that takes the place of the one in use and %s', (_, has) => {
  const [first, other] = [createMemoryHandoffStore(), createMemoryHandoffStore()];
  let inUse = first;
  const store = new Proxy(first, { get: (_first, name: keyof typeof first) => inUse[name] });
  const { book, edit, text } = openBook(store);
  edit(1, [prose('a')]);
  if (has) other.write({ kept: keptHandoff(), over: null });
  inUse = other;
  book.put(id, (kept) => ({ ...kept, handoff: { ...kept.handoff, steps: { meet: 5 } } }));
  expect(other.find(id)?.handoff.steps).toEqual({ meet: 5 });
  expect(edit(3, [prose('ab')])).toMatchObject({ result: 'saved' });
  expect(text()).toBe('ab');
});

test('what is held and says by now what the disk says is held no longer, and that is told', async () => {
  const { book, clock, edit, store, told } = openBook();
  edit(1, [prose('a')]);
  const { end } = store;
  store.end = () => { throw new StorageError('busy', 'The data file is being repaired.'); };
  edit(2, [prose('a')]);
  store.end = end;
  const before = told();
  await clock.advance(6 * second);
  expect(book.held()).toBeNull();
  expect(told()).toBe(before + 1);
});

test.each([['has an older state of it', true], ['does not have it', false]])('what is held goes into another data file, too, when that takes the place of the full one and %s', async (_, has) => {
  const [first, other] = [createMemoryHandoffStore(), createMemoryHandoffStore()];
  let inUse = first;
  const store = new Proxy(first, { get: (_first, name: keyof typeof first) => inUse[name], set: (_first, name, value) => Reflect.set(inUse, name, value) });
  const { book, clock, edit, problems } = openBook(store);
  edit(1, [prose('a')]);
  store.fault = 'full';
  edit(2, [prose('ab')]);
  if (has) other.write({ kept: keptHandoff(), over: null });
  inUse = other;
  await clock.advance(6 * second);
  expect(book.held()).toBeNull();
  expect(other.find(id)?.handoff.content.prose.questions).toBe('ab');
  expect(problems).toEqual([]);
});

test('while the data file is being repaired, what is typed is held as well', async () => {
  const { book, clock, edit, store } = openBook();
  const { end } = store;
  store.end = () => { throw new StorageError('busy', 'The data file is being repaired.'); };
  expect(edit(1, [prose('a')])).toMatchObject({ result: 'not-saved', cause: { fault: 'busy' } });
  store.end = end;
  await clock.advance(6 * second);
  expect(book.held()).toBeNull();
  expect(store.find(id)?.handoff.content.prose.questions).toBe('a');
});

test('what cannot be saved for a reason of its own is tried again, and said', async () => {
  const { book, clock, edit, store, problems } = openBook();
  store.fault = 'full';
  edit(1, [prose('a')]);
  const { write: take } = store;
  store.write = () => { throw new Error('a fault of ours'); };
  store.fault = null;
  await clock.advance(6 * second);
  expect(problems).toHaveLength(1);
  expect(book.held()).not.toBeNull();
  store.write = take;
  await clock.advance(6 * second);
  expect(book.held()).toBeNull();
});

test('what another window holds is not overwritten either', () => {
  const { edit, store, text } = openBook();
  store.fault = 'full';
  edit(1, [prose('held')]);
  expect(edit(1, [prose('over it')], editors.two)).toMatchObject({ result: 'conflict' });
  expect(text()).toBe('held');
});

test('while somebody types, a version of what was there is kept every five minutes', async () => {
  const { clock, edit, store } = openBook();
  for (let number = 0; number < 24; number += 1) {
    edit(number + 1, [prose(`text ${number}`)]);
    await clock.advance(minute);
  }
  const kept = store.versions(id);
  expect(kept.map(({ why }) => why)).toEqual(['typing', 'typing', 'typing', 'typing', 'begun']);
  expect(store.version(id, 2)?.content.prose.questions).toBe('text 4');
});

test('a clock that was ahead and is set right keeps no version back', async () => {
  const { clock, edit, store } = openBook();
  await clock.advance(10 * minute);
  edit(1, [prose('a')]);
  expect(store.versions(id)).toHaveLength(2);
  clock.stepWall(-24 * hour);
  edit(2, [prose('ab')]);
  await clock.advance(6 * minute);
  edit(3, [prose('abc')]);
  expect(store.versions(id).length).toBeGreaterThan(2);
});

test('going back to a version is a change that can be taken back', () => {
  const { book, edit, text } = openBook();
  edit(1, [prose('long text')]);
  book.goBack(id, 1, editors.one);
  expect(text()).toBe('');
  book.undo(id, 3, editors.one);
  expect(text()).toBe('long text');
  expect(() => book.goBack(id, 9, editors.one)).toThrow('not there');
});

test.each([
  ['deleted', keptHandoff({}, { deletedAt: 1 })],
  ['given to you', keptHandoff({ received: true, status: 'given' })],
  ['accepted', keptHandoff({ status: 'accepted' })],
])('the text of one that was %s stays as it is', (why, kept) => {
  const store = createMemoryHandoffStore();
  store.write({ kept, over: null });
  const { edit } = openBook(store);
  expect(() => edit(1, [prose('no')])).toThrow(why);
});

test('what the program writes comes after what is held, and over the newest revision', () => {
  const { book, edit, store } = openBook();
  edit(1, [prose('a')]);
  const after = book.put(id, (kept) => ({ ...kept, handoff: { ...kept.handoff, steps: { compile: 5 } } }), 'before-compile');
  expect(after).toMatchObject({ revision: 3, content: { prose: { questions: 'a' } }, steps: { compile: 5 } });
  expect(store.versions(id)[0]).toMatchObject({ why: 'before-compile', revision: 2 });
  expect(edit(2, [prose('ab')])).toMatchObject({ result: 'saved', asExpected: false });
  expect(store.find(id)?.handoff).toMatchObject({ steps: { compile: 5 }, content: { prose: { questions: 'ab' } } });
});
