import type { SelfRating, Trainee, TrainingRecord } from '../../../shared/model/training.ts';

/** Who is trained and what they have done. A write is on disk when the call returns. */
export interface TrainingStore {
  trainees(): readonly Trainee[];
  /** Adds or replaces by id. */
  saveTrainee(trainee: Trainee): void;
  /** With everything recorded of them, in one transaction. */
  removeTrainee(id: string): void;
  /** In the order in which they were written down. */
  records(): readonly TrainingRecord[];
  saveRecords(records: readonly TrainingRecord[]): void;
  removeRecord(id: string): void;
  /** Oldest first. */
  ratings(): readonly SelfRating[];
  rate(rating: SelfRating): void;
  unrate(competency: string, ratedAt: number): void;
}
