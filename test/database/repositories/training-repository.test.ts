import { expect, test } from 'vitest';
import { createTrainingRepository } from '../../../electron/database/repositories/training-repository.ts';
import type { Trainee, TrainingRecord } from '../../../shared/model/training.ts';
import { fakeStart as start } from '../../support/fake-clock.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

const trainee = (id: string, over: Partial<Trainee> = {}): Trainee => ({ id, name: `Ada „${id}“`, rotaPerson: null, startsOn: '2026-03-02', certifiedOn: null, ...over });
const record = (id: string, over: Partial<TrainingRecord> = {}): TrainingRecord => ({ id, traineeId: 'a', item: 'observe', heldOn: '2026-03-03', evidence: 'https://example.com/1', assessor: 'Bob', recordedAt: start, ...over });

test('people and their records come back in order, replaced by their id', () => {
  const { training, path } = openScratchStore();
  training.saveTrainee(trainee('a'));
  training.saveTrainee(trainee('b'));
  training.saveTrainee(trainee('a', { rotaPerson: 'ada' }));
  training.saveRecords([record('2', { recordedAt: start + 9 }), record('1')]);
  training.saveRecords([record('1', { assessor: 'Carol' })]);
  const inFile = createTrainingRepository(lookInto(path));
  expect(inFile.trainees()).toEqual([trainee('a', { rotaPerson: 'ada' }), trainee('b')]);
  expect(inFile.records()).toEqual([record('1', { assessor: 'Carol' }), record('2', { recordedAt: start + 9 })]);
});

test('somebody leaves with everything recorded of them, and of nobody else; or with nothing when that fails', () => {
  const { training, connection } = openScratchStore();
  training.saveTrainee(trainee('a'));
  training.saveRecords([record('1'), record('2', { traineeId: 'b' })]);
  connection.exec("CREATE TEMP TRIGGER broken BEFORE DELETE ON trainees BEGIN SELECT RAISE(ABORT, 'no'); END");
  expect(() => training.removeTrainee('a')).toThrow('no');
  expect(training.records()).toHaveLength(2);
  connection.exec('DROP TRIGGER broken');
  training.removeTrainee('a');
  expect([training.trainees(), training.records().map(({ id }) => id)]).toEqual([[], ['2']]);
  training.removeRecord('2');
  expect(training.records()).toEqual([]);
});

test('ratings keep their history, oldest first', () => {
  const { training } = openScratchStore();
  training.rate({ competency: 'skill-network', rating: 4, ratedAt: start + 2 });
  training.rate({ competency: 'skill-network', rating: 2, ratedAt: start });
  expect(training.ratings().map(({ rating }) => rating)).toEqual([2, 4]);
  training.unrate('skill-network', start + 2);
  expect(training.ratings()).toEqual([{ competency: 'skill-network', rating: 2, ratedAt: start }]);
});
