import fc from 'fast-check';
import { marks, selfCheckItems, type Answers, type Mark, type SelfCheck, type SelfCheckItem } from '../../shared/model/self-check.ts';
import { elapsedDay } from '../../shared/time/duration.ts';

/** A check on a day, with one mark for every item, or with these. */
export function selfCheck(day: number, answers: Answers | Mark, part: Partial<SelfCheck> = {}): SelfCheck {
  const all = typeof answers === 'number' ? Object.fromEntries(selfCheckItems.map((item) => [item, answers])) : answers;
  return { id: `c${day}`, takenAt: day * elapsedDay, answers: all, sleepiness: null, note: '', ...part };
}

/** One item's answers, a day each; null skips it. */
export function answersOf(item: SelfCheckItem, given: readonly (Mark | null)[]): readonly SelfCheck[] {
  return given.map((mark, day) => selfCheck(day, mark === null ? { team: 3 } : { [item]: mark }));
}

export const aMark: fc.Arbitrary<Mark> = fc.constantFrom(...marks);
export const someChecks: fc.Arbitrary<readonly SelfCheck[]> = fc
  .array(fc.dictionary(fc.constantFrom(...selfCheckItems), aMark), { maxLength: 40 })
  .map((all) => all.map((answers, day) => selfCheck(day, answers)));
