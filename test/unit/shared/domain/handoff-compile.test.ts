import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesIn } from '../../../../shared/domain/handoff-change.ts';
import { compileHandoff, entryIdOf, type Finding } from '../../../../shared/domain/handoff-compile.ts';
import { applyEdit } from '../../../../shared/domain/handoff-edit.ts';
import { HandoffContentSchema, type HandoffContent } from '../../../../shared/model/handoff.ts';
import { humanSide, someEdit, someFindings, startState, wordsOf } from '../../../support/handoff-history.ts';

const empty: HandoffContent = { entries: {}, prose: {} };
const finding = (key: string, text: string, field: Finding['field'] = 'monitoring'): Finding => ({ field, evidence: { key, kind: 'silence', refId: null, eventIds: [] }, parts: { text } });
const texts = (content: HandoffContent) => entriesIn(content, 'monitoring').map(({ compiled, written }) => written.text ?? compiled.text);

const someSteps = fc.array(fc.oneof(
  { weight: 2, arbitrary: fc.record({ edit: someEdit }) },
  { weight: 1, arbitrary: fc.record({ findings: someFindings }) },
), { maxLength: 25 });

test('whatever is edited and compiled in turn, a compile alters and drops nothing that a person wrote, and compiling twice is compiling once', () => {
  fc.assert(fc.property(someSteps, someFindings, (steps, last) => {
    let state = startState;
    for (const step of [...steps, { findings: last }]) {
      if ('edit' in step) {
        state = applyEdit(state, step.edit).state;
        continue;
      }
      const content = compileHandoff(state.content, step.findings);
      expect(humanSide(content)).toEqual(humanSide(state.content));
      expect(wordsOf(content).toSorted()).toEqual(wordsOf(state.content).toSorted());
      expect(compileHandoff(content, step.findings)).toEqual(content);
      state = { ...state, content };
    }
    HandoffContentSchema.parse(state.content);
    // Everything that evidence says now stands in it, once.
    for (const { field, evidence, parts } of last) {
      const there = entriesIn(state.content, field).filter((entry) => entry.evidence?.key === evidence.key);
      expect(there).toMatchObject([{ gone: false }]);
      expect(there[0]?.compiled).toEqual(parts);
    }
    for (const entries of Object.values(state.content.entries)) expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  }), { numRuns: 300 });
});

test('new evidence stands beside the evidence it follows, and a person’s order stays', () => {
  const first = compileHandoff(empty, [finding('a', 'A'), finding('c', 'C')]);
  expect(texts(compileHandoff(first, [finding('a', 'A'), finding('b', 'B'), finding('c', 'C')]))).toEqual(['A', 'B', 'C']);
  const moved = applyEdit({ ...startState, content: first }, { type: 'move', field: 'monitoring', entryId: entryIdOf('c'), before: entryIdOf('a') }).state.content;
  expect(texts(compileHandoff(moved, [finding('a', 'A'), finding('c', 'C')]))).toEqual(['C', 'A']);
  expect(texts(compileHandoff(first, [finding('0', '0'), finding('a', 'A'), finding('c', 'C')]))).toEqual(['0', 'A', 'C']);
});

test('what evidence says no more goes, unless somebody wrote in it or struck it; it is known to be gone then', () => {
  const state = { ...startState, content: compileHandoff(empty, [finding('a', 'A'), finding('b', 'B'), finding('c', 'C')]) };
  const written = applyEdit(state, { type: 'write', field: 'monitoring', entryId: entryIdOf('b'), part: 'text', text: 'B, see the dashboard' }).state;
  const struck = applyEdit(written, { type: 'strike', field: 'monitoring', entryId: entryIdOf('c'), struck: true }).state;
  const left = entriesIn(compileHandoff(struck.content, []), 'monitoring');
  expect(left).toMatchObject([{ written: { text: 'B, see the dashboard' }, seen: { text: 'B' }, gone: true }, { struck: true, gone: true }]);
  const back = entriesIn(compileHandoff({ entries: { monitoring: [...left] }, prose: {} }, [finding('b', 'B2'), finding('c', 'C2')]), 'monitoring');
  expect(back).toMatchObject([{ written: { text: 'B, see the dashboard' }, compiled: { text: 'B2' }, seen: { text: 'B' }, gone: false }, { struck: true, compiled: { text: 'C2' }, seen: { text: 'C' }, gone: false }]);
});

test('text for a line that a compile has taken away meanwhile becomes a line of its own, and the evidence joins it when it comes back', () => {
  const state = applyEdit(startState, { type: 'write', field: 'monitoring', entryId: entryIdOf('a'), part: 'text', text: 'still typing' }).state;
  expect(entriesIn(state.content, 'monitoring')).toMatchObject([{ evidence: null, written: { text: 'still typing' } }]);
  expect(entriesIn(compileHandoff(state.content, [finding('a', 'A')]), 'monitoring')).toMatchObject([{ evidence: { key: 'a' }, compiled: { text: 'A' }, written: { text: 'still typing' } }]);
});
