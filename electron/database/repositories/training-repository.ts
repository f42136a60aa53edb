import type { SelfRating, Trainee, TrainingRecord } from '../../../shared/model/training.ts';
import type { TrainingStore } from '../../services/ports/training-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

export function createTrainingRepository(connection: Connection): TrainingStore {
  const selectTrainees = connection.prepare<[], { readonly trainee: string }>('SELECT trainee FROM trainees ORDER BY rowid');
  const upsertTrainee = connection.prepare<[string, string]>('INSERT INTO trainees (id, trainee) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET trainee = excluded.trainee');
  const deleteTrainee = connection.prepare<[string]>('DELETE FROM trainees WHERE id = ?');
  const deleteRecordsOf = connection.prepare<[string]>('DELETE FROM training_records WHERE trainee_id = ?');
  const selectRecords = connection.prepare<[], { readonly record: string }>('SELECT record FROM training_records ORDER BY recorded_at_ms, rowid');
  const upsertRecord = connection.prepare<[string, string, number, string]>(`
    INSERT INTO training_records (id, trainee_id, recorded_at_ms, record) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET recorded_at_ms = excluded.recorded_at_ms, record = excluded.record`);
  const deleteRecord = connection.prepare<[string]>('DELETE FROM training_records WHERE id = ?');
  const selectRatings = connection.prepare<[], SelfRating>('SELECT competency, rating, rated_at_ms AS ratedAt FROM self_ratings ORDER BY rated_at_ms, competency');
  const upsertRating = connection.prepare<[string, number, number]>(`
    INSERT INTO self_ratings (competency, rated_at_ms, rating) VALUES (?, ?, ?) ON CONFLICT (competency, rated_at_ms) DO UPDATE SET rating = excluded.rating`);
  const deleteRating = connection.prepare<[string, number]>('DELETE FROM self_ratings WHERE competency = ? AND rated_at_ms = ?');

  const remove = connection.transaction((id: string) => {
    deleteRecordsOf.run(id);
    deleteTrainee.run(id);
  });
  const save = connection.transaction((records: readonly TrainingRecord[]) => {
    for (const record of records) upsertRecord.run(record.id, record.traineeId, Math.round(record.recordedAt), JSON.stringify(record));
  });

  return {
    trainees: () => withStorageErrors(() => selectTrainees.all().map(({ trainee }): Trainee => JSON.parse(trainee))),
    saveTrainee: (trainee) => withStorageErrors(() => void upsertTrainee.run(trainee.id, JSON.stringify(trainee))),
    removeTrainee: (id) => withStorageErrors(() => remove.immediate(id)),
    records: () => withStorageErrors(() => selectRecords.all().map(({ record }): TrainingRecord => JSON.parse(record))),
    saveRecords: (records) => withStorageErrors(() => save.immediate(records)),
    removeRecord: (id) => withStorageErrors(() => void deleteRecord.run(id)),
    ratings: () => withStorageErrors(() => selectRatings.all()),
    rate: ({ competency, rating, ratedAt }) => withStorageErrors(() => void upsertRating.run(competency, Math.round(ratedAt), rating)),
    unrate: (competency, ratedAt) => withStorageErrors(() => void deleteRating.run(competency, Math.round(ratedAt))),
  };
}
