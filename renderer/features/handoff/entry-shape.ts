import type { EvidenceNews } from '../../../shared/model/handoff-view.ts';
import { EntryPartSchema, type EntryPart, type HandoffEntry } from '../../../shared/model/handoff.ts';
import { partOf } from '../../../shared/domain/handoff-change.ts';
import { otherPart, type FieldShape, type PartShape } from './sections.ts';

/** Which parts of an entry are shown, its head first: those of its field, those that hold something, and a head that evidence calls otherwise. */
export function shownParts(shape: FieldShape, entry: HandoffEntry): { readonly head: PartShape; readonly parts: readonly PartShape[] } {
  const holds = (part: EntryPart) => partOf(entry, part) !== '';
  const head = holds(shape.head.part) ? shape.head : ((['text', 'title'] as const).filter(holds).map((part) => ({ ...shape.head, part }))[0] ?? shape.head);
  const usual = shape.parts.filter(({ part }) => part !== head.part);
  const others = EntryPartSchema.options.filter((part) => part !== head.part && holds(part) && !usual.some((each) => each.part === part)).map(otherPart);
  return { head, parts: [...usual, ...others] };
}

/** A part that evidence says otherwise by now than it did when the person wrote or struck. */
export type ChangedPart = { readonly part: EntryPart; readonly before: string; readonly now: string };

export function changedParts({ evidence, gone, compiled, seen, written, struck }: HandoffEntry): readonly ChangedPart[] {
  if (evidence === null || gone) return [];
  return EntryPartSchema.options.flatMap((part) => {
    const concerned = struck ? part in seen : part in written;
    const [before = '', now = ''] = [seen[part], compiled[part]];
    return concerned && before !== now ? [{ part, before, now }] : [];
  });
}

/** What the record says by now of an entry that it was compiled into. `shown`: its first words as they stand. */
export function newsWords({ what, words }: EvidenceNews, { written, struck }: HandoffEntry, shown: string): string {
  const kept = struck ? ' What you struck stays struck.' : Object.keys(written).length > 0 ? ' What you wrote stays.' : '';
  if (what === 'over') return `The record says this no more: compile ${kept === '' ? 'takes it out' : 'marks it'}.${kept}`;
  return words === '' || words === shown || kept !== '' ? `The record says more by now: compile takes it in.${kept}` : `The record says now: ${words}. Compile takes it in.`;
}
