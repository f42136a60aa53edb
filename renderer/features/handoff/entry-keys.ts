import type { HandoffEntry, HandoffField } from '../../../shared/model/handoff.ts';
import { changedParts } from './entry-shape.ts';
import { edit } from './handoff.ts';

/** Puts a new, empty line after another one, and the keyboard in it. */
export function addEntry(field: HandoffField, entries: readonly HandoffEntry[], afterId: string | null): void {
  const entryId = crypto.randomUUID();
  const at = entries.findIndex(({ id }) => id === afterId);
  edit({ type: 'add', field, entryId, parts: {}, before: at === -1 ? null : (entries[at + 1]?.id ?? null) });
  requestAnimationFrame(() => focusEntry(field, entryId));
}

export function focusEntry(field: HandoffField, entryId: string): void {
  document.querySelector<HTMLElement>(`[data-field="${field}"] [data-entry="${CSS.escape(entryId)}"] [data-part]`)?.focus();
}

export function moveEntry(field: HandoffField, entries: readonly HandoffEntry[], entryId: string, by: -1 | 1): void {
  const at = entries.findIndex(({ id }) => id === entryId);
  const to = at + by;
  if (at === -1 || to < 0 || to >= entries.length) return;
  edit({ type: 'move', field, entryId, before: (by === -1 ? entries[to] : entries[to + 1])?.id ?? null });
  requestAnimationFrame(() => focusEntry(field, entryId));
}

/** Evidence says it otherwise by now: its words instead of the person's. */
export function takeEvidence(field: HandoffField, entry: HandoffEntry): void {
  if (entry.struck) edit({ type: 'strike', field, entryId: entry.id, struck: false });
  for (const { part } of changedParts(entry)) if (part in entry.written) edit({ type: 'unwrite', field, entryId: entry.id, part });
}

/** The person has seen it, and their words stand. */
export function keepMine(field: HandoffField, entry: HandoffEntry): void {
  if (entry.struck) edit({ type: 'strike', field, entryId: entry.id, struck: true });
  for (const { part } of changedParts(entry)) {
    const text = entry.written[part];
    if (text !== undefined) edit({ type: 'write', field, entryId: entry.id, part, text });
  }
}
