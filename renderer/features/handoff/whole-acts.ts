import { askMain, tell } from '../../store/actions.ts';
import { changeWhole, desk, pen, renewWhole } from './handoff.ts';

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
  if (await renewWhole((id) => askMain('handoff.compile', { id }))) tell('Compiled from the record. What you wrote and struck is as it was.');
}

export function toggleBeside(): void {
  desk.setState(({ beside }) => ({ beside: !beside }));
}
