import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange, entriesIn, type HandoffChange } from '../../../../shared/domain/handoff-change.ts';
import { compileHandoff, entryIdOf, type Finding } from '../../../../shared/domain/handoff-compile.ts';
import { applyEdit, planEdit, sameTarget, targetOf } from '../../../../shared/domain/handoff-edit.ts';
import { tellKey } from '../../../../shared/domain/handoff-tells.ts';
import { humanSide, someEdit, someFindings, startState } from '../../../support/handoff-history.ts';

test('taking back everything leads to the start, and doing it again to the end, also through the form in which it is kept', () => {
  fc.assert(fc.property(someFindings, fc.array(someEdit, { maxLength: 25 }), (findings, edits) => {
    const start = { ...startState, content: compileHandoff(startState.content, findings) };
    let state = start;
    const log: { readonly change: HandoffChange; readonly inverse: HandoffChange }[] = [];
    for (const edit of edits) {
      const change = planEdit(state, edit);
      const made = applyEdit(state, edit);
      if (change !== null) log.push(JSON.parse(JSON.stringify({ change, inverse: made.inverse })));
      else expect(made.state).toEqual(state);
      ({ state } = made);
    }
    const end = state;
    for (const { inverse } of log.toReversed()) ({ state } = applyChange(state, inverse));
    expect(state).toEqual(start);
    for (const { change } of log) ({ state } = applyChange(state, change));
    expect(state).toEqual(end);
  }), { numRuns: 300 });
});

test('taking everything back after evidence has changed in between leaves nothing of the person’s', () => {
  fc.assert(fc.property(someFindings, someFindings, fc.array(someEdit, { maxLength: 15 }), (before, after, edits) => {
    let state = { ...startState, content: compileHandoff(startState.content, before) };
    const inverses: HandoffChange[] = [];
    for (const [place, edit] of edits.entries()) {
      const made = applyEdit(state, edit);
      inverses.unshift(made.inverse);
      ({ state } = made);
      if (place === Math.floor(edits.length / 2)) state = { ...state, content: compileHandoff(state.content, after) };
    }
    for (const inverse of inverses) ({ state } = applyChange(state, inverse));
    expect(humanSide(state.content)).toEqual(humanSide(startState.content));
  }), { numRuns: 200 });
});

test('the same edit twice is the same as once: an editor may send again what it got no answer to', () => {
  fc.assert(fc.property(someFindings, fc.array(someEdit, { maxLength: 10 }), someEdit, (findings, edits, last) => {
    let state = { ...startState, content: compileHandoff(startState.content, findings) };
    for (const edit of [...edits, last]) ({ state } = applyEdit(state, edit));
    expect(applyEdit(state, last).state).toEqual(state);
  }), { numRuns: 200 });
});

test('a keystroke in a long text is a few letters in the log', () => {
  const long = 'word '.repeat(40_000);
  const state = applyEdit(startState, { type: 'prose', field: 'questions', text: long }).state;
  expect(planEdit(state, { type: 'prose', field: 'questions', text: `${long.slice(0, 100_001)}x${long.slice(100_001)}` })).toEqual({ type: 'splice', field: 'questions', at: 100_001, removed: '', inserted: 'x' });
});

test('hours that are told no longer leave the text at once; in a person’s own words they stay theirs', () => {
  const said = (what: 'hours' | 'breaks'): Finding => ({ field: 'business-hours', evidence: { key: tellKey(what), kind: 'duty', refId: null, eventIds: [] }, parts: { text: what } });
  const told = { ...startState, tells: ['breaks', 'hours'] as const, content: compileHandoff(startState.content, [said('hours'), said('breaks')]) };
  const worded = applyEdit(told, { type: 'write', field: 'business-hours', entryId: entryIdOf(tellKey('breaks')), part: 'text', text: 'No lunch on Friday' }).state;
  const left = (['hours', 'breaks'] as const).reduce((state, what) => applyEdit(state, { type: 'tell', what, told: false }).state, worded);
  expect(entriesIn(left.content, 'business-hours')).toMatchObject([{ written: { text: 'No lunch on Friday' } }]);
});

test('compiled lines are struck, own lines are removed', () => {
  const content = compileHandoff(startState.content, [{ field: 'monitoring', evidence: { key: 'a', kind: 'silence', refId: null, eventIds: [] }, parts: { text: 'A' } }]);
  const own = applyEdit({ ...startState, content }, { type: 'add', field: 'monitoring', entryId: '00000000-0000-4000-8000-000000000001', parts: { text: 'mine' }, before: null }).state;
  const none = ['00000000-0000-4000-8000-000000000001', entryIdOf('a')].reduce((state, entryId) => applyEdit(state, { type: 'remove', field: 'monitoring', entryId }).state, own);
  expect(entriesIn(none.content, 'monitoring')).toMatchObject([{ id: entryIdOf('a'), struck: true }]);
});

test.each([
  [{ type: 'write', part: 'text' }, { type: 'write', part: 'text' }, true],
  [{ type: 'write', part: 'text' }, { type: 'write', part: 'title' }, false],
  [{ type: 'write', part: 'text' }, { type: 'remove' }, true],
  [{ type: 'strike' }, { type: 'write', part: 'text' }, false],
  [{ type: 'prose' }, { type: 'write', part: 'text' }, false],
  [{ type: 'prose' }, { type: 'prose' }, true],
] as const)('%j and %j of one place meet: %s', (one, other, meets) => {
  const edit = (shape: { readonly type: string; readonly part?: string }) => targetOf({ field: 'issues', entryId: 'a', text: '', struck: true, before: null, ...shape } as never);
  expect(sameTarget(edit(one), edit(other))).toBe(meets);
});
