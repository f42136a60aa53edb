import type { Handoff, HandoffField } from '../model/handoff.ts';
import { entriesIn, partOf } from './handoff-change.ts';
import type { Finding } from './handoff-compile.ts';
import type { ShiftEvidence } from './handoff-evidence.ts';

/** What stays true until somebody strikes it; the rest is said anew by each shift. */
const lasting: readonly HandoffField[] = [
  'issues', 'deployments', 'dependencies', 'infrastructure', 'application', 'monitoring', 'external', 'links', 'customer-impact', 'security', 'questions',
];
const proseLimit = 20_000;

/** What the last handoff's people wrote that is neither struck nor resolved, under the key of where it was written first (S34). */
export function carriedFindings({ previous }: ShiftEvidence): readonly Finding[] {
  return previous === null ? [] : lasting.flatMap((field) => [...carriedEntries(previous, field), ...carriedProse(previous, field)]);
}

/** A handoff without what its team's template put into it and nobody touched: the next one begins with the template, too. */
export function withoutTemplate(previous: Handoff, template: Handoff['content']['prose']): Handoff {
  const touched = Object.entries(previous.content.prose).filter(([field, text]) => text.trim() !== template[field as HandoffField]?.trim());
  return { ...previous, content: { ...previous.content, prose: Object.fromEntries(touched) } };
}

function carriedEntries(previous: Handoff, field: HandoffField): readonly Finding[] {
  return entriesIn(previous.content, field).flatMap((entry): readonly Finding[] => {
    const { evidence, struck, written, compiled, id } = entry;
    // What rests on evidence is found anew as long as it is true.
    if (struck || (evidence !== null && evidence.kind !== 'carried')) return [];
    if (field === 'issues' && partOf(entry, 'status').trim().toLowerCase() === 'resolved') return [];
    const parts = Object.fromEntries(Object.entries({ ...compiled, ...written }).filter(([, text]) => text.trim() !== ''));
    if (Object.keys(parts).length === 0) return [];
    return [{ field, evidence: evidence ?? { key: `carried:${id}`.slice(0, 180), kind: 'carried', refId: previous.id, eventIds: [] }, parts }];
  });
}

/** Free text of the last handoff, as one line of this one: the person goes on with it or strikes it. */
function carriedProse(previous: Handoff, field: HandoffField): readonly Finding[] {
  const text = previous.content.prose[field]?.trim() ?? '';
  if (text === '') return [];
  return [{ field, evidence: { key: `carried:${previous.id}:${field}`, kind: 'carried', refId: previous.id, eventIds: [] }, parts: { [field === 'issues' ? 'details' : 'text']: cut(text) } }];
}

/** As many whole blocks as a line holds. */
function cut(text: string): string {
  if (text.length <= proseLimit) return text;
  const rest = '\n\n… The rest stands in the handoff before.';
  const kept = text.slice(0, proseLimit - rest.length);
  const block = kept.lastIndexOf('\n\n');
  return (block > 0 ? kept.slice(0, block) : kept).trimEnd() + rest;
}
