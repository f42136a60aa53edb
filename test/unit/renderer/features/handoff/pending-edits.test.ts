import { expect, test } from 'vitest';
import { queueEdit, sortRefused } from '../../../../../renderer/features/handoff/pending-edits.ts';
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
