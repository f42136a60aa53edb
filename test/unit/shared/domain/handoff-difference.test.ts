import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handoffDifference, lineDifference } from '../../../../shared/domain/handoff-difference.ts';
import { handoffContent, written } from '../../../support/handoffs.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });

test('what is not removed is the text before, what is not added the text after no more: both texts can be read from it', () => {
  fc.assert(fc.property(lines, lines, (before, after) => {
    const difference = lineDifference(before, after);
    expect(difference.filter(({ what }) => what !== 'added').map(({ text }) => text)).toEqual(before);
    expect(difference.filter(({ what }) => what !== 'removed').map(({ text }) => text)).toEqual(after);
  }), { numRuns: 300 });
});

test('no line that both have in the same order is told as a change', () => {
  fc.assert(fc.property(lines, lines, fc.array(fc.nat(12), { maxLength: 4 }), (shared, added, places) => {
    const after: string[] = [...shared];
    for (const [number, place] of places.entries()) after.splice(Math.min(place, after.length), 0, `${added[number] ?? 'x'}!`);
    expect(lineDifference(shared, after).filter(({ what }) => what === 'removed')).toEqual([]);
  }), { numRuns: 200 });
});

test('fields that differ, in the order of the template, with two equal lines round each change', () => {
  const before = handoffContent({ issues: [written({ title: 'Slow quotes' }, 'i')] }, { questions: ['1', '2', '3', '4', '5', '6', '7'].join('\n'), security: 'None' });
  const after = handoffContent({ issues: [written({ title: 'Slow quotes', nextStep: 'Watch' }, 'i')] }, { questions: ['1', '2', '3', 'four', '5', '6', '7'].join('\n'), security: 'None' });
  expect(handoffDifference(before, after)).toEqual({
    added: 2, removed: 2,
    fields: [
      { field: 'issues', lines: [{ what: 'removed', text: '- Slow quotes' }, { what: 'added', text: '- Slow quotes; Watch' }] },
      { field: 'questions', lines: ['2', '3'].map((text) => ({ what: 'same', text })).concat([{ what: 'removed', text: '4' }, { what: 'added', text: 'four' }], ['5', '6'].map((text) => ({ what: 'same', text }))) },
    ],
  });
  expect(handoffDifference(before, before)).toEqual({ fields: [], added: 0, removed: 0 });
});

test('what is struck is not there', () => {
  const struck = handoffContent({ issues: [{ ...written({ title: 'Slow quotes' }, 'i'), struck: true }] });
  expect(handoffDifference(handoffContent({ issues: [written({ title: 'Slow quotes' }, 'i')] }), struck)).toMatchObject({ removed: 1, added: 0 });
});
