import { expect, test } from 'vitest';
import { keepMine, queueEdit, sortRefused } from '../../../../../renderer/features/handoff/pending-edits.ts';
import type { HandoffContent, HandoffEdit } from '../../../../../shared/model/handoff.ts';

const prose = (text: string, field: 'health' | 'questions' = 'health'): HandoffEdit => ({ type: 'prose', field, text });
const write = (text: string): HandoffEdit => ({ type: 'write', field: 'issues', entryId: 'a', part: 'owner', text });
const strike: HandoffEdit = { type: 'strike', field: 'issues', entryId: 'a', struck: true };
const queue = (...edits: readonly HandoffEdit[]) => edits.reduce<readonly HandoffEdit[]>(queueEdit, []);

test('a later wording takes the turn of the one that waits; lines that come and go keep their order', () => {
  expect(queue(prose('a'), prose('q', 'questions'), prose('ab'))).toEqual([prose('ab'), prose('q', 'questions')]);
  expect(queue(write('a'), strike, write('ab'))).toEqual([write('a'), strike, write('ab')]);
  expect(queue(strike, write('a'), write('ab'))).toEqual([strike, write('ab')]);
});

const content = (health: string, owner: string): HandoffContent => ({
  prose: { health },
  entries: { issues: [{ id: 'a', evidence: null, compiled: { owner: 'Kim' }, written: owner === 'Kim' ? {} : { owner }, seen: {}, struck: false, gone: false }] },
});

test('of what was refused, what still fits goes out again, what stands there already is done, and for the rest a person decides', () => {
  const base = content('before', 'Kim');
  expect(sortRefused([prose('mine'), write('Maya'), strike], base, content('before', 'Kim'))).toEqual({ again: [prose('mine'), write('Maya'), strike], clashes: [] });
  expect(sortRefused([prose('mine')], base, content('mine', 'Kim'))).toEqual({ again: [], clashes: [] });
  expect(sortRefused([prose('mine'), write('Maya')], base, content('theirs', 'Kim'))).toEqual({ again: [write('Maya')], clashes: [{ edit: prose('mine'), mine: 'mine', theirs: 'theirs' }] });
  expect(sortRefused([prose('mine')], base, { entries: {}, prose: {} }).again).toEqual([prose('mine')]);
});

test('of two wordings of one place the later one is decided about; one typed on the words that stand there goes out again', () => {
  const base = content('before', 'Kim');
  expect(sortRefused([prose('mine'), prose('mine, and more')], base, content('theirs', 'Kim')).clashes).toEqual([{ edit: prose('mine, and more'), mine: 'mine, and more', theirs: 'theirs' }]);
  expect(sortRefused([prose('same'), prose('same, and more')], base, content('same', 'Kim'))).toEqual({ again: [prose('same, and more')], clashes: [] });
});

test.each([
  ['one two', 'one two three', 'one 2', 'one 2 three'],
  ['one two', 'zero one two', 'one 2', 'zero one 2'],
  ['one two', 'one or two', 'one 2', 'one 2or '],
  ['one', 'one', 'mine', 'mine'],
  ['theirs', 'theirs, and a third', 'mine', 'mine, and a third'],
  ['one two', 'one', 'one 2', 'one 2'],
])('on %j stands %j by now: keeping %j keeps what was typed', (theirs, now, mine, kept) => {
  expect(keepMine({ edit: prose(mine) as never, mine, theirs }, content(now, 'Kim'))).toEqual(prose(kept));
});
