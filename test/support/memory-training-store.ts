import type { TrainingStore } from '../../electron/services/ports/training-store.ts';
import type { SelfRating, Trainee, TrainingRecord } from '../../shared/model/training.ts';

/** Keeps people and their training for as long as the object lives: give it to a second service to play a restart. */
export function createMemoryTrainingStore(): TrainingStore {
  const trainees = new Map<string, Trainee>();
  const records = new Map<string, TrainingRecord>();
  const ratings = new Map<string, SelfRating>();
  return {
    trainees: () => [...trainees.values()],
    saveTrainee: (trainee) => void trainees.set(trainee.id, trainee),
    removeTrainee(id) {
      trainees.delete(id);
      for (const record of [...records.values()]) if (record.traineeId === id) records.delete(record.id);
    },
    records: () => [...records.values()].toSorted((a, b) => a.recordedAt - b.recordedAt),
    saveRecords: (added) => {
      for (const record of added) records.set(record.id, record);
    },
    removeRecord: (id) => void records.delete(id),
    ratings: () => [...ratings.values()].toSorted((a, b) => a.ratedAt - b.ratedAt),
    rate: (rating) => void ratings.set(`${rating.competency} ${rating.ratedAt}`, rating),
    unrate: (competency, ratedAt) => void ratings.delete(`${competency} ${ratedAt}`),
  };
}
