import { dayKey } from '../../shared/domain/format-time.ts';
import { shortCalendarDay } from '../../shared/domain/short-day.ts';
import { assessTrainee, sameName, trainingDue } from '../../shared/domain/training-standing.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { RotaPlan } from '../../shared/model/rota.ts';
import type { Trainee, TrainingDue, TrainingView } from '../../shared/model/training.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { minute } from '../../shared/time/duration.ts';
import { createConfirmations } from './confirmations.ts';
import { createLastChange } from './last-change.ts';
import type { Clock } from './ports/clock.ts';
import type { RunbookStore } from './ports/runbook-store.ts';
import type { TrainingStore } from './ports/training-store.ts';
import { createTrainingHerald, type TrainingHeraldOptions } from './training-herald.ts';

export type TrainingKeeperOptions = Omit<TrainingHeraldOptions, 'due'> & {
  readonly clock: Clock;
  readonly store: TrainingStore;
  readonly confirmed: Pick<RunbookStore, 'confirmations' | 'confirm' | 'unconfirm'>;
  readonly policy: () => Pick<Policy, 'training'>;
  /** The local rota; null: there is none. */
  readonly rota: () => Pick<RotaPlan, 'people' | 'shadows'> | null;
  /** IANA zone of the team: its days are the days of the record. */
  readonly zone: () => string;
  readonly newId: () => string;
  readonly publish: (view: TrainingView) => void;
  readonly publishDue: (due: readonly TrainingDue[]) => void;
};

const done = (message: string): Outcome => ({ result: 'done', message });
const missing = (what: string): Refusal => new Refusal({ code: 'not-found', message: `${what} is not known here. Nothing was changed.` });

