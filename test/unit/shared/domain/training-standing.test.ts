import { describe, expect, it } from 'vitest';
import { assessTrainee, sameName, trainingDue } from '../../../../shared/domain/training-standing.ts';
import { trainingDueWords } from '../../../../shared/domain/training-due-words.ts';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import { RotaPlanSchema } from '../../../../shared/model/rota.ts';
import type { Trainee, TrainingRecord } from '../../../../shared/model/training.ts';
import { elapsedDay } from '../../../../shared/time/duration.ts';
import { weeklyRota } from '../../../support/rotas.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';

const { training } = wholePolicy;
const trainee = (over: Partial<Trainee> = {}): Trainee => ({ id: 'a', name: 'Ada', rotaPerson: 'ada', startsOn: '2026-01-01', certifiedOn: null, ...over });
const record = (item: string, heldOn: string, assessor = 'Bob', recordedAt = 0): TrainingRecord => ({ id: `${item} ${heldOn} ${recordedAt}`, traineeId: 'a', item, heldOn, assessor, evidence: '', recordedAt });
const assess = (records: readonly TrainingRecord[], today: string, over: Partial<Trainee> = {}) => assessTrainee({ trainee: trainee(over), records, shadows: [] }, training, today);
const signed = (heldOn: string, assessor = 'Bob') => training.assessment.items.map(({ id }) => record(id, heldOn, assessor));

describe('assessTrainee (C39, S30)', () => {
  it('passes on the day of the last signature, and not by one’s own', () => {
    expect(assess([...signed('2026-02-01').slice(1), record(training.assessment.items[0]?.id ?? '', '2026-02-09')], '2026-02-10').certifiedOn).toBe('2026-02-09');
    expect(assess(signed('2026-02-01', 'ADA'), '2026-02-10').certifiedOn).toBeNull();
    expect(assess(signed('2026-02-01', ''), '2026-02-10').signed.done).toBe(0);
  });

  it('takes the newest record of a part: by its day, then by when it was written', () => {
    const records = [record('observe', '2026-02-02', 'Late', 1), record('observe', '2026-02-01', 'Early', 9), record('observe', '2026-02-02', 'Later', 2)];
    expect(assess(records, '2026-03-01').records['observe']?.assessor).toBe('Later');
  });

  it('is due on the day, expired the day after, over a leap day and whatever the clocks do', () => {
    const quarterly = (today: string, certifiedOn = '2026-01-01') => assess([], today, { certifiedOn }).recurring.find(({ id }) => id === 'quarterly');
    expect(quarterly('2026-03-01')).toMatchObject({ dueOn: '2026-04-01', daysLeft: 31, state: 'fine' });
    expect(quarterly('2026-03-02')).toMatchObject({ daysLeft: 30, state: 'soon' });
    expect(quarterly('2026-04-01')).toMatchObject({ daysLeft: 0, state: 'soon' });
    expect(quarterly('2026-04-02')).toMatchObject({ daysLeft: -1, state: 'expired' });
    expect(quarterly('2028-01-10', '2028-01-01')?.dueOn).toBe('2028-03-31');
  });

  it('counts from the certification when that is newer than the last time', () => {
    expect(assess([record('monthly', '2025-06-01')], '2026-02-01', { certifiedOn: '2026-01-20' }).recurring[0]).toMatchObject({ dueOn: '2026-02-19' });
  });
});

describe('trainingDue', () => {
  it('has what is near or over, the earliest first, in words', () => {
    const people = [assess([], '2026-04-10', { certifiedOn: '2026-03-15' }), assess([], '2026-04-10', { id: 'b', name: 'Bob', certifiedOn: '2026-01-10' })];
    expect(trainingDue(people, 'America/New_York').map(({ expiresAt }) => new Date(expiresAt).toISOString())).toEqual(['2026-02-10T05:00:00.000Z', '2026-04-11T04:00:00.000Z', '2026-04-15T04:00:00.000Z']);
    expect(trainingDue(people, 'UTC').map(trainingDueWords)).toEqual(['Monthly training session of Bob: expired 60 days ago', 'Quarterly assessment of Bob: due today', 'Monthly training session of Ada: due in 4 days']);
  });
});

describe('a shadow (C13)', () => {
  it('is in no seat, whatever is looked at, and is nobody who takes turns', () => {
    const { rota } = weeklyRota();
    const from = Date.parse('2026-03-02T09:00:00Z');
    const seats = rotaShifts({ ...rota, shadows: [{ name: 'Dana' }] }, from, from + 400 * elapsedDay);
    expect(seats).toEqual(rotaShifts(rota, from, from + 400 * elapsedDay));
    const { overrides: _overrides, absences: _absences, ...plan } = rota;
    expect(RotaPlanSchema.safeParse({ ...plan, shadows: [{ name: 'Dana' }] }).success).toBe(true);
    expect(RotaPlanSchema.safeParse({ ...plan, shadows: [{ name: plan.people[0]?.name }] }).success).toBe(false);
  });
});

it('names are one person’s whatever their case and blanks', () => {
  expect([sameName(' ada  Lovelace', 'Ada Lovelace'), sameName('Ada', 'Adah')]).toEqual([true, false]);
});
