import { view } from '../../store/stores.ts';
import type { WatchState } from '../../store/watch-store.ts';
import type { Command } from '../commands/commands.ts';
import { sayOfHours } from './hours-actions.ts';

/** What can be said of hours and breaks from anywhere. */
export function hoursCommands({ duty, breaks }: WatchState): readonly Command[] {
  const { state, owed, postponesLeft } = breaks?.plan ?? { state: 'none', owed: null, postponesLeft: 0 };
  const { go, open } = view.getState();
  return [
    { id: 'hours', group: 'Watchkeeper', label: 'Hours', run: () => open({ kind: 'hours' }) },
    { id: 'cannot continue', group: 'Watchkeeper', label: 'I cannot continue…', run: () => open({ kind: 'cover' }) },
    { id: 'self-check', group: 'Watchkeeper', label: 'Self-check, 60 seconds', run: () => open({ kind: 'self-check' }) },
    { id: 'support numbers', group: 'Watchkeeper', label: 'Support numbers', run: () => open({ kind: 'support' }) },
    duty === null || duty.declaredSince === null
      ? { id: 'begin shift', group: 'Watchkeeper', label: 'Start shift', run: () => void sayOfHours('duty.begin', {}) }
      : { id: 'end shift', group: 'Watchkeeper', label: 'End shift', run: () => void sayOfHours('duty.end', {}) },
    ...(state === 'on-break' ? [{ id: 'end break', group: 'Watchkeeper' as const, label: 'Back to work', run: () => void sayOfHours('break.end', undefined) }] : []),
    ...(owed !== null && state !== 'on-break' ? [{ id: 'take break', group: 'Watchkeeper' as const, label: 'Take the break', run: () => { if (postponesLeft === 0) go('now'); else void sayOfHours('break.take', {}); } }] : []),
  ];
}
