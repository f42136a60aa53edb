import { askMain, tell } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { toasts } from '../../store/stores.ts';
import { changeWhole, desk, leaveHandoff, pen, renewWhole, showHandoff } from './handoff.ts';

/** Takes back the last thing that was done to this handoff, across restarts. */
export function undo(): void {
  const { opened } = pen.store.getState();
  void pen.flush().then(async () => {
    const words = pen.store.getState().opened?.undo ?? opened?.undo ?? null;
    if (words === null) return tell('There is nothing to take back.');
    if (await changeWhole((at) => askMain('handoff.undo', at))) tell(`Taken back: ${words}`);
  });
}

export function redo(): void {
  const words = pen.store.getState().opened?.redo ?? null;
  if (words === null) return tell('There is nothing to do again.');
  void changeWhole((at) => askMain('handoff.redo', at)).then((done) => {
    if (done) tell(`Done again: ${words}`);
  });
}

/** Fills it from the shift's own data; what a person wrote or struck is not touched. */
export async function compile(): Promise<void> {
  await renewWhole((id) => askMain('handoff.compile', { id }));
}

/** A draft that is not needed; it can be taken back at once. */
export async function deleteDraft(id: string): Promise<void> {
  await pen.flush();
  const outcome = outcomeOf(await askMain('handoff.delete', { id }));
  if (isTrouble(outcome.result)) return tell(outcome.message, 'error');
  leaveHandoff();
  toasts.getState().show({ level: 'info', text: outcome.message, action: { label: 'Undo', run: () => void restore(id) } });
}

async function restore(id: string): Promise<void> {
  const outcome = outcomeOf(await askMain('handoff.restore', { id }));
  if (isTrouble(outcome.result)) tell(outcome.message, 'error');
  else showHandoff(id);
}

export function toggleBeside(): void {
  desk.setState(({ beside }) => ({ beside: !beside }));
}
