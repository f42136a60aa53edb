import type { OutboxAction, OutboxItem } from '../../../shared/model/outbox.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { IncidentAction } from '../../store/view-store.ts';

/** What the actions are called in menus, on the button that does it, and which key opens it. */
export const actionNames: Readonly<Record<IncidentAction, { readonly menu: string; readonly button: string; readonly key: string }>> = {
  note: { menu: 'Add a note…', button: 'Add the note', key: 'N' },
  resolve: { menu: 'Resolve…', button: 'Resolve', key: 'R' },
  snooze: { menu: 'Snooze…', button: 'Snooze', key: 'S' },
  escalate: { menu: 'Escalate…', button: 'Escalate', key: 'E' },
  reassign: { menu: 'Reassign…', button: 'Reassign', key: 'H' },
  'status-update': { menu: 'Send a status update…', button: 'Send the update', key: 'U' },
};

/** What was asked for, in a few words. */
export function describeAction(action: OutboxAction): string {
  switch (action.kind) {
    case 'acknowledge': return 'Acknowledge';
    case 'resolve': return 'Resolve';
    case 'note': return `Note: ${plainLine(action.text, 80)}`;
    case 'status-update': return `Status update: ${plainLine(action.text, 80)}`;
    case 'snooze': return 'Snooze';
    case 'escalate': return `Escalate to level ${action.level}`;
    case 'reassign': return action.policyId === undefined ? 'Reassign' : 'Hand over to an escalation policy';
    case 'override': return `Override: ${plainLine(action.userName, 60)} in ${plainLine(action.scheduleName, 60)}`;
    case 'create': return `New incident: ${plainLine(action.title, 80)}`;
  }
}

type Standing = { readonly word: string; readonly tone: 'ok' | 'warn' | 'alert' | 'off' };

/** Where a row stands, as a word. `maybe` is never shown as sent. */
export const standings: Readonly<Record<OutboxItem['state'], Standing>> = {
  queued: { word: 'Waiting', tone: 'off' },
  sending: { word: 'Being sent', tone: 'off' },
  maybe: { word: 'Maybe sent', tone: 'warn' },
  asking: { word: 'Needs an answer', tone: 'warn' },
  done: { word: 'Done', tone: 'ok' },
  dropped: { word: 'Dropped', tone: 'warn' },
  refused: { word: 'Refused', tone: 'alert' },
  expired: { word: 'Too late', tone: 'warn' },
  undone: { word: 'Taken back', tone: 'off' },
};

/** Whether it can be taken back: only what cannot have reached PagerDuty. */
export function canUndo({ state, firstSentAt }: OutboxItem): boolean {
  return state === 'queued' && firstSentAt === null;
}
