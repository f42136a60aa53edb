import { Shape } from '../../components/shape.tsx';
import { shortCalendarDay } from '../../../shared/domain/short-day.ts';
import { useView } from '../../store/stores.ts';
import { useTraining } from './use-training.ts';

/** Beside somebody of the rota whose certification has run out: what, and since when (S30). */
export function TrainingExpired({ person }: { readonly person: string }) {
  const { view } = useTraining();
  const go = useView((state) => state.go);
  const expired = view?.due.find(({ rotaPerson, recurring }) => rotaPerson === person && recurring.state === 'expired');
  if (expired === undefined) return null;
  return (
    <button type="button" className="link rota-expired" title="See Training" onClick={() => go('training')}>
      <Shape name="down" />{expired.recurring.name.toLowerCase()} expired {shortCalendarDay(expired.recurring.dueOn)}
    </button>
  );
}
