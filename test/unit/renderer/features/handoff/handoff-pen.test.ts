import { expect, test } from 'vitest';
import { createHandoffPen } from '../../../../../renderer/features/handoff/handoff-pen.ts';
import type { Handlers } from '../../../../../shared/ipc/contract.ts';
import { Refusal } from '../../../../../shared/ipc/refusal.ts';
import type { HandoffEdit } from '../../../../../shared/model/handoff.ts';
import type { FakeApi } from '../../../../support/fake-api.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';
import { createFakeMain } from '../../../../support/fake-main.ts';
import { emptyWorld } from '../../../../support/fake-world.ts';
import { createFakeHandoffs, emptyHandoffs } from '../../../../support/fake-handoffs.ts';

const id = '11111111-1111-4111-8111-111111111111';
const prose = (text: string): HandoffEdit => ({ type: 'prose', field: 'health', text });

/** A pen over the real keeper of handoffs, on a disk in memory. `changes` gets its calls, to put something before them. */
function bench(changes: (calls: Pick<Handlers, 'handoff.edit'>) => Partial<Handlers> = () => ({}), storage = new Map<string, unknown>(), world = emptyHandoffs(1_000_000)) {
  const clock = createFakeClock(1_000_000);
  const { keeper: { calls } } = createFakeHandoffs(world, { clock, publish: (status) => fake.emit('handoff.changed', status), newId: () => id });
  const handlers = {
    'handoff.status': async () => calls.status(), 'handoff.open': calls.open, 'handoff.edit': async (input: Parameters<typeof calls.edit>[0]) => calls.edit(input), 'handoff.compile': calls.compile,
    'handoff.undo': async (input: Parameters<typeof calls.undo>[0]) => calls.undo(input), 'handoff.redo': async (input: Parameters<typeof calls.redo>[0]) => calls.redo(input),
  };
  const fake: FakeApi = createFakeMain(emptyWorld(), { ...handlers, ...changes(handlers) });
  const begun = calls.begin({ kind: 'rotation', emergency: false });
  let visible = true;
  const seen = new Set<() => void>();
  const gone = new Set<() => void>();
  const pen = createHandoffPen({
    api: fake.api, recall: (key) => storage.get(key) ?? null, keep: (key, value) => void (value === undefined ? storage.delete(key) : storage.set(key, structuredClone(value))), newEditor: () => crypto.randomUUID(),
    clock: { now: clock.now, after: clock.after, isVisible: () => visible, onVisibility: (listen) => (seen.add(listen), () => seen.delete(listen)) },
    onLeave: (run) => (gone.add(run), () => gone.delete(run)),
  });
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  return {
    pen, world, clock, fake, storage, settle, calls, begun,
    hide: () => {
      visible = false;
      for (const listen of seen) listen();
    },
    unload: () => {
      for (const run of gone) run();
    },
    sent: () => fake.made.filter(({ name }) => name === 'handoff.edit').map(({ input }) => (input as { edits: readonly HandoffEdit[] }).edits),
    kept: () => world.store.find(id)?.handoff.content.prose.health ?? '',
    shown: () => pen.store.getState().opened?.handoff.content.prose.health ?? '',
    save: () => pen.store.getState().save,
  };
}

async function opened(...given: Parameters<typeof bench>) {
  const made = bench(...given);
  await made.begun;
  const close = made.pen.open(id);
  await made.settle();
  return { ...made, close };
}

test('what is typed without a pause is sent within 400 ms, once, and its state is said', async () => {
  const { pen, clock, settle, sent, kept, save } = await opened();
  let text = '';
  for (let key = 0; key < 25; key += 1) {
    text += 'x';
    const now = text;
    pen.typing('health//prose', () => prose(now));
    await clock.advance(40);
    if (key === 0) expect(save()).toEqual({ state: 'saving' });
    await settle();
  }
  expect(sent().length).toBeGreaterThanOrEqual(3);
  expect(kept().length).toBeGreaterThanOrEqual(text.length - 8);
  await clock.advance(400);
  await settle();
  expect(kept()).toBe(text);
  expect(save()).toMatchObject({ state: 'saved' });
});

