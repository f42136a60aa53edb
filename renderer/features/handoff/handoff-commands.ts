import { view } from '../../store/stores.ts';
import type { Command } from '../commands/commands.ts';

const command = (label: string, run: () => void, keys?: string): Command => ({ id: `handoff ${label}`, group: 'Handoff', label, ...(keys === undefined ? {} : { keys }), run });

async function begin(kind: 'rotation' | 'light', emergency: boolean): Promise<void> {
  await (await import('./begin.ts')).begin(kind, emergency);
  view.getState().go('handoff');
}

/** What can be done with handoffs from anywhere, and with the one that is open. Its code is fetched when one of them is chosen. */
export function handoffCommands(): readonly Command[] {
  const anywhere = [
    command('Begin the rotation handoff', () => void begin('rotation', false)),
    command('Begin a light handoff', () => void begin('light', false)),
    command('Begin an emergency handoff', () => void begin('rotation', true)),
  ];
  if (view.getState().screen !== 'handoff') return anywhere;
  const acts = () => import('./whole-acts.ts');
  return [
    command('Compile the handoff from the record', () => void acts().then(({ compile }) => compile()), 'C'),
    command('Next thing that is missing in the handoff', () => void import('./page-acts.ts').then(({ jumpToMissing }) => jumpToMissing()), 'M'),
    command('Undo in the handoff', () => void acts().then(({ undo }) => undo())),
    command('Redo in the handoff', () => void acts().then(({ redo }) => redo())),
    command('Preview beside what you write, on or off', () => void acts().then(({ toggleBeside }) => toggleBeside())),
    command('All handoffs', () => void import('./handoff.ts').then(({ showHandoff }) => showHandoff(null))),
    ...anywhere,
  ];
}
