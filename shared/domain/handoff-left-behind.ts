import type { HandoffContent, HandoffEntry, HandoffField } from '../model/handoff.ts';
import type { LeftBehind } from '../model/handoff-view.ts';
import { severityLabel, type Severity } from '../model/severity.ts';
import { entriesIn, partOf } from './handoff-change.ts';

export type MyThings = {
  /** Incidents that this person acknowledged in the shift. */
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly severity: Severity | null; readonly state: 'mine' | 'resolved' | 'elsewhere' }[];
  /** Silences of this person's that run. */
  readonly silences: readonly { readonly id: string; readonly name: string; readonly reason: string }[];
};

function entryOf(content: HandoffContent, fields: readonly HandoffField[], kind: 'incident' | 'silence', id: string): { readonly field: HandoffField; readonly entry: HandoffEntry } | null {
  for (const field of fields) {
    const entry = entriesIn(content, field).find(({ evidence }) => evidence?.kind === kind && evidence.refId === id);
    if (entry !== undefined) return { field, entry };
  }
  return null;
}

/**
 * What of this person's would stay behind: each incident has to be resolved, with somebody else, or written in with a next step; each
 * silence written in or ended (A35).
 */
export function leftBehind({ incidents, silences }: MyThings, content: HandoffContent): readonly LeftBehind[] {
  const open = incidents.map(({ id, title, severity, state }): LeftBehind => {
    const found = entryOf(content, ['issues'], 'incident', id);
    const written = found !== null && !found.entry.struck && partOf(found.entry, 'nextStep').trim() !== '';
    const settled = state === 'resolved' ? 'resolved' : state === 'elsewhere' ? 'reassigned' : written ? 'written' : null;
    return { id: `incident:${id}`, kind: 'incident', refId: id, words: `${severityLabel(severity)} ${title}`, settled, jump: found === null ? null : { field: found.field, entryId: found.entry.id } };
  });
  const quiet = silences.map(({ id, name, reason }): LeftBehind => {
    const found = entryOf(content, ['monitoring'], 'silence', id);
    return {
      id: `silence:${id}`, kind: 'silence', refId: id, words: `${name}: ${reason}`, settled: found !== null && !found.entry.struck ? 'written' : null,
      jump: found === null ? null : { field: found.field, entryId: found.entry.id },
    };
  });
  return [...open, ...quiet];
}
