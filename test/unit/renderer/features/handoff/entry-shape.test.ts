import { expect, test } from 'vitest';
import { changedParts, newsWords, shownParts } from '../../../../../renderer/features/handoff/entry-shape.ts';
import { sections } from '../../../../../renderer/features/handoff/sections.ts';
import { compileHandoff } from '../../../../../shared/domain/handoff-compile.ts';
import { applyEdit } from '../../../../../shared/domain/handoff-edit.ts';
import type { Handoff, HandoffEdit } from '../../../../../shared/model/handoff.ts';

const shape = (field: string) => sections.flatMap(({ fields }) => fields).find((each) => each.field === field)!;
const state = (content: Handoff['content']) => ({ content, ticks: {}, tells: [], giver: { id: null, name: 'Alice' }, receiver: null, kind: 'rotation' as const });
const said = (status: string) => [{ field: 'issues' as const, evidence: { key: 'incident:Q1', kind: 'incident' as const, refId: 'Q1', eventIds: [] }, parts: { title: 'Payments fail', status, metric: 'orders' } }];
const first = compileHandoff({ entries: {}, prose: {} }, said('Investigating'));
const entryId = first.entries.issues![0]!.id;
const made = (content: Handoff['content'], edit: HandoffEdit) => applyEdit(state(content), edit).state.content;
const entryOf = (content: Handoff['content']) => content.entries.issues![0]!;

test('an issue shows its parts, those of its kind first; one that evidence has beside them is not hidden', () => {
  const { head, parts } = shownParts(shape('issues'), entryOf(first));
  expect(head.part).toBe('title');
  expect(parts.map(({ part }) => part)).toEqual(['severity', 'status', 'owner', 'eta', 'nextStep', 'details', 'metric']);
  expect(shownParts(shape('monitoring'), { ...entryOf(first), compiled: { title: 'Only a title' } }).head.part).toBe('title');
  expect(shownParts(shape('contacts'), { ...entryOf(first), compiled: {} }).parts.map(({ part }) => part)).toEqual(['value']);
});

test('evidence that went on is told against what the person saw, until they take it or keep theirs', () => {
  const mine = made(first, { type: 'write', field: 'issues', entryId, part: 'status', text: 'Nearly done' });
  expect(changedParts(entryOf(mine))).toEqual([]);
  const later = compileHandoff(mine, said('Monitoring'));
  expect(changedParts(entryOf(later))).toEqual([{ part: 'status', before: 'Investigating', now: 'Monitoring' }]);
  const kept = made(later, { type: 'write', field: 'issues', entryId, part: 'status', text: 'Nearly done' });
  expect(changedParts(entryOf(kept))).toEqual([]);
  expect(entryOf(kept).written.status).toBe('Nearly done');
  expect(changedParts(entryOf(made(later, { type: 'unwrite', field: 'issues', entryId, part: 'status' })))).toEqual([]);
});

test('a struck line says so too; struck once more it stays out', () => {
  const struck = made(first, { type: 'strike', field: 'issues', entryId, struck: true });
  const later = compileHandoff(struck, said('Resolved'));
  expect(changedParts(entryOf(later))).toEqual([{ part: 'status', before: 'Investigating', now: 'Resolved' }]);
  const again = made(later, { type: 'strike', field: 'issues', entryId, struck: true });
  expect([entryOf(again).struck, changedParts(entryOf(again))]).toEqual([true, []]);
  expect(changedParts({ ...entryOf(later), gone: true })).toEqual([]);
});

test('a line that the record says otherwise by now says so before the next compile; what a person did to it stays', () => {
  const news = { field: 'issues', key: 'incident:Q1', entryId, what: 'changed', words: 'Payments fail' } as const;
  const written = made(first, { type: 'write', field: 'issues', entryId, part: 'status', text: 'Nearly done' });
  const struck = made(first, { type: 'strike', field: 'issues', entryId, struck: true });
  expect(newsWords({ ...news, words: 'Red: 3 open' }, entryOf(first), 'Red: 2 open')).toBe('The record says now: Red: 3 open. Compile takes it in.');
  expect(newsWords(news, entryOf(first), 'Payments fail')).toBe('The record says more by now: compile takes it in.');
  expect(newsWords(news, entryOf(written), 'Payments fail')).toBe('The record says more by now: compile takes it in. What you wrote stays.');
  expect(newsWords({ ...news, what: 'over' }, entryOf(first), 'Payments fail')).toBe('The record says this no more: compile takes it out.');
  expect(newsWords({ ...news, what: 'over' }, entryOf(struck), 'Payments fail')).toBe('The record says this no more: compile marks it. What you struck stays struck.');
});

test('the eight sections hold every field once, in the runbook’s order', () => {
  expect(sections.map(({ title }) => title)).toEqual(['System Status', 'Active Issues', 'Recent Changes', 'Upcoming Activities', 'Known Issues/Limitations', 'Contacts and Resources', 'Special Instructions', 'Questions/Concerns']);
  const fields = sections.flatMap((section) => section.fields.map(({ field }) => field));
  expect([fields.length, new Set(fields).size]).toEqual([20, 20]);
});
