import { Shape } from '../../components/shape.tsx';
import { trainingDueWords } from '../../../shared/domain/training-due-words.ts';
import type { TrainingDue } from '../../../shared/model/training.ts';

/** What is due soon or has expired, over all people. */
export function TrainingDuePanel({ due, onChoose }: { readonly due: readonly TrainingDue[]; readonly onChoose: (id: string) => void }) {
  if (due.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="training-due">
      <h2 id="training-due">Due</h2>
      <ul className="training-due">
        {due.map((one) => (
          <li key={`${one.traineeId} ${one.recurring.id}`}>
            <button type="button" className="training-due-row" data-tone={one.recurring.state === 'expired' ? 'alert' : 'warn'} onClick={() => onChoose(one.traineeId)}>
              <Shape name={one.recurring.state === 'expired' ? 'down' : 'pending'} /><bdi className="words">{trainingDueWords(one)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
