import { expect, test } from 'vitest';
import { describeFold, foldRows } from '../../../../../renderer/features/incident/log-rows.ts';
import { stepEntry } from '../../../../../renderer/features/incident/entries.ts';
import { phaseSpan, progressOf, shownGroups, untickedSteps } from '../../../../../renderer/features/incident/step-rows.ts';
import { stepLists } from '../../../../../shared/domain/incident-steps.ts';
import type { EventKind } from '../../../../../shared/model/event.ts';
import type { IncidentTimelineEntry } from '../../../../../shared/model/incident-page.ts';
import { anEvent } from '../../../../support/events.ts';
import { incidentRun, minutes, runbookIncidents } from '../../../../support/incident-runs.ts';

const entry = (id: number, kind: EventKind, part: Partial<IncidentTimelineEntry> = {}): IncidentTimelineEntry => ({ event: anEvent({ id, kind }), earlier: [], struck: false, noise: !['note', 'run.status'].includes(kind), editable: false, ...part });
const entries = [entry(9, 'note'), entry(8, 'alert.shown'), entry(7, 'run.step'), entry(6, 'incident.log', { struck: true }), entry(5, 'run.status'), entry(4, 'alert.shown'), entry(3, 'note')];

test('a run of noise is one row, which keeps its place while newer noise joins; a single one is shown (A22)', () => {
  expect(foldRows(entries, new Set()).map(({ key }) => key)).toEqual(['event 9', 'fold 6', 'event 5', 'event 4', 'event 3']);
  expect(foldRows([entry(10, 'alert.shown'), ...entries.slice(1)], new Set()).map(({ key }) => key)[0]).toBe('fold 6');
  expect(foldRows(entries, new Set(['fold 6'])).map(({ key }) => key)).toEqual(['event 9', 'fold 6', 'event 8', 'event 7', 'event 6', 'event 5', 'event 4', 'event 3']);
  expect(describeFold(entries.slice(1, 4))).toBe('1 step, 1 notification, 1 struck out');
  expect(foldRows([], new Set())).toEqual([]);
});

const lists = stepLists(incidentRun(1, { impact: [{ fact: 'users', at: minutes(1), by: 'me', amount: 101 }] }), runbookIncidents, new Set(['sev-1/acknowledge', 'phase-first-response/acknowledge']));

test('the lists of now: the business first, then the severity, then the phase; the next nine have a digit', () => {
  const groups = shownGroups(lists, 'first-response', true);
  expect(groups.map(({ name }) => name)).toEqual(['More than 100 users are affected', 'SEV-1 actions', 'Acknowledge', 'Quick assessment', 'Communication']);
  const rows = groups.flatMap((group) => group.rows);
  expect(rows.filter(({ digit }) => digit > 0).map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(rows.filter(({ done }) => done).map(({ list, step, digit }) => `${list}/${step.id} ${digit}`)).toEqual(['sev-1/acknowledge 0']);
  // What both lists ask for stands once, with both lines, and is one entry that names them.
  expect(rows.filter(({ step }) => step.id === 'join-channel').map(({ list, step, done }) => [list, stepEntry(list, step, !done)])).toEqual([
    ['sev-1', { entry: { kind: 'run.step', list: 'sev-1', step: 'join-channel', done: true }, title: 'Join the incident channel (L194, L261)' }],
  ]);
  expect(shownGroups(lists, 'first-response', false).flatMap((group) => group.rows).every(({ digit }) => digit === 0)).toBe(true);
  expect(shownGroups(lists, null, true).some(({ key }) => key.startsWith('phase-'))).toBe(false);
});

test('what is done is counted over all groups of a list; what is not is named at the end', () => {
  expect(progressOf(lists, 'phase-first-response')).toEqual({ done: 1, of: 10 });
  expect(untickedSteps(lists).find(({ key }) => key.startsWith('sev-1'))?.steps.map(({ id }) => id)).toEqual(['join-channel', 'assess', 'page-secondary', 'start-timeline']);
  expect([phaseSpan(runbookIncidents.phases[0]!, runbookIncidents.phases[1]), phaseSpan(runbookIncidents.phases[2]!, undefined)]).toEqual(['0–5 min', '30 min on']);
});
