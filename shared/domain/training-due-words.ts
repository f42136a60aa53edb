import type { TrainingDue } from '../model/training.ts';

/** `Quarterly assessment of Ada: due in 12 days`. */
export function trainingDueWords({ name, recurring: { name: what, daysLeft } }: TrainingDue): string {
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
  return `${what} of ${name}: ${daysLeft < 0 ? `expired ${days(-daysLeft)} ago` : daysLeft === 0 ? 'due today' : `due in ${days(daysLeft)}`}`;
}
