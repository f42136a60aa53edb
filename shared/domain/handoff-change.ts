import type { EntryPart, Handoff, HandoffContent, HandoffEntry, HandoffField } from '../model/handoff.ts';
import { isUntold, tellField } from './handoff-tells.ts';

/** What a person can change in a handoff. */
export type HandoffState = Pick<Handoff, 'content' | 'ticks' | 'tells' | 'giver' | 'receiver' | 'kind'>;

type Parts = HandoffEntry['written'];

/**
 * One change as it is kept for undo and redo, across restarts. Each can be made on any state: where what it is about is gone, text goes in
 * all the same and the rest does nothing.
 */
export type HandoffChange =
  /** The person's side of an entry as a whole; what evidence says in it stays. */
  | { readonly type: 'human'; readonly field: HandoffField; readonly entryId: string; readonly written: Parts; readonly seen: Parts; readonly struck: boolean }
  | { readonly type: 'insert'; readonly field: HandoffField; readonly entry: HandoffEntry; readonly before: string | null }
  | { readonly type: 'take'; readonly field: HandoffField; readonly entryId: string }
  | { readonly type: 'place'; readonly field: HandoffField; readonly entryId: string; readonly before: string | null }
  | { readonly type: 'splice'; readonly field: HandoffField; readonly at: number; readonly removed: string; readonly inserted: string }
  | { readonly type: 'tick'; readonly point: string; readonly ticked: boolean | null }
  | { readonly type: 'told'; readonly what: 'hours' | 'breaks'; readonly told: boolean }
  | { readonly type: 'head'; readonly giver: Handoff['giver']; readonly receiver: Handoff['receiver']; readonly kind: Handoff['kind'] }
  | { readonly type: 'whole'; readonly content: HandoffContent }
  | { readonly type: 'nothing' };

export type Changed<State extends HandoffState> = { readonly state: State; readonly inverse: HandoffChange };

const nothing: HandoffChange = { type: 'nothing' };

/** The entries of a field, in their order. */
export function entriesIn(content: HandoffContent, field: HandoffField): readonly HandoffEntry[] {
  return content.entries[field] ?? [];
}

/** The same content with other entries in a field; none is the same as no field. */
export function withEntries(content: HandoffContent, field: HandoffField, entries: readonly HandoffEntry[]): HandoffContent {
  const { [field]: _, ...others } = content.entries;
  return { ...content, entries: entries.length === 0 ? others : { ...others, [field]: [...entries] } };
}

function withProse(content: HandoffContent, field: HandoffField, text: string): HandoffContent {
  const { [field]: _, ...others } = content.prose;
  return { ...content, prose: text === '' ? others : { ...others, [field]: text } };
}

/** A person's own entry. */
export function ownEntry(id: string, written: Parts, seen: Parts = {}, struck = false): HandoffEntry {
  return { id, evidence: null, compiled: {}, written, seen, struck, gone: false };
}

/** Puts an entry before another one; at the end where that one is not there. */
export function putBefore(entries: readonly HandoffEntry[], entry: HandoffEntry, before: string | null): readonly HandoffEntry[] {
  const at = before === null ? -1 : entries.findIndex(({ id }) => id === before);
  return at === -1 ? [...entries, entry] : entries.toSpliced(at, 0, entry);
}

const after = (entries: readonly HandoffEntry[], at: number): string | null => entries[at + 1]?.id ?? null;

