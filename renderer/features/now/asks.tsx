import { useWatch } from '../../store/stores.ts';
import { AbsenceQuestion } from '../hours/absence-question.tsx';
import { BreakAsk } from '../hours/break-card.tsx';

/** What hours ask of the person: a break that is owed, and times away that nobody else can explain. Nothing while nothing is asked. */
export function Asks() {
  const questions = useWatch(({ duty }) => duty?.questions ?? null);
  const asksBreak = useWatch(({ breaks }) => breaks !== null && (breaks.running !== null || breaks.plan.owed !== null));
  if (!asksBreak && (questions === null || questions.length === 0)) return null;
  return (
    <section className="asks" aria-label="Asked of you">
      <BreakAsk />
      {questions?.map((absence) => <AbsenceQuestion key={absence.id} absence={absence} />)}
    </section>
  );
}
