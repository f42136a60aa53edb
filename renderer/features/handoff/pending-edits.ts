import { entriesIn, partOf } from '../../../shared/domain/handoff-change.ts';
import { targetOf } from '../../../shared/domain/handoff-edit.ts';
import { textDifference } from '../../../shared/domain/text-difference.ts';
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
  const agreed = new Set<string>();
  const clashes = new Map<string, Clash>();
  for (const edit of edits) {
    if (!isWording(edit)) {
      again.push(edit);
      continue;
    }
    const [now, place] = [readPlace(theirs, edit), targetOf(edit)];
    // What follows at this place was typed on the very words that stand there.
    if (now === edit.text) agreed.add(place);
    else if (agreed.has(place) || now === readPlace(base, edit) || now.trim() === '') again.push(edit);
    else clashes.set(place, { edit, mine: edit.text, theirs: now });
  }
  return { again, clashes: [...clashes.values()] };
}

/** One's own wording of a place, with what was typed onto the other one, which stood there, before the person decided. */
export function keepMine({ edit, mine, theirs }: Clash, now: HandoffContent): Wording {
  const typed = textDifference(theirs, readPlace(now, edit));
  const own = textDifference(theirs, mine);
  const shift = mine.length - theirs.length;
  // Behind the words that differ, where one types on; before and after them all is as it was.
  const at = typed.from < own.from ? typed.from : typed.from >= own.to ? typed.from + shift : own.from + own.insert.length;
  return { ...edit, text: `${mine.slice(0, at)}${typed.insert}${mine.slice(at)}` };
}
