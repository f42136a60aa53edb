import { keep, recall } from '../../store/keep.ts';
import type { TypedUpdate } from './update-form.ts';

/** Where the typed part of a status update is kept: it outlives the window and a restart. */
export const draftKey = (incidentId: string): string => `draft update ${incidentId}`;

/** Reads what was typed; anything odd is no draft. */
export function readTyped(incidentId: string): TypedUpdate | null {
  const held = recall(draftKey(incidentId));
  if (typeof held !== 'object' || held === null) return null;
  const { template, values, approver }: Readonly<Record<string, unknown>> = { ...held };
  if (typeof template !== 'string' || typeof values !== 'object' || values === null) return null;
  const texts = Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { template, values: Object.fromEntries(texts), approver: typeof approver === 'string' ? approver : '' };
}

export function dropTyped(incidentId: string): void {
  keep(draftKey(incidentId), undefined);
}
