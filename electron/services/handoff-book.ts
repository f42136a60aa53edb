import { applyChange, type HandoffChange } from '../../shared/domain/handoff-change.ts';
import { planEdit, sameTarget, targetOf } from '../../shared/domain/handoff-edit.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { HandoffEditInput, HandoffVersion } from '../../shared/model/handoff-view.ts';
import { minute, second, type Instant } from '../../shared/time/duration.ts';
import { createHandoffBursts } from './handoff-bursts.ts';
import { createHandoffHolds } from './handoff-holds.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffStore, KeptHandoff, LoggedChange } from './ports/handoff-store.ts';
import { isStorageError, type StorageError } from './ports/storage-error.ts';

/** How a change of the book ended. */
export type Written =
  | { readonly result: 'saved'; readonly handoff: Handoff; readonly asExpected: boolean }
  | { readonly result: 'conflict'; readonly handoff: Handoff; readonly keptAs: number | null }
  | { readonly result: 'not-saved'; readonly cause: StorageError };

/** While somebody types, a version is kept this often. */
const versionEvery = 5 * minute;
/** What the disk refused is tried again this often. */
const retryEvery = 5 * second;

export type HandoffBookOptions = {
  readonly clock: Clock;
  readonly store: HandoffStore;
  /** What is held because the disk refused it has changed. */
  readonly heldChanged: () => void;
  readonly report: (error: unknown) => void;
};

/** Another program, or a data file that was put in this one's place, holds another revision. */
class Overtaken extends Refusal {}

