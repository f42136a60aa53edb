import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { breakLength } from './break-words.ts';
import { dutyLine } from './duty-words.ts';
import type { Hours } from './hours-due.ts';
import type { TrayMenuItem } from './tray-menu.ts';

/** A menu that is replaced closes under the person's hand, so what counts time in it moves in such steps; the tooltip tells the minute. */
const menuStep: Milliseconds = 5 * minute;

const workedBy = ({ duty }: Hours, now: Instant): Milliseconds => duty.status.continuous.worked + (duty.status.working ? Math.max(0, now - duty.asOf) : 0);

/** The line of the tooltip; null while there is nothing to tell. */
export function hoursTooltip(hours: Hours, now: Instant): string | null {
  return hours.duty.status.working ? dutyLine(hours.duty.status, workedBy(hours, now)) : null;
}

/** Hours, the shift and the break in the tray's menu. */
export function hoursItems(hours: Hours, now: Instant): readonly TrayMenuItem[] {
  const { duty, breaks: { plan } } = hours;
  const worked = workedBy(hours, now);
  const line: readonly TrayMenuItem[] = duty.status.working
    ? [{ type: 'words', label: dutyLine(duty.status, Math.floor(worked / menuStep) * menuStep) }, ...(duty.forecast === null ? [] : [{ type: 'words', label: duty.forecast } as const])]
    : duty.forecast === null ? [] : [{ type: 'words', label: duty.forecast }];
  return [...line, ...breakItems(plan), {
    type: 'command', ...(duty.declaredSince === null ? { label: 'Start shift', command: { type: 'begin-duty' } } : { label: 'End shift', command: { type: 'end-duty' } }),
  }];
}

function breakItems({ state, owed, postponesLeft }: Hours['breaks']['plan']): readonly TrayMenuItem[] {
  if (state === 'on-break') return [{ type: 'command', label: 'Back to work', command: { type: 'end-break' } }];
  if (owed === null) return [];
  // Who covers is asked in the window.
  const take: TrayMenuItem = postponesLeft === 0
    ? { type: 'command', label: `Take the break (${breakLength(owed.length)}): who covers?`, command: { type: 'show-now' } }
    : { type: 'command', label: `Take the break (${breakLength(owed.length)})`, command: { type: 'take-break' } };
  const asked = state === 'notice' || state === 'due';
  return [take, ...(asked && postponesLeft > 0 ? [{ type: 'command', label: 'Postpone the break', command: { type: 'postpone-break' } } as const] : [])];
}
