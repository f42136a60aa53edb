import { askMain, tell, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { toasts } from '../../store/stores.ts';

export async function tickItem(id: string, item: string, done: boolean): Promise<void> {
  const reply = await askMain('routine.tick', { id, item, done });
  if (!reply.ok) tell(reply.problem.message, 'error');
}

/** It leaves the screen; the message that says so takes it back. */
export async function closeRoutine(how: 'routine.done' | 'routine.skip', id: string): Promise<void> {
  const outcome = outcomeOf(await askMain(how, { id }));
  if (isTrouble(outcome.result)) return tellOutcome(outcome);
  toasts.getState().show({ level: 'info', text: outcome.message, action: { label: 'Undo', run: () => void undo() } });
  // The button that had the focus leaves with its card.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) (document.querySelector<HTMLElement>('.routine .fold') ?? document.querySelector<HTMLElement>('main'))?.focus();
  });
}

async function undo(): Promise<void> {
  tellOutcome(outcomeOf(await askMain('routine.undo', undefined)));
}
