import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyEdit } from '../../../shared/domain/handoff-edit.ts';
import type { Api, Problem, Reply } from '../../../shared/ipc/contract.ts';
import { HandoffEditInputSchema, type HandoffSaved, type OpenedHandoff } from '../../../shared/model/handoff-view.ts';
import type { Handoff, HandoffEdit } from '../../../shared/model/handoff.ts';
import { second, type Instant, type Milliseconds } from '../../../shared/time/duration.ts';
import { ask } from '../../store/ask.ts';
import type { Clock } from '../../store/clock.ts';
import { keepMine, queueEdit, sortRefused, type Clash } from './pending-edits.ts';

/** From the first key that is not sent to sending it, however long one types on: with `onceMore` well within the second that may be lost. */
const pause: Milliseconds = 0.25 * second;
/** So long the next key is waited for: behind it there is time to send before the one that follows, and ahead of it it would be in its way. */
const onceMore: Milliseconds = 0.15 * second;
/** By then a key is on the screen. */
const drawn: Milliseconds = 16;
const firstRetry: Milliseconds = 2 * second;
const longestRetry: Milliseconds = 15 * second;
/** Main tries by itself what the disk refused; this often it is asked whether it could. */
const lookAgain: Milliseconds = 3 * second;
/** As many as main takes at once. */
const atOnce = 200;

export type SaveState =
  | { readonly state: 'saved'; readonly at: Instant | null }
  | { readonly state: 'saving' }
  /** The text is here and, as far as it got there, in main's memory. */
  | { readonly state: 'not-saved'; readonly message: string };

export type PenState = {
  /** As main has it, with everything on it that is typed here. Null until main said something of it. */
  readonly opened: OpenedHandoff | null;
  /** Why it could not be read. */
  readonly problem: string | null;
  readonly save: SaveState;
  /** Places that were changed elsewhere too: the person decides. */
  readonly clashes: readonly Clash[];
};

export type Pen = {
  readonly store: StoreApi<PenState>;
  /** Follows one handoff until the returned function is called, which sends what is left. */
  readonly open: (id: string) => () => void;
  /** Shown at once, sent soon. */
  readonly edit: (edit: HandoffEdit) => void;
  /** Something is being typed: read when it is sent. `key` names the place; a later one for the same place replaces it. */
  readonly typing: (key: string, read: () => HandoffEdit) => void;
  /** Sends at once; answers when everything is on disk, or could not be. */
  readonly flush: () => Promise<void>;
  /** Undo, redo, going back: after what is typed. Null: not now, for that is not on the disk. */
  readonly change: (run: (at: HandoffAt) => Promise<Reply<HandoffSaved>>) => Promise<Reply<HandoffSaved> | null>;
  /** Compile, a step, giving it: after what is typed, and the answer is the whole. */
  readonly renew: (run: (id: string) => Promise<Reply<OpenedHandoff>>) => Promise<Reply<OpenedHandoff> | null>;
  readonly settle: (clash: Clash, keep: 'mine' | 'theirs') => void;
  /** Reads it again. */
  readonly refresh: () => Promise<void>;
};

export type HandoffAt = { readonly id: string; readonly revision: number; readonly editor: string };

export type PenOptions = {
  readonly api: Api;
  readonly clock: Pick<Clock, 'after' | 'isVisible' | 'onVisibility' | 'now'>;
  /** Small storage of the window, for a page that is loaded again while something is not on disk. */
  readonly keep: (key: string, value: unknown) => void;
  readonly recall: (key: string) => unknown;
  readonly newEditor: () => string;
  /** Called when the page goes. */
  readonly onLeave: (run: () => void) => () => void;
};

const nothing: PenState = { opened: null, problem: null, save: { state: 'saved', at: null }, clashes: [] };