test('as one types it is sent between two keys, behind one that is on the screen; without a further key at 400 ms', async () => {
  const { pen, clock, settle, sent } = await opened();
  const at = async (delay: number) => {
    await clock.advance(delay);
    await settle();
    return sent().length;
  };
  pen.typing('health//prose', () => prose('a'));
  expect(await at(300)).toBe(0);
  pen.typing('health//prose', () => prose('ab'));
  expect([await at(15), await at(1)]).toEqual([0, 1]);
  pen.typing('health//prose', () => prose('abc'));
  expect([await at(399), await at(1)]).toEqual([1, 2]);
  expect(await at(1000)).toBe(2);
});

test('what was read from an editor is what is shown from that moment on, before main has answered', async () => {
  const answers: (() => void)[] = [];
  const { pen, clock, settle, sent, shown } = await opened((calls) => ({ 'handoff.edit': async (input) => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return calls['handoff.edit'](input);
  } }));
  const read: string[] = [];
  const type = (text: string) => pen.typing('health//prose', () => {
    read.push(text);
    return prose(text);
  });
  type('one');
  await clock.advance(400);
  expect([read.at(-1), shown()]).toEqual(['one', 'one']);
  type('one two');
  await clock.advance(400);
  answers.shift()?.();
  await settle();
  expect(sent()).toHaveLength(2);
  expect([read.at(-1), shown()]).toEqual(['one two', 'one two']);
});

test('one message is under way at a time, and what is typed meanwhile goes after it, in order', async () => {
  const answers: (() => void)[] = [];
  const { pen, clock, settle, sent, shown, kept } = await opened((calls) => ({ 'handoff.edit': async (input) => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return calls['handoff.edit'](input);
  } }));
  pen.edit(prose('one'));
  await clock.advance(400);
  pen.edit(prose('two'));
  pen.edit({ type: 'tick', point: 'concise', ticked: true });
  await clock.advance(2000);
  await settle();
  expect(sent()).toEqual([[prose('one')]]);
  expect(shown()).toBe('two');
  answers.shift()!();
  await settle();
  expect(sent()[1]).toEqual([prose('two'), { type: 'tick', point: 'concise', ticked: true }]);
  expect(shown()).toBe('two');
  answers.shift()!();
  await settle();
  expect(kept()).toBe('two');
});

test('hiding the window and closing the document send at once', async () => {
  const one = await opened();
  one.pen.typing('health//prose', () => prose('hidden'));
  one.hide();
  await one.settle();
  expect(one.kept()).toBe('hidden');
  one.pen.typing('health//prose', () => prose('closed'));
  one.close();
  await one.settle();
  expect(one.kept()).toBe('closed');
  expect(one.storage.size).toBe(0);
});

test('a page that goes hands over what it can and keeps the rest: the next one sends it, and once only', async () => {
  const storage = new Map<string, unknown>();
  const dead = await opened(() => ({ 'handoff.edit': () => new Promise(() => {}) }), storage);
  dead.pen.typing('health//prose', () => prose('one'));
  await dead.clock.advance(400);
  dead.pen.typing('health//prose', () => prose('one two'));
  dead.unload();
  expect(storage.size).toBe(1);
  const next = await opened(() => ({}), storage);
  expect(next.shown()).toBe('one two');
  await next.clock.advance(10);
  await next.settle();
  expect(next.kept()).toBe('one two');
  expect(storage.size).toBe(0);
});

test('main that does not answer: everything is kept, tried again, and shown as not saved', async () => {
  let works = false;
  const { pen, clock, settle, save, kept } = await opened((calls) => ({ 'handoff.edit': async (input) => {
    if (!works) throw new Refusal({ code: 'unavailable', message: 'Main is busy.' });
    return calls['handoff.edit'](input);
  } }));
  pen.edit(prose('kept'));
  await clock.advance(400);
  await settle();
  expect(save()).toEqual({ state: 'not-saved', message: 'Main is busy.' });
  pen.edit(prose('kept too'));
  await clock.advance(400);
  await settle();
  works = true;
  await clock.advance(16_000);
  await settle();
  expect(kept()).toBe('kept too');
  expect(save()).toMatchObject({ state: 'saved' });
});