/** Keeps who is trained, what was held and signed, and the person's own ratings (S28-S31, C39). */
export function createTrainingKeeper(options: TrainingKeeperOptions) {
  const { clock, store, policy, rota, zone, newId, publish } = options;
  const confirmations = createConfirmations(options.confirmed);
  const last = createLastChange();
  const due = () => trainingDue(people(), zone());
  const herald = createTrainingHerald({ ...options, due });
  let toldOf = '';
  let lookedAt = -1;

  const today = () => dayKey(clock.now(), zone());
  function people() {
    const records = store.records();
    const shadows = rota()?.shadows?.map(({ name }) => name) ?? [];
    return store.trainees().map((trainee) => assessTrainee({ trainee, records: records.filter(({ traineeId }) => traineeId === trainee.id), shadows }, policy().training, today()));
  }
  function view(): TrainingView {
    const standing = people();
    const confirmedAt = confirmations.read();
    const ratings = store.ratings();
    const newest = [...new Set(ratings.map(({ competency }) => competency))].flatMap((competency) => {
      const [now, before] = ratings.filter((one) => one.competency === competency).toReversed();
      return now === undefined ? [] : [{ ...now, before: before?.rating ?? null }];
    });
    return {
      policy: policy().training, people: standing, due: trainingDue(standing, zone()), ratings: newest, today: today(), undo: last.what(),
      resources: policy().training.resources.map(({ id, url }) => ({ id, openedAt: confirmedAt('resource', id, url) })),
      rotaPeople: rota()?.people.map(({ id, name }) => ({ id, name })) ?? [],
    };
  }
  function tell(): void {
    toldOf = today();
    const shown = view();
    publish(shown);
    options.publishDue(shown.due);
    herald.look();
  }
  function changed(what: string, back: () => void): Outcome {
    last.set(what, back);
    tell();
    return done(`${what}.`);
  }
  function traineeOf(id: string): Trainee {
    const found = store.trainees().find((trainee) => trainee.id === id);
    if (found === undefined) throw missing('This person');
    return found;
  }
  /** What a record may be of, with its words; null: the policy has no such part. */
  function partOf(id: string): { readonly words: string; readonly assessed: boolean } | null {
    const { weeks, assessment, recurring } = policy().training;
    const plain = weeks.flatMap(({ days }) => days).flatMap(({ items }) => items).find((item) => item.id === id);
    if (plain !== undefined) return { words: plain.text, assessed: false };
    const part = assessment.items.find((item) => item.id === id);
    if (part !== undefined) return { words: part.text, assessed: true };
    const repeated = recurring.find((one) => one.id === id);
    return repeated === undefined ? null : { words: repeated.name, assessed: true };
  }

  return {
    /** The policy or the rota says something else now. */
    refresh: tell,
    /** Call it every few seconds: it looks once a minute, and says something once the day has changed. */
    tick(): void {
      const at = Math.floor(clock.now() / minute);
      if (at === lookedAt) return;
      lookedAt = at;
      if (today() !== toldOf) tell();
    },
    calls: {
      view,
      due,
      saveTrainee({ id, ...draft }: Input<'training.saveTrainee'>): Outcome {
        const others = store.trainees().filter((trainee) => trainee.id !== id);
        if (others.some(({ name }) => sameName(name, draft.name))) throw new Refusal({ code: 'invalid-input', message: 'There is somebody of this name already. Nothing was changed.', fields: { name: 'Another person has this name.' } });
        const before = id === null ? null : traineeOf(id);
        const trainee = { ...draft, id: id ?? newId() };
        store.saveTrainee(trainee);
        return changed(before === null ? `${draft.name} added` : `${draft.name} changed`, () => (before === null ? store.removeTrainee(trainee.id) : store.saveTrainee(before)));
      },
      removeTrainee({ id }: Input<'training.removeTrainee'>): Outcome {
        const trainee = traineeOf(id);
        const records = store.records().filter(({ traineeId }) => traineeId === id);
        store.removeTrainee(id);
        return changed(`${trainee.name} removed, with ${records.length === 1 ? '1 record' : `${records.length} records`}`, () => {
          store.saveTrainee(trainee);
          store.saveRecords(records);
        });
      },
      record(draft: Input<'training.record'>): Outcome {
        const trainee = traineeOf(draft.traineeId);
        const part = partOf(draft.item);
        if (part === null) throw missing('This part of the training');
        if (draft.heldOn > today()) throw new Refusal({ code: 'invalid-input', message: 'That day has not come yet. Nothing was recorded.', fields: { heldOn: 'Choose a day that has come.' } });
        if (part.assessed && draft.assessor === '') throw new Refusal({ code: 'invalid-input', message: 'An assessment counts once an assessor has signed it. Nothing was recorded.', fields: { assessor: 'Name the assessor.' } });
        if (part.assessed && sameName(draft.assessor, trainee.name)) throw new Refusal({ code: 'invalid-input', message: 'Nobody assesses themselves. Nothing was recorded.', fields: { assessor: 'Name somebody else.' } });
        const record = { ...draft, id: newId(), recordedAt: clock.now() };
        store.saveRecords([record]);
        return changed(`${part.words}, ${trainee.name}, ${shortCalendarDay(draft.heldOn)}${draft.assessor === '' ? '' : `, signed by ${draft.assessor}`}`, () => store.removeRecord(record.id));
      },
      /** Strikes the newest record of a part: what was recorded before it holds again. */
      strike({ id }: Input<'training.strike'>): Outcome {
        const record = store.records().find((one) => one.id === id);
        if (record === undefined) throw missing('This record');
        store.removeRecord(id);
        return changed(`record of ${partOf(record.item)?.words ?? record.item} struck`, () => store.saveRecords([record]));
      },
      rate({ competency, rating }: Input<'training.rate'>): Outcome {
        const known = policy().training.competencies.flatMap(({ items }) => items).find(({ id }) => id === competency);
        if (known === undefined) throw missing('This competency');
        const [before] = store.ratings().filter((one) => one.competency === competency).toReversed();
        const ratedAt = clock.now();
        // Corrected on the same day it is one word, not a history.
        if (before !== undefined && dayKey(before.ratedAt, zone()) === today()) store.unrate(competency, before.ratedAt);
        store.rate({ competency, rating, ratedAt });
        return changed('your rating', () => {
          store.unrate(competency, ratedAt);
          if (before !== undefined) store.rate(before);
        });
      },
      undo(): Outcome {
        const outcome = last.undo();
        tell();
        return outcome;
      },
    },
  };
}

export type TrainingKeeper = ReturnType<typeof createTrainingKeeper>;
