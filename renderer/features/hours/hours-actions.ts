import type { RawInput } from '../../../shared/ipc/contract.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';

type Call = 'duty.begin' | 'duty.end' | 'duty.answerSleep' | 'emergency.end' | 'break.take' | 'break.postpone' | 'break.refuse' | 'break.end';

/** Says something of hours or breaks; what came of it is told in a toast. */
export async function sayOfHours<K extends Call>(name: K, input: RawInput<K>): Promise<void> {
  tellOutcome(outcomeOf(await askMain<Call>(name, input)));
}