/** Handoffs as they are changed: each change on disk before it is reported, none over another one, nothing typed ever dropped. */
export function createHandoffBook({ clock, store, heldChanged, report }: HandoffBookOptions) {
  const known = new Map<string, KeptHandoff>();
  const versionAt = new Map<string, Instant>();
  const bursts = createHandoffBursts();
  const holds = createHandoffHolds();
  let disarm = () => {};

  /** As it is on disk. */
  function load(id: string): KeptHandoff {
    const kept = known.get(id) ?? store.find(id);
    if (kept === null) throw new Refusal({ code: 'not-found', message: 'This handoff is not there. Nothing was changed.' });
    known.set(id, kept);
    return kept;
  }
  function write(asked: Parameters<HandoffStore['write']>[0]): void {
    const { kept, version } = asked;
    if (!store.write(asked)) {
      known.delete(kept.handoff.id);
      throw new Overtaken({ code: 'conflict', message: 'The handoff was changed meanwhile. Nothing was taken over; look at it again.' });
    }
    known.set(kept.handoff.id, kept);
    if (version !== undefined) versionAt.set(kept.handoff.id, version.savedAt);
  }
  function versionOf({ handoff: { revision, content } }: KeptHandoff, why: HandoffVersion['why']) {
    return { revision, content, savedAt: clock.now(), why };
  }
  function versionDue(kept: KeptHandoff) {
    const { id } = kept.handoff;
    const last = versionAt.get(id) ?? store.versions(id)[0]?.savedAt ?? 0;
    versionAt.set(id, last);
    // One that seems to lie ahead was kept while the clock was wrong.
    return Math.abs(clock.now() - last) < versionEvery ? {} : { version: versionOf(kept, 'typing') };
  }
  function refuseOver({ handoff: { received, status }, deletedAt }: KeptHandoff): void {
    if (deletedAt !== null) throw new Refusal({ code: 'refused', message: 'This handoff was deleted. Restore it to go on writing.' });
    if (received) throw new Refusal({ code: 'refused', message: 'This handoff was given to you: its text stays as it came.' });
    if (status === 'accepted') throw new Refusal({ code: 'refused', message: 'This handoff was accepted: its text stays as the receiver read it.' });
  }

  /** All edits on what is on disk, as one write. */
  function make(kept: KeptHandoff, inputs: readonly HandoffEditInput[]) {
    const { place } = store.end(kept.handoff.id);
    const revision = kept.handoff.revision + 1;
    const log: LoggedChange[] = [];
    let { handoff } = kept;
    for (const { editor, edits } of inputs) {
      for (const edit of edits) {
        const change = planEdit(handoff, edit);
        if (change === null) continue;
        const { state, inverse } = applyChange(handoff, change);
        const [next, target] = [place + log.length + 1, targetOf(edit)];
        handoff = state;
        log.push({ place: next, revision, at: clock.now(), burst: bursts.of({ id: handoff.id, editor, target, at: clock.now(), place: next }), editor, target, state: 'done', change, inverse });
      }
    }
    return { log, handoff: { ...handoff, revision, changedAt: clock.now() } };
  }
  /** Places that somebody else changed after the revision an editor had. */
  function othersSince({ id, revision, editor }: HandoffEditInput): readonly string[] {
    const { handoff } = load(id);
    const logged = revision < handoff.revision ? store.since(id, revision).filter((change) => change.editor !== editor).map(({ target }) => target) : [];
    return [...logged, ...holds.of(id).filter((held) => held.editor !== editor).flatMap(({ edits }) => edits.map(targetOf))];
  }
  /** With what the disk has refused so far. */
  function working(id: string): KeptHandoff {
    const kept = load(id);
    const held = holds.of(id);
    if (held.length === 0) return kept;
    let { handoff } = kept;
    for (const edit of held.flatMap(({ edits }) => edits)) {
      const change = planEdit(handoff, edit);
      if (change !== null) handoff = applyChange(handoff, change).state;
    }
    return { ...kept, handoff };
  }
  function refused(input: HandoffEditInput): Written {
    const { handoff } = working(input.id);
    let mine = handoff;
    for (const edit of input.edits) {
      const change = planEdit(mine, edit);
      if (change !== null) mine = applyChange(mine, change).state;
    }
    try {
      return { result: 'conflict', handoff, keptAs: store.keepVersion(input.id, { revision: handoff.revision, content: mine.content, savedAt: clock.now(), why: 'conflict' }) };
    } catch (error) {
      if (!isStorageError(error)) throw error;
      return { result: 'conflict', handoff, keptAs: null };
    }
  }
  function hold(id: string, inputs: readonly HandoffEditInput[], cause: StorageError): Written {
    const isNews = holds.of(id) !== inputs;
    holds.set(id, inputs, clock.now());
    disarm();
    disarm = clock.after(retryEvery, flush);
    if (isNews) heldChanged();
    return { result: 'not-saved', cause };
  }
  /** Writes some edits, and before them what is held. */
  function save(id: string, inputs: readonly HandoffEditInput[], base: number): Written {
    const kept = load(id);
    let made: ReturnType<typeof make>;
    try {
      made = make(kept, inputs);
      if (made.log.length === 0) {
        if (holds.drop(id)) heldChanged();
        return { result: 'saved', handoff: kept.handoff, asExpected: base === kept.handoff.revision };
      }
      write({ kept: { ...kept, handoff: made.handoff }, over: kept.handoff.revision, log: made.log, drops: true, ...versionDue(kept) });
    } catch (error) {
      if (!isStorageError(error)) throw error;
      return hold(id, inputs, error);
    }
    const held = holds.drop(id);
    if (held) heldChanged();
    return { result: 'saved', handoff: made.handoff, asExpected: base === kept.handoff.revision };
  }
  function take(input: HandoffEditInput): Written {
    refuseOver(load(input.id));
    const others = othersSince(input);
    const { handoff } = working(input.id);
    const clashes = input.edits.some((edit) => others.some((target) => sameTarget(target, targetOf(edit))) && planEdit(handoff, edit) !== null);
    return clashes ? refused(input) : save(input.id, [...holds.of(input.id), input], input.revision);
  }
  /** Once more, when another data file has taken the place of the one in use: a handoff that it does not have is put into it as it was known. */
  function withOtherFile<T>(id: string, act: () => T): T {
    const before = known.get(id);
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      // It is read anew now, and what was changed meanwhile is known.
      if (before !== undefined && store.find(id) === null) write({ kept: before, over: null, version: versionOf(before, 'begun') });
      return act();
    }
  }
  /** Tries again to save what the disk refused, until it takes it. */
  function flush(): void {
    disarm();
    for (const id of holds.ids()) {
      try {
        withOtherFile(id, () => save(id, holds.of(id), -1));
      } catch (error) {
        // One that cannot be saved keeps none of the others back.
        report(error);
      }
    }
    disarm();
    disarm = holds.ids().length === 0 ? () => {} : clock.after(retryEvery, flush);
  }

  /** Takes back a burst, or does it again. */
  function turn(id: string, revision: number, editor: string, from: 'done' | 'undone'): Written | null {
    if (holds.of(id).length > 0) {
      const flushed = save(id, holds.of(id), -1);
      if (flushed.result !== 'saved') return flushed;
    }
    const kept = load(id);
    refuseOver(kept);
    if (revision !== kept.handoff.revision && store.since(id, revision).some((change) => change.editor !== editor)) return { result: 'conflict', handoff: kept.handoff, keptAs: null };
    const burst = store.burst(id, from);
    if (burst.length === 0) return null;
    const steps: readonly HandoffChange[] = from === 'done' ? burst.toReversed().map(({ inverse }) => inverse) : burst.map(({ change }) => change);
    const { handoff: before } = kept;
    const next = { ...steps.reduce((state, step) => applyChange(state, step).state, before), revision: before.revision + 1, changedAt: clock.now() };
    const log = burst.map((change): LoggedChange => ({ ...change, revision: next.revision, editor, state: from === 'done' ? 'undone' : 'done' }));
    try {
      write({ kept: { ...kept, handoff: next }, over: before.revision, log });
    } catch (error) {
      if (!isStorageError(error)) throw error;
      return { result: 'not-saved', cause: error };
    }
    bursts.end(id);
    return { result: 'saved', handoff: next, asExpected: false };
  }

  return {
    /** As a person has written it, saved or not. Throws a Refusal when it is not there. */
    find: working,
    create(kept: KeptHandoff, why: HandoffVersion['why']): void {
      write({ kept, over: null, version: versionOf(kept, why) });
    },
    edit: (input: HandoffEditInput): Written => withOtherFile(input.id, () => take(input)),
    /** Null: there is nothing to take back. */
    undo: (id: string, revision: number, editor: string) => withOtherFile(id, () => turn(id, revision, editor, 'done')),
    redo: (id: string, revision: number, editor: string) => withOtherFile(id, () => turn(id, revision, editor, 'undone')),
    /** What the program changes: compiled evidence, steps, status. `keep` names the version of what was there before. Throws what the disk says. */
    put: (id: string, change: (kept: KeptHandoff) => KeptHandoff, keep?: HandoffVersion['why']): Handoff => withOtherFile(id, () => {
      const flushed = holds.of(id).length === 0 ? null : save(id, holds.of(id), -1);
      // What is given or compiled past it would be without it.
      if (flushed?.result === 'not-saved') throw flushed.cause;
      const kept = load(id);
      const next = change(kept);
      const handoff = { ...next.handoff, revision: kept.handoff.revision + 1, changedAt: clock.now() };
      write({ kept: { ...next, handoff }, over: kept.handoff.revision, ...(keep === undefined ? {} : { version: versionOf(kept, keep) }) });
      bursts.end(id);
      return handoff;
    }),
    /** The content of a version, as a change that can be taken back. */
    goBack(id: string, version: number, editor: string): Handoff {
      const kept = load(id);
      refuseOver(kept);
      const found = store.version(id, version);
      if (found === null) throw new Refusal({ code: 'not-found', message: 'This version is not there any more. Nothing was changed.' });
      const change: HandoffChange = { type: 'whole', content: found.content };
      const { state, inverse } = applyChange(kept.handoff, change);
      const [handoff, place] = [{ ...state, revision: kept.handoff.revision + 1, changedAt: clock.now() }, store.end(id).place + 1];
      const logged: LoggedChange = { place, revision: handoff.revision, at: clock.now(), burst: place, editor, target: '*', state: 'done', change, inverse };
      write({ kept: { ...kept, handoff }, over: kept.handoff.revision, log: [logged], drops: true, version: versionOf(kept, 'before-going-back') });
      bursts.end(id);
      return handoff;
    },
    held: holds.first,
    flush,
    stop(): void {
      flush();
      disarm();
    },
  };
}

export type HandoffBook = ReturnType<typeof createHandoffBook>;
