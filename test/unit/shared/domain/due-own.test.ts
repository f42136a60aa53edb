import { describe, expect, it } from 'vitest';
import { handoffSteps } from '../../../../shared/domain/handoff-steps.ts';
import { ownDue } from '../../../../shared/domain/due-own.ts';
import type { OpenRoutine, RoutineView } from '../../../../shared/model/routine.ts';
import type { TrainingDue } from '../../../../shared/model/training.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { breakView, dutyView, worked } from '../../../support/duty-views.ts';

const now = Date.UTC(2026, 2, 2, 14);
const open = (id: string, after: number): OpenRoutine => ({ id, name: id, state: 'due', dueAt: now + after, lateAt: now + after + hour, closesAt: now + after + 4 * hour, opens: null, line: null, items: [] });
const routines = (known: Partial<RoutineView> = {}): RoutineView => ({ open: [], next: null, undo: null, ...known });
const lines = (known: Partial<Parameters<typeof ownDue>[0]>) => ownDue({ routines: null, breaks: null, duty: null, ...known }, now).map(({ words, dueAt, overdueAt }) => `${words} ${(dueAt - now) / minute} ${(overdueAt - now) / minute}`);

describe('what is due of the person', () => {
  it('nothing while nothing is known, or near', () => {
    expect(lines({})).toEqual([]);
    expect(lines({ routines: routines({ next: { id: 'r', name: 'Health check', opensAt: now + 2 * hour, dueAt: now + 2 * hour } }), breaks: breakView(now, 1), duty: dutyView(now, { intervals: [worked(now, 3, null)], emergencies: [] }) })).toEqual([]);
  });
  it('routines that can be done, and the next one within the hour', () => {
    expect(lines({ routines: routines({ open: [open('End of shift', 20 * minute), open('Health check', -90 * minute)], next: { id: 'n', name: 'Morning review', opensAt: now + 30 * minute, dueAt: now + 30 * minute } }) })).toEqual(['Health check -90 -30', 'End of shift 20 80', 'Morning review 30 90']);
  });
  it('the break that is due, or comes within half an hour; not one that was refused', () => {
    expect(lines({ breaks: breakView(now, 2.1) })).toEqual(['Break of 15 min -6 14']);
    expect(lines({ breaks: breakView(now, 1.75) })).toEqual(['Break 15 35']);
    expect(lines({ breaks: breakView(now, 2.1, { answers: [{ at: now - minute, type: 'cannot' }] }) })).toEqual([]);
  });
  it('the moment to begin to hand over, within two hours of it', () => {
    expect(lines({ duty: dutyView(now, { intervals: [worked(now, 10, null)], emergencies: [] }) })).toEqual(['Start handing over (12 h) 90 120']);
  });
  it('the steps of the handoff within the hour; they are done on its own screen', () => {
    const handoff = handoffSteps(now + 20 * minute, { compile: now - minute }, now);
    expect(lines({ handoff, routines: routines({ open: [open('End of shift', 10 * minute)] }) })).toEqual(['Handoff meeting 5 20', 'End of shift 10 70', 'Hand over 20 35', 'Verify the handoff 35 50']);
    expect(ownDue({ routines: null, breaks: null, duty: null, handoff }, now).map(({ opens }) => opens)).toEqual(['handoff', 'handoff', 'handoff']);
  });
  it('training that is named before its day; what has expired is said elsewhere', () => {
    const due = (id: string, state: 'soon' | 'expired', after: number): TrainingDue => ({ traineeId: id, name: id, rotaPerson: null, expiresAt: now + after, recurring: { id: 'q', name: 'Quarterly assessment', lastOn: null, dueOn: '2026-03-02', daysLeft: 0, state } });
    expect(lines({ training: [due('Ada', 'soon', 10 * hour), due('Bob', 'expired', -10 * hour)] })).toEqual(['Quarterly assessment of Ada 600 600']);
  });
});
