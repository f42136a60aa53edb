import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { Change } from '../../../shared/model/change.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import { askMain, tell } from '../../store/actions.ts';
import { toasts } from '../../store/stores.ts';

/** It is on record; a slip is struck by another entry. */
export function tellLogged({ id, title, occurredAt }: WatchEvent, change: Change): void {
  async function strike(): Promise<void> {
    const reply = await askMain('change.log', { ...change, title, occurredAt, corrects: id, struck: true });
    if (reply.ok) tell('The change is struck out. What it said stays on record.');
    else tell(reply.problem.message, 'error');
  }
  toasts.getState().show({ level: 'info', text: `Logged: ${plainLine(title, 80)}`, action: { label: 'Undo', run: () => void strike() } });
}
