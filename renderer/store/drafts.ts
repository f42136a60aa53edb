import { keep, recall } from './keep.ts';

/** Texts that were typed and not taken over yet outlive the dialog, the window and a failure. By action and incident. */
const keyOf = (action: string, incidentId: string) => `draft ${action} ${incidentId}`;

export function readDraft(action: string, incidentId: string): string {
  const held = recall(keyOf(action, incidentId));
  return typeof held === 'string' ? held : '';
}

export function keepDraft(action: string, incidentId: string, text: string): void {
  keep(keyOf(action, incidentId), text.trim() === '' ? undefined : text);
}
