import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHandoffBook } from '../../../../electron/services/handoff-book.ts';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import { compileHandoff } from '../../../../shared/domain/handoff-compile.ts';
import { applyEdit } from '../../../../shared/domain/handoff-edit.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { humanSide, someEdit, someFindings, wordsOf } from '../../../support/handoff-history.ts';
import { editors, handoffId, keptHandoff } from '../../../support/kept-handoffs.ts';
import { createMemoryHandoffStore } from '../../../support/memory-handoff-store.ts';

const id = handoffId(1);

/** What happens to somebody who writes: keys (some on an old state), a compile, a disk that fills and gets room, time, a clock that is set, a restart. */
const someEvent = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), edits: fc.array(someEdit, { minLength: 1, maxLength: 3 }), behind: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('compile' as const), findings: someFindings }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('disk' as const), full: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), passed: fc.integer({ min: 0, max: 400_000 }), setBack: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

test('whatever is typed, compiled, refused by the disk, restarted, and however the clock is set: every word is there at every moment, and on disk as soon as there is room', async () => {
  await fc.assert(fc.asyncProperty(fc.array(someEvent, { maxLength: 30 }), async (events) => {
    const clock = createFakeClock();
    const store = createMemoryHandoffStore();
    const open = () => createHandoffBook({ clock, store, heldChanged: () => {}, report: (error) => { throw error; } });
    let book = open();
    book.create(keptHandoff(), 'begun');
    let meant = book.find(id).handoff;
    for (const event of events) {
      switch (event.kind) {
        case 'edit': {
          meant = event.edits.reduce((state, edit) => applyEdit(state, edit).state, meant);
          const { revision } = book.find(id).handoff;
          const { result } = book.edit({ id, revision: Math.max(1, revision - event.behind), editor: editors.one, edits: [...event.edits] });
          expect(store.fault === null ? ['saved'] : ['saved', 'not-saved']).toContain(result);
          break;
        }
        case 'compile': {
          const compile = () => book.put(id, (kept) => ({ ...kept, handoff: { ...kept.handoff, content: compileHandoff(kept.handoff.content, event.findings) } }), 'before-compile');
          if (store.fault !== null) expect(compile).toThrow(StorageError);
          else {
            compile();
            meant = { ...meant, content: compileHandoff(meant.content, event.findings) };
          }
          break;
        }
        case 'disk': store.fault = event.full ? 'full' : null; break;
        case 'time':
          if (event.setBack) clock.stepWall(-event.passed);
          await clock.advance(event.passed);
          break;
        case 'restart':
          // What the disk has not taken ends with the program.
          if (book.held() !== null) break;
          book.stop();
          book = open();
          break;
      }
      const { content } = book.find(id).handoff;
      expect(humanSide(content)).toEqual(humanSide(meant.content));
      expect(wordsOf(content).toSorted()).toEqual(wordsOf(meant.content).toSorted());
    }
    store.fault = null;
    await clock.advance(6_000);
    expect(book.held()).toBeNull();
    expect(store.find(id)?.handoff.content).toEqual(meant.content);
  }), { numRuns: 150 });
});
