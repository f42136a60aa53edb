import { describe, expect, it } from 'vitest';
import { asking, ended, sending } from '../../../../shared/domain/outbox-change.ts';
import { ask } from '../../../../shared/domain/outbox-decision.ts';
import type { OutboxHold, OutboxItem } from '../../../../shared/model/outbox.ts';
import type { Outcome } from '../../../../shared/model/outcome.ts';
import { createErrands } from '../../../../renderer/store/errands.ts';
import { createToastStore } from '../../../../renderer/store/toast-store.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { aRow } from '../../../support/outbox-facts.ts';

const offline: OutboxHold = { reason: 'unreachable', until: null, message: 'PagerDuty cannot be reached.' };
const resolve = aRow({ kind: 'resolve', resolution: '' }, { heldUntil: fakeStart + 5000 });
const note = aRow({ kind: 'note', text: 'Rolled back' });

function setUp(outcome: Outcome = { result: 'done', message: 'Taken back; nothing was sent.' }) {
  const clock = createFakeClock();
  const toasts = createToastStore(clock);
  const undone: string[] = [];
  const opened: string[] = [];
  const restored: OutboxItem[] = [];
  const errands = createErrands({ toasts, undo: async (id) => (undone.push(id), outcome), open: () => opened.push('outbox'), restore: (item) => restored.push(item) });
  const take = (pending: readonly OutboxItem[], over: readonly OutboxItem[] = [], hold: OutboxHold | null = null) => errands.take({ pending, ended: over, hold });
  const shown = () => toasts.getState().toasts.map(({ level, text, action }) => `${level} ${text}${action === null ? '' : ` [${action.label}]`}`);
  const press = () => toasts.getState().toasts.at(-1)?.action?.run();
  return { clock, errands, take, shown, press, undone, opened, restored };
}

describe('what was sent off', () => {
  it('can be taken back while it is held, and is said to be done only when it is', () => {
    const { errands, take, shown, press, undone } = setUp();
    errands.follow(resolve, 'Resolve: Checkout is down');
    take([resolve]);
    expect(shown()).toEqual(['info Resolve: Checkout is down: it is sent in 5 s. [Undo]']);
    press();
    expect(undone).toEqual([resolve.id]);
    take([sending(resolve, 'UME', fakeStart)]);
    expect(shown()).toEqual([]);
    take([], [ended(resolve, 'done', 'Resolved.', fakeStart)]);
    expect(shown()).toEqual(['info Resolve: Checkout is down: Resolved.']);
    take([], [ended(resolve, 'done', 'Resolved.', fakeStart)]);
    expect(shown()).toHaveLength(1);
  });

  it('waits as information, not as an error, and can be taken back for as long', () => {
    const { errands, take, shown } = setUp();
    errands.follow(note, 'Note');
    expect(shown()).toEqual([]);
    take([note], [], offline);
    take([note], [], offline);
    expect(shown()).toEqual(['info Note: waiting. PagerDuty cannot be reached. [Undo]']);
  });

  it('that was refused is an error, and its text is kept', () => {
    const { errands, take, shown, restored } = setUp();
    errands.follow(note, 'Note');
    take([], [ended(note, 'refused', 'PagerDuty refused: no notes here.', fakeStart)]);
    expect(shown()).toEqual(['error Note: PagerDuty refused: no notes here.']);
    expect(restored.map(({ action }) => action)).toEqual([note.action]);
  });

  it('that asks shows the way to its question', () => {
    const { errands, take, shown, press, opened } = setUp();
    errands.follow(resolve, 'Resolve');
    take([asking(resolve, ask('changed', null, 'Something happened since.', ['Resolve anyway', 'Leave it open']))]);
    expect(shown()).toEqual(['info Resolve: Something happened since. [Answer]']);
    press();
    expect(opened).toEqual(['outbox']);
  });

  it('that others sent off is not spoken of', () => {
    const { take, shown } = setUp();
    take([resolve], [ended(note, 'refused', 'No.', fakeStart)], offline);
    expect(shown()).toEqual([]);
  });

  it('says why it could not be taken back any more', async () => {
    const { clock, errands, shown, press } = setUp({ result: 'nothing-to-do', message: 'It is too late to take this back: it was sent.' });
    errands.follow(resolve, 'Resolve');
    press();
    await clock.settle();
    expect(shown()).toContain('info It is too late to take this back: it was sent.');
  });
});