/** The same value, where it says the same: what shows it is not drawn again. */
function asBefore<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** What a person types in a handoff, on its way to the disk: in order, one message at a time, and kept here until main has it. */
export function createHandoffPen({ api, clock, keep, recall, newEditor, onLeave }: PenOptions): Pen {
  const store = createStore<PenState>(() => nothing);
  let id: string | null = null;
  /** What main has said last, without anything of ours on it. */
  let base: Handoff | null = null;
  let waiting: readonly HandoffEdit[] = [];
  let sent: readonly HandoffEdit[] = [];
  /** Main has them and the disk has not. */
  let held: readonly HandoffEdit[] = [];
  /** Main never lets edits of one editor clash with each other. */
  let editor = '';
  let readers = new Map<string, () => HandoffEdit>();
  let sending: Promise<void> | null = null;
  let callOff = () => {};
  let callOffLook = () => {};
  let armed = false;
  /** It is time to send, behind the next key. */
  let due = false;
  let retry = firstRetry;

  const keyOf = (handoff: string) => `handoff ${handoff}`;

  function show(part: Partial<PenState> = {}): void {
    const { opened } = store.getState();
    const next = part.opened ?? opened;
    if (next === null || base === null) return void store.setState(part);
    const handoff = [...sent, ...waiting].reduce((state, edit) => applyEdit(state, edit).state, base);
    store.setState({ ...part, opened: { ...next, handoff } });
  }

  function gather(): void {
    const before = readers;
    readers = new Map();
    for (const read of before.values()) waiting = queueEdit(waiting, read());
  }

  function sendIn(delay: Milliseconds): void {
    armed = true;
    due = false;
    callOff = clock.after(delay, () => {
      armed = false;
      due = false;
      void send();
    });
  }

  function arm(delay: Milliseconds): void {
    if (!armed) sendIn(delay);
  }

  /** As one types: between two keys. */
  function armBetweenKeys(): void {
    if (due) {
      callOff();
      sendIn(drawn);
    }
    if (armed) return;
    armed = true;
    callOff = clock.after(pause, () => {
      sendIn(onceMore);
      due = true;
    });
  }

  function disarm(): void {
    callOff();
    armed = false;
    due = false;
  }

  /** Not on the disk any more; that the disk refused is not forgotten over it. */
  function begun(): Partial<PenState> {
    return store.getState().save.state === 'saved' ? { save: { state: 'saving' } } : {};
  }

  function took(saved: HandoffSaved & { readonly result: 'saved' }): void {
    const { opened } = store.getState();
    if (base === null || opened === null) return;
    const edited = sent.reduce((state, edit) => applyEdit(state, edit).state, base);
    base = saved.handoff ?? { ...edited, revision: saved.revision, changedAt: saved.savedAt };
    sent = [];
    held = [];
    retry = firstRetry;
    if (id !== null) keep(keyOf(id), undefined);
    const { undo, redo } = saved;
    const [quality, leftBehind] = [asBefore(opened.quality, saved.quality), asBefore(opened.leftBehind, saved.leftBehind)];
    show({ save: { state: 'saved', at: saved.savedAt }, opened: { ...opened, quality, leftBehind, undo, redo } });
  }

  /** Main does not have it: it goes out again. */
  function putBack({ code, message }: Problem): void {
    waiting = sent.concat(waiting).reduce<readonly HandoffEdit[]>(queueEdit, []);
    sent = [];
    keepHere();
    show({ save: { state: 'not-saved', message } });
    if (code === 'refused' || code === 'not-found') return;
    arm(retry);
    retry = Math.min(longestRetry, retry * 2);
  }

  /** Main has it and the disk refused it: it is not sent again, and asked about until it is there. */
  function hold(message: string): void {
    if (base !== null) base = sent.reduce((state, edit) => applyEdit(state, edit).state, base);
    held = held.concat(sent).reduce<readonly HandoffEdit[]>(queueEdit, []);
    sent = [];
    keepHere();
    show({ save: { state: 'not-saved', message } });
    callOffLook();
    callOffLook = clock.after(lookAgain, () => void look());
  }

  async function look(): Promise<void> {
    const own = id;
    const reply = await ask(api, 'handoff.status', undefined);
    if (id !== own || held.length === 0) return;
    if (reply.ok && reply.value.unsaved === null) {
      held = [];
      keepHere();
      await read();
    } else callOffLook = clock.after(lookAgain, () => void look());
  }

  function clash(theirs: Handoff): void {
    if (base === null) return;
    // What was typed while it was on its way belongs to one's own wording, not to the other one.
    gather();
    const { again, clashes } = sortRefused([...sent, ...waiting], base.content, theirs.content);
    base = theirs;
    sent = [];
    waiting = again;
    show({ save: { state: 'saved', at: null }, clashes: [...store.getState().clashes, ...clashes] });
    keepHere();
    if (waiting.length > 0) arm(0);
  }

  /** For a page that goes before main has answered. */
  function keepHere(): void {
    if (id === null) return;
    const edits = [...held, ...sent, ...waiting].slice(-atOnce);
    keep(keyOf(id), edits.length === 0 ? undefined : { id, revision: base?.revision ?? 1, editor, edits });
  }

  function send(): Promise<void> {
    sending ??= sendAll().finally(() => (sending = null));
    return sending;
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      disarm();
      gather();
      const [own, from] = [id, base];
      if (own === null || from === null || waiting.length === 0) return;
      sent = waiting.slice(0, atOnce);
      waiting = waiting.slice(atOnce);
      // The editor counts as told of what it was just read for: a document that came behind would take the newest keys from it.
      show(begun());
      const reply = await ask(api, 'handoff.edit', { id: own, revision: from.revision, editor, edits: [...sent] });
      if (id !== own) return;
      if (!reply.ok) return putBack(reply.problem);
      if (reply.value.result === 'not-saved') hold(reply.value.message);
      else if (reply.value.result === 'conflict') clash(reply.value.handoff);
      else took(reply.value);
    }
  }

  async function read(): Promise<void> {
    const own = id;
    if (own === null) return;
    const reply = await ask(api, 'handoff.open', { id: own });
    if (id !== own) return;
    if (!reply.ok) return void store.setState({ problem: reply.problem.message });
    take(reply.value);
  }

  /** The whole of it, from main. While something of ours is under way, what main said before that is old. */
  function take(opened: OpenedHandoff): void {
    if (opened.handoff.id !== id) return;
    const first = base === null;
    if (sent.length > 0 || (base !== null && opened.handoff.revision < base.revision)) return;
    base = opened.handoff;
    const found = first ? left(opened.handoff) : { again: [], clashes: [] };
    waiting = found.again.concat(waiting);
    const saved = store.getState().save;
    show({ opened, problem: null, ...((first || (saved.state === 'not-saved' && held.length === 0 && waiting.length === 0)) && { save: { state: 'saved', at: opened.handoff.changedAt }, clashes: found.clashes }) });
    if (waiting.length > 0) arm(0);
  }

  /** What the page before this one could not be sure of. One revision further is its own doing; beyond that somebody else may have written. */
  function left(handoff: Handoff): ReturnType<typeof sortRefused> {
    const kept = HandoffEditInputSchema.safeParse(recall(keyOf(handoff.id)));
    if (!kept.success || kept.data.id !== handoff.id) return { again: [], clashes: [] };
    const { revision, edits } = kept.data;
    editor = kept.data.editor;
    return handoff.revision <= revision + 1 ? { again: edits, clashes: [] } : sortRefused(edits, { entries: {}, prose: {} }, handoff.content);
  }

  function leave(): void {
    gather();
    keepHere();
    const own = id;
    if (own === null || base === null || waiting.length === 0) return;
    const input = { id: own, revision: base.revision, editor, edits: waiting.slice(0, atOnce) };
    void ask(api, 'handoff.edit', input).then((reply) => {
      if (reply.ok && reply.value.result === 'saved' && id !== own) keep(keyOf(own), undefined);
    });
  }

  return {
    store,
    open: (next) => {
      id = next;
      base = null;
      waiting = [];
      sent = [];
      held = [];
      editor = newEditor();
      readers = new Map();
      store.setState(nothing);
      const deafen = api.on('handoff.changed', ({ drafts, unsaved }) => {
        const there = drafts.find((draft) => draft.id === next);
        if (held.length > 0 && unsaved === null) void look();
        else if (there !== undefined && base !== null && there.revision > base.revision && sent.length === 0) void read();
      });
      const forget = clock.onVisibility(() => void (clock.isVisible() ? read() : send()));
      const stay = onLeave(leave);
      void read();
      return () => {
        deafen();
        forget();
        stay();
        disarm();
        callOffLook();
        if (id !== next) return;
        leave();
        id = null;
        base = null;
        store.setState(nothing);
      };
    },
    edit: (edit) => {
      gather();
      waiting = queueEdit(waiting, edit);
      show(begun());
      arm(pause);
    },
    typing: (key, reader) => {
      readers.set(key, reader);
      armBetweenKeys();
      // Said once the key itself is on the screen.
      if (store.getState().save.state === 'saved') clock.after(0, () => void (readers.size > 0 && store.setState(begun())));
    },
    flush: () => {
      gather();
      waiting = held.concat(waiting);
      held = [];
      show();
      return send();
    },
    change: async (run) => {
      await send();
      const [own, from] = [id, base];
      if (own === null || from === null || waiting.length > 0 || held.length > 0) return null;
      const reply = await run({ id: own, revision: from.revision, editor });
      if (id !== own || !reply.ok) return reply;
      if (reply.value.result === 'saved') took(reply.value);
      else if (reply.value.result === 'conflict') clash(reply.value.handoff);
      return reply;
    },
    renew: async (run) => {
      await send();
      const own = id;
      if (own === null || waiting.length > 0) return null;
      const reply = await run(own);
      if (id === own && reply.ok) take(reply.value);
      return reply;
    },
    settle: (settled, choice) => {
      store.setState(({ clashes }) => ({ clashes: clashes.filter((each) => each !== settled) }));
      if (choice === 'theirs') return;
      gather();
      show();
      const { opened } = store.getState();
      if (opened === null) return;
      waiting = queueEdit(waiting, keepMine(settled, opened.handoff.content));
      show();
      arm(0);
    },
    refresh: read,
  };
}
