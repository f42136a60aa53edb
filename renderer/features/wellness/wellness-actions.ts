import type { RawInput } from '../../../shared/ipc/contract.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, saveText, tell, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';

type Call = 'wellness.keepCheck' | 'wellness.keepSigns' | 'wellness.keepShift' | 'wellness.skip' | 'wellness.sleepTaken' | 'wellness.setNumber' | 'wellness.set' | 'wellness.forget' | 'wellness.erase';

/** Says something to the wellness file; a toast tells what came of it. True when it is done. */
export async function sayOfWellness<K extends Call>(name: K, input: RawInput<K>): Promise<boolean> {
  const outcome: Outcome = outcomeOf(await askMain<Call>(name, input));
  tellOutcome(outcome);
  return !isTrouble(outcome.result);
}

/** The same for a form, which says a problem itself; null when it is done. */
export async function problemOfWellness<K extends Call>(name: K, input: RawInput<K>): Promise<string | null> {
  const reply = await askMain<Call>(name, input);
  if (!reply.ok) return Object.values(reply.problem.fields ?? {})[0] ?? reply.problem.message;
  tell(reply.value.message);
  return null;
}

/** Asks where to, and writes the person's own answers there. */
export async function saveAnswers(): Promise<void> {
  const reply = await askMain('wellness.export', undefined);
  if (reply.ok) await saveText(reply.value.fileName, reply.value.text, 'Your answers');
  else tell(reply.problem.message, 'error');
}
