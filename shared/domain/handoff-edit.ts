import type { EntryPart, HandoffEdit, HandoffEntry } from '../model/handoff.ts';
import { applyChange, entriesIn, ownEntry, type Changed, type HandoffChange, type HandoffState } from './handoff-change.ts';
import { textDifference } from './text-difference.ts';

type Parts = HandoffEntry['written'];

function without(parts: Parts, part: EntryPart): Parts {
  const { [part]: _, ...others } = parts;
  return others;
}

/** The part of a text that differs, so that a keystroke in a long text is a few letters in the log. */
function spliceOf(was: string, next: string): { readonly at: number; readonly removed: string; readonly inserted: string } {
  const { from, to, insert } = textDifference(was, next);
  return { at: from, removed: was.slice(from, to), inserted: insert };
}

/** What an edit does to this very state; null when it says what is there already. */
export function planEdit(state: HandoffState, edit: HandoffEdit): HandoffChange | null {
  const found = 'entryId' in edit ? entriesIn(state.content, edit.field).find(({ id }) => id === edit.entryId) : undefined;
  switch (edit.type) {
    case 'write': {
      const { field, entryId, part, text } = edit;
      if (found === undefined) return { type: 'insert', field, entry: ownEntry(entryId, { [part]: text }), before: null };
      const said = found.compiled[part];
      // Writing the same words again says that they stand, whatever evidence says by now.
      if (found.written[part] === text && found.seen[part] === said) return null;
      const seen = said === undefined ? without(found.seen, part) : { ...found.seen, [part]: said };
      return { type: 'human', field, entryId, written: { ...found.written, [part]: text }, seen, struck: found.struck };
    }
    case 'unwrite': {
      const { field, entryId, part } = edit;
      if (found?.written[part] === undefined) return null;
      const said = found.compiled[part];
      const seen = found.struck && said !== undefined ? { ...found.seen, [part]: said } : without(found.seen, part);
      return { type: 'human', field, entryId, written: without(found.written, part), seen, struck: found.struck };
    }
    case 'add':
      if (entriesIn(state.content, edit.field).some(({ id }) => id === edit.entryId)) return null;
      return { type: 'insert', field: edit.field, entry: ownEntry(edit.entryId, edit.parts), before: edit.before };
    case 'remove':
      if (found === undefined) return null;
      // What evidence says comes again with the next compile: it is struck instead.
      return found.evidence === null ? { type: 'take', field: edit.field, entryId: edit.entryId } : strike(edit.field, found, true);
    case 'strike': return found === undefined ? null : strike(edit.field, found, edit.struck);
    case 'move': return found === undefined || edit.before === edit.entryId ? null : { type: 'place', field: edit.field, entryId: edit.entryId, before: edit.before };
    case 'prose': {
      const was = state.content.prose[edit.field] ?? '';
      return was === edit.text ? null : { type: 'splice', field: edit.field, ...spliceOf(was, edit.text) };
    }
    case 'tick': return (state.ticks[edit.point] ?? null) === edit.ticked ? null : { type: 'tick', point: edit.point, ticked: edit.ticked };
    case 'tell': return state.tells.includes(edit.what) === edit.told ? null : { type: 'told', what: edit.what, told: edit.told };
    case 'head': {
      const { giver = state.giver, receiver = state.receiver, kind = state.kind } = edit;
      const same = kind === state.kind && JSON.stringify([giver, receiver]) === JSON.stringify([state.giver, state.receiver]);
      return same ? null : { type: 'head', giver, receiver, kind };
    }
  }
}

function same(one: Parts, other: Parts): boolean {
  const [held, named] = [Object.entries(one), Object.keys(other)];
  return held.length === named.length && held.every(([part, text]) => other[part as EntryPart] === text);
}

function strike(field: (HandoffEdit & { type: 'strike' })['field'], entry: HandoffEntry, struck: boolean): HandoffChange | null {
  const { id: entryId, written, compiled, seen } = entry;
  // Struck again: it stays out, whatever evidence says by now.
  if (entry.struck && struck) return same(compiled, seen) ? null : { type: 'human', field, entryId, written, seen: compiled, struck };
  if (entry.struck === struck) return null;
  const kept = Object.fromEntries(Object.entries(seen).filter(([part]) => part in written));
  return { type: 'human', field, entryId, written, seen: struck ? { ...compiled, ...kept } : kept, struck };
}

/** A state with an edit made on it, and what takes it back. An edit that says what is there already changes nothing. */
export function applyEdit<State extends HandoffState>(state: State, edit: HandoffEdit): Changed<State> {
  const change = planEdit(state, edit);
  return change === null ? { state, inverse: { type: 'nothing' } } : applyChange(state, change);
}

/** What an edit is about: two edits of the same place, made apart, cannot both be kept. */
export function targetOf(edit: HandoffEdit): string {
  switch (edit.type) {
    case 'write': case 'unwrite': return `${edit.field}/${edit.entryId}/${edit.part}`;
    case 'remove': return `${edit.field}/${edit.entryId}/*`;
    case 'add': return `${edit.field}/${edit.entryId}/add`;
    case 'strike': return `${edit.field}/${edit.entryId}/struck`;
    case 'move': return `${edit.field}/${edit.entryId}/place`;
    case 'prose': return `${edit.field}//prose`;
    case 'tick': return `ticks//${edit.point}`;
    case 'tell': return `tells//${edit.what}`;
    case 'head': return 'head//';
  }
}

/** True when two targets are the same place, or one is the whole that holds the other. */
export function sameTarget(one: string, other: string): boolean {
  if (one === other || one === '*' || other === '*') return true;
  const [first, second] = [one, other].map((target) => target.slice(0, target.lastIndexOf('/')));
  return first === second && (one.endsWith('/*') || other.endsWith('/*'));
}