/** Makes a change, and says what takes it back. */
export function applyChange<State extends HandoffState>(state: State, change: HandoffChange): Changed<State> {
  const { content } = state;
  const withContent = (next: HandoffContent): State => ({ ...state, content: next });
  switch (change.type) {
    case 'human': return changeHuman(state, change);
    case 'insert': {
      const { field, entry, before } = change;
      const entries = entriesIn(content, field);
      if (entries.some(({ id }) => id === entry.id)) return { state, inverse: nothing };
      return { state: withContent(withEntries(content, field, putBefore(entries, entry, before))), inverse: { type: 'take', field, entryId: entry.id } };
    }
    case 'take': {
      const { field, entryId } = change;
      const entries = entriesIn(content, field);
      const at = entries.findIndex(({ id }) => id === entryId);
      const entry = entries[at];
      if (entry === undefined) return { state, inverse: nothing };
      return { state: withContent(withEntries(content, field, entries.toSpliced(at, 1))), inverse: { type: 'insert', field, entry, before: after(entries, at) } };
    }
    case 'place': {
      const { field, entryId, before } = change;
      const entries = entriesIn(content, field);
      const at = entries.findIndex(({ id }) => id === entryId);
      const entry = entries[at];
      if (entry === undefined || before === entryId) return { state, inverse: nothing };
      return { state: withContent(withEntries(content, field, putBefore(entries.toSpliced(at, 1), entry, before))), inverse: { type: 'place', field, entryId, before: after(entries, at) } };
    }
    case 'splice': {
      const { field, inserted } = change;
      const text = content.prose[field] ?? '';
      // Where the text is not what it was, nothing of it is taken away.
      const fits = text.startsWith(change.removed, change.at) && change.at <= text.length;
      const [at, removed] = fits ? [change.at, change.removed] : [text.length, ''];
      const next = text.slice(0, at) + inserted + text.slice(at + removed.length);
      return { state: withContent(withProse(content, field, next)), inverse: { type: 'splice', field, at, removed: inserted, inserted: removed } };
    }
    case 'tick': {
      const { [change.point]: was, ...others } = state.ticks;
      const ticks = change.ticked === null ? others : { ...others, [change.point]: change.ticked };
      return { state: { ...state, ticks }, inverse: { type: 'tick', point: change.point, ticked: was ?? null } };
    }
    case 'told': {
      const others = state.tells.filter((what) => what !== change.what);
      const tells = change.told ? [...others, change.what].toSorted() : others;
      // What is told no longer goes at once, and not with a next compile that may never come.
      const told = entriesIn(content, tellField).filter((entry) => !isUntold(entry, tells));
      return { state: { ...state, tells, content: withEntries(content, tellField, told) }, inverse: { ...change, told: others.length !== state.tells.length } };
    }
    case 'head': {
      const { giver, receiver, kind } = change;
      return { state: { ...state, giver, receiver, kind }, inverse: { type: 'head', giver: state.giver, receiver: state.receiver, kind: state.kind } };
    }
    case 'whole': return { state: withContent(change.content), inverse: { type: 'whole', content } };
    case 'nothing': return { state, inverse: nothing };
  }
}

function changeHuman<State extends HandoffState>(state: State, change: HandoffChange & { readonly type: 'human' }): Changed<State> {
  const { field, entryId, written, seen, struck } = change;
  const entries = entriesIn(state.content, field);
  const at = entries.findIndex(({ id }) => id === entryId);
  const entry = entries[at];
  if (entry === undefined) {
    // Compiling took away what nobody had touched: text becomes a line of the person's own.
    if (Object.keys(written).length === 0) return { state, inverse: nothing };
    return applyChange(state, { type: 'insert', field, entry: ownEntry(entryId, written, seen, struck), before: null });
  }
  const inverse: HandoffChange = { type: 'human', field, entryId, written: entry.written, seen: entry.seen, struck: entry.struck };
  return { state: { ...state, content: withEntries(state.content, field, entries.with(at, { ...entry, written, seen, struck })) }, inverse };
}

/** What a part reads: the person's words before those of evidence (model/handoff.ts). */
export function partOf({ written, compiled }: Pick<HandoffEntry, 'written' | 'compiled'>, part: EntryPart): string {
  return written[part] ?? compiled[part] ?? '';
}

/** True for an entry in which a person wrote, or which they struck: no compile takes it away. */
export function isTouched({ written, struck, evidence }: HandoffEntry): boolean {
  return evidence === null || struck || Object.keys(written).length > 0;
}
