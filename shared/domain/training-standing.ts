import { Temporal } from 'temporal-polyfill';
import type { RecurringStanding, Trainee, TraineeStanding, TrainingDue, TrainingRecord } from '../model/training.ts';
import type { Recurring, TrainingPolicy } from '../policy/training-policy.ts';
import { instantOfLocal } from '../time/local-instant.ts';

/** Two names that mean one person: nobody assesses themselves. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return plain(a) === plain(b);
}

/** The newest record of each part: by its day, then by when it was written down. */
function newestRecords(records: readonly TrainingRecord[]): Readonly<Record<string, TrainingRecord>> {
  const order = records.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : a.recordedAt - b.recordedAt));
  return Object.fromEntries(order.map((record) => [record.item, record]));
}

/** How what recurs stands on a day: due so many days after it was last held, else after the certification (S30). */
function standRecurring({ id, name, everyDays, noticeDays }: Recurring, since: string, lastOn: string | null, today: string): RecurringStanding {
  const dueOn = Temporal.PlainDate.from(lastOn !== null && lastOn > since ? lastOn : since).add({ days: everyDays });
  const daysLeft = Temporal.PlainDate.from(today).until(dueOn, { largestUnit: 'days' }).days;
  return { id, name, lastOn, dueOn: dueOn.toString(), daysLeft, state: daysLeft < 0 ? 'expired' : daysLeft <= noticeDays ? 'soon' : 'fine' };
}

/**
 * How far somebody has come, on a day of the calendar such as `2026-11-23` (runbook L515-L602). Passed is who has every part of the
 * assessment signed by an assessor who is somebody else (C39); from that day on what recurs falls due.
 */
export function assessTrainee(facts: { readonly trainee: Trainee; readonly records: readonly TrainingRecord[]; readonly shadows: readonly string[] }, policy: TrainingPolicy, today: string): TraineeStanding {
  const { trainee } = facts;
  const records = newestRecords(facts.records);
  const parts = policy.weeks.flatMap(({ days }) => days).flatMap(({ items }) => items);
  const signatures = policy.assessment.items.flatMap(({ id }) => {
    const record = records[id];
    return record === undefined || record.assessor === '' || sameName(record.assessor, trainee.name) ? [] : [record.heldOn];
  });
  const passedOn = signatures.length === policy.assessment.items.length ? (signatures.toSorted().at(-1) ?? null) : null;
  const certifiedOn = [passedOn, trainee.certifiedOn].filter((day) => day !== null).toSorted().at(-1) ?? null;
  return {
    trainee, records, certifiedOn,
    programme: { done: parts.filter(({ id }) => records[id] !== undefined).length, of: parts.length },
    signed: { done: signatures.length, of: policy.assessment.items.length },
    recurring: certifiedOn === null ? [] : policy.recurring.map((recurring) => standRecurring(recurring, certifiedOn, records[recurring.id]?.heldOn ?? null, today)),
    shadow: facts.shadows.some((name) => sameName(name, trainee.name)),
  };
}

/** What is due soon or has expired, over all people, the earliest first. Its days end by the clocks of `zone`. */
export function trainingDue(people: readonly TraineeStanding[], zone: string): readonly TrainingDue[] {
  const endOf = (day: string) => instantOfLocal(Temporal.PlainDate.from(day).add({ days: 1 }).toPlainDateTime(), zone);
  return people
    .flatMap(({ trainee, recurring }) => recurring.filter(({ state }) => state !== 'fine').map((one): TrainingDue => ({ traineeId: trainee.id, name: trainee.name, rotaPerson: trainee.rotaPerson, recurring: one, expiresAt: endOf(one.dueOn) })))
    .toSorted((a, b) => (a.recurring.dueOn < b.recurring.dueOn ? -1 : a.recurring.dueOn > b.recurring.dueOn ? 1 : a.name < b.name ? -1 : 1));
}