test('a full disk is said, main holds the text, and saving is noticed when it comes', async () => {
  const { pen, world, clock, settle, save, sent, shown, kept } = await opened();
  world.store.fault = 'full';
  pen.edit(prose('held'));
  await clock.advance(400);
  await settle();
  expect(save()).toMatchObject({ state: 'not-saved', message: expect.stringContaining('The disk is full') });
  await clock.advance(2500);
  expect(sent()).toHaveLength(1);
  expect([shown(), kept()]).toEqual(['held', '']);
  pen.edit(prose('held, and more'));
  await clock.advance(400);
  await settle();
  world.store.fault = null;
  await clock.advance(9000);
  await settle();
  expect([shown(), kept()]).toEqual(['held, and more', 'held, and more']);
  expect(save()).toMatchObject({ state: 'saved' });
});

test('the same place changed elsewhere: both texts are shown, the rest goes on, and either can be kept', async () => {
  const { pen, calls, clock, settle, shown, kept, sent, world } = await opened();
  calls.edit({ id, revision: 1, editor: crypto.randomUUID(), edits: [{ type: 'prose', field: 'health', text: 'theirs' }] });
  pen.edit(prose('mine'));
  pen.edit({ type: 'prose', field: 'questions', text: 'elsewhere' });
  await clock.advance(400);
  await settle();
  await clock.advance(1);
  await settle();
  const [only] = pen.store.getState().clashes;
  expect(only).toMatchObject({ mine: 'mine', theirs: 'theirs' });
  expect(shown()).toBe('theirs');
  expect(sent()[1]).toEqual([{ type: 'prose', field: 'questions', text: 'elsewhere' }]);
  expect(world.store.versions(id)[0]?.why).toBe('conflict');
  pen.settle(only!, 'mine');
  await clock.advance(1);
  await settle();
  expect([shown(), kept()]).toEqual(['mine', 'mine']);
  expect(pen.store.getState().clashes).toEqual([]);
});

test('what is typed while a clash is on its way and before it is decided is never lost', async () => {
  let typeOn = () => {};
  const { pen, calls, clock, settle, shown, kept } = await opened((handlers) => ({
    'handoff.edit': (input) => {
      typeOn();
      return handlers['handoff.edit'](input);
    },
  }));
  calls.edit({ id, revision: 1, editor: crypto.randomUUID(), edits: [prose('theirs')] });
  pen.edit(prose('mine'));
  typeOn = () => {
    typeOn = () => {};
    pen.typing('health//prose', () => prose('mine. And more.'));
  };
  await clock.advance(400);
  await settle();
  const [only] = pen.store.getState().clashes;
  expect([only?.mine, shown()]).toEqual(['mine. And more.', 'theirs']);
  pen.typing('health//prose', () => prose('theirs A third one.'));
  await clock.advance(400);
  await settle();
  pen.typing('health//prose', () => prose('theirs A third one. A fourth.'));
  pen.settle(only!, 'mine');
  await clock.advance(400);
  await settle();
  expect([shown(), kept()]).toEqual(['mine. And more. A third one. A fourth.', 'mine. And more. A third one. A fourth.']);
});

test('undo waits for what is typed, and its answer is the whole; redo brings it back', async () => {
  const { pen, fake, settle, shown } = await opened();
  pen.typing('health//prose', () => prose('typed'));
  const undone = pen.change((at) => fake.api.call('handoff.undo', at));
  await settle();
  expect((await undone)?.ok).toBe(true);
  expect(shown()).toBe('');
  await pen.change((at) => fake.api.call('handoff.redo', at));
  expect(shown()).toBe('typed');
});

test('a compile takes the record in and what is typed meanwhile stays on top of it', async () => {
  const { pen, fake, shown, settle } = await opened();
  pen.typing('health//prose', () => prose('mine'));
  await pen.renew((handoff) => fake.api.call('handoff.compile', { id: handoff }));
  await settle();
  expect(pen.store.getState().opened?.handoff.content.entries.health?.[0]?.compiled.text).toMatch(/^(Green|Yellow|Red): /);
  expect(shown()).toBe('mine');
});
