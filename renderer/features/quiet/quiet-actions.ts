import type { Outcome } from '../../../shared/model/outcome.ts';
import type { Silence, SilenceAsk, SilenceScope } from '../../../shared/model/silence.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { askMain, tell, tellOutcome } from '../../store/actions.ts';
import { toasts } from '../../store/stores.ts';

/** Says what came of it, with the way back beside it. */
function tellWithUndo(outcome: Outcome, undo: () => void): void {
  if (outcome.result !== 'done') return tellOutcome(outcome);
  toasts.getState().show({ level: 'info', text: outcome.message, action: { label: 'Undo', run: undo } });
}

async function undo(): Promise<void> {
  tellOutcome(outcomeOf(await askMain('situation.undo', undefined)));
}

export async function mergeSituations(ids: readonly string[]): Promise<Outcome> {
  const outcome = outcomeOf(await askMain('situation.merge', { ids: [...ids] }));
  if (!isTrouble(outcome.result)) tellWithUndo(outcome, () => void undo());
  return outcome;
}

export async function splitOff(id: string, memberKey: string): Promise<void> {
  tellWithUndo(outcomeOf(await askMain('situation.split', { id, members: [memberKey] })), () => void undo());
}

/** The way back ends what was just begun, which is the one over the same that runs now. */
export async function beginSilence(asked: SilenceAsk): Promise<Outcome> {
  const outcome = outcomeOf(await askMain('silence.begin', asked));
  if (!isTrouble(outcome.result)) tellWithUndo(outcome, () => void endOf(asked.scope));
  return outcome;
}

async function endOf(scope: SilenceScope): Promise<void> {
  const state = await askMain('alerting.state', undefined);
  if (!state.ok) return tell(state.problem.message, 'error');
  const silence = state.value.silences.find((running) => running.scope.kind === scope.kind && idOf(running.scope) === idOf(scope));
  tellOutcome(silence === undefined ? { result: 'nothing-to-do', message: 'This silence is over already.' } : outcomeOf(await askMain('silence.end', { id: silence.id })));
}

const idOf = (scope: SilenceScope): string | null => (scope.kind === 'all' ? null : scope.id);

export async function endSilence({ id }: Silence): Promise<void> {
  tellWithUndo(outcomeOf(await askMain('silence.end', { id })), () => void askMain('silence.resume', { id }).then((reply) => tellOutcome(outcomeOf(reply))));
}

export async function leaveAlone(minutes: 0 | 60 | 240): Promise<void> {
  tellOutcome(outcomeOf(await askMain('attention.ask', { minutes })));
}
