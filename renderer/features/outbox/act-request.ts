import type { RawInput } from '../../../shared/ipc/contract.ts';
import type { Found } from '../../../shared/model/pagerduty-choices.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import type { IncidentAction } from '../../store/view-store.ts';

/** What stands in the form; each action uses its own part of it. */
export type ActFormState = {
  readonly text: string;
  /** As typed. */
  readonly minutes: string;
  readonly level: string;
  readonly to: 'users' | 'escalation_policies';
  readonly chosen: Found | null;
};

export const emptyForm: ActFormState = { text: '', minutes: '60', level: '2', to: 'users', chosen: null };

/** A number that was typed, or NaN, which main refuses with words. */
function numberOf(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : NaN;
}

/** What is asked of main; it says what does not fit. */
export function requestOf(action: IncidentAction, { text, minutes, level, to, chosen }: ActFormState, now: Instant): RawInput<'outbox.add'>['action'] {
  switch (action) {
    case 'note': return { kind: 'note', text };
    case 'resolve': return { kind: 'resolve', resolution: text };
    case 'status-update': return { kind: 'status-update', text };
    case 'snooze': return { kind: 'snooze', until: now + numberOf(minutes) * minute };
    case 'escalate': return { kind: 'escalate', level: numberOf(level) };
    case 'reassign': return to === 'users' || chosen === null ? { kind: 'reassign', userIds: chosen === null ? [] : [chosen.id] } : { kind: 'reassign', userIds: [], policyId: chosen.id };
  }
}
