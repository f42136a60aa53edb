import { entriesIn, partOf } from '../../../shared/domain/handoff-change.ts';
import { targetOf } from '../../../shared/domain/handoff-edit.ts';
import type { HandoffContent, HandoffEdit } from '../../../shared/model/handoff.ts';

type Wording = HandoffEdit & { readonly type: 'write' | 'prose' };

/** One place that two sides wrote. */
export type Clash = { readonly edit: Wording; readonly mine: string; readonly theirs: string };

function isWording(edit: HandoffEdit): edit is Wording {
  return edit.type === 'write' || edit.type === 'prose';
}

/** Puts an edit behind those that wait. A later wording of a place takes the turn of the one that waits, unless the lines themselves changed in between. */
export function queueEdit(waiting: readonly HandoffEdit[], edit: HandoffEdit): readonly HandoffEdit[] {
  if (!isWording(edit)) return [...waiting, edit];
  const target = targetOf(edit);
  const at = waiting.findLastIndex((each) => targetOf(each) === target);
  if (at === -1 || !waiting.slice(at).every(isWording)) return [...waiting, edit];
  return waiting.with(at, edit);
}

/** What stands where an edit writes. */
function readPlace(content: HandoffContent, edit: Wording): string {
  if (edit.type === 'prose') return content.prose[edit.field] ?? '';
  const entry = entriesIn(content, edit.field).find(({ id }) => id === edit.entryId);
  return entry === undefined ? '' : partOf(entry, edit.part);
}

/**
 * Sorts edits that were refused, made on `base`, over what stands there now: those that still fit go out again by themselves,
 * those that say what stands there already are done, and for the rest a person decides.
 */
export function sortRefused(edits: readonly HandoffEdit[], base: HandoffContent, theirs: HandoffContent): { readonly again: readonly HandoffEdit[]; readonly clashes: readonly Clash[] } {
  const again: HandoffEdit[] = [];
  const clashes: Clash[] = [];
  for (const edit of edits) {
    if (!isWording(edit)) {
      again.push(edit);
      continue;
    }
    const now = readPlace(theirs, edit);
    if (now === edit.text) continue;
    if (now === readPlace(base, edit) || now.trim() === '') again.push(edit);
    else clashes.push({ edit, mine: edit.text, theirs: now });
  }
  return { again, clashes };
}
