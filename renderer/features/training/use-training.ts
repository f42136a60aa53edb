import { useEffect, useState } from 'react';
import type { CallName, RawInput } from '../../../shared/ipc/contract.ts';
import type { TrainingView } from '../../../shared/model/training.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { api } from '../../store/stores.ts';

/** Who is trained, as main has it, kept true while it is looked at. */
export function useTraining(): { readonly view: TrainingView | null; readonly problem: string | null } {
  const [view, setView] = useState<TrainingView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let asking = true;
    const stop = api.on('training.changed', (next) => {
      asking = false;
      setView(next);
    });
    void askMain('training.view', undefined).then((reply) => {
      if (!asking) return;
      if (reply.ok) setView(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => {
      asking = false;
      stop();
    };
  }, []);
  return { view, problem };
}

type Doing = Extract<CallName, 'training.removeTrainee' | 'training.strike' | 'training.rate' | 'training.undo'>;

/** Does something and says what came of it. */
export async function doTraining<K extends Doing>(name: K, input: RawInput<K>): Promise<void> {
  tellOutcome(outcomeOf(await askMain<Doing>(name, input)));
}
