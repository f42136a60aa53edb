import type { CallName, RawInput } from '../../../shared/ipc/contract.ts';
import type { TrainingView } from '../../../shared/model/training.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { api } from '../../store/stores.ts';
import { useView, type Viewed } from '../../store/use-view.ts';

const ask = () => askMain('training.view', undefined);
const listen = (take: (next: TrainingView) => void) => api.on('training.changed', take);

/** Who is trained, as main has it, kept true while it is looked at. */
export const useTraining = (): Viewed<TrainingView> => useView(ask, listen);

type Doing = Extract<CallName, 'training.removeTrainee' | 'training.strike' | 'training.rate' | 'training.undo'>;

/** Does something and says what came of it. */
export async function doTraining<K extends Doing>(name: K, input: RawInput<K>): Promise<void> {
  tellOutcome(outcomeOf(await askMain<Doing>(name, input)));
}
