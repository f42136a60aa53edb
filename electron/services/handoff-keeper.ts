import { compileHandoff } from '../../shared/domain/handoff-compile.ts';
import { evidenceNews, findingsOf } from '../../shared/domain/handoff-findings.ts';
import { withoutTemplate } from '../../shared/domain/handoff-findings-carried.ts';
import { leftBehind, type MyThings } from '../../shared/domain/handoff-left-behind.ts';
import { assessQuality, type QualityFacts } from '../../shared/domain/handoff-quality.ts';
import { handoffText } from '../../shared/domain/handoff-text.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import type { Handoff, HandoffKind, HandoffStep } from '../../shared/model/handoff.ts';
import type { HandoffDifference, HandoffList, HandoffSaved, HandoffStatusView, HandoffUnsaved, HandoffVersion, HandoffVersionWhole, OpenedHandoff } from '../../shared/model/handoff-view.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { second, type Instant } from '../../shared/time/duration.ts';
import { handoffDifference } from '../../shared/domain/handoff-difference.ts';
import { attemptWith } from './attempt.ts';
import { createHandoffArchive, summaryOf } from './handoff-archive.ts';
import { createHandoffBook, type Written } from './handoff-book.ts';
import type { createHandoffClock } from './handoff-clock.ts';
import type { HandoffEvidence } from './handoff-evidence.ts';
import { createHandoffShelf } from './handoff-shelf.ts';
import { notSaved, turnWords } from './handoff-words.ts';
import type { Archive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffStore, KeptHandoff } from './ports/handoff-store.ts';
import type { Journal } from './ports/journal.ts';
import { isStorageError } from './ports/storage-error.ts';

export type HandoffKeeperOptions = {
  readonly clock: Clock;
  readonly store: HandoffStore;
  /** Finds words in what was given. */
  readonly archive: Pick<Archive, 'findHandoffs'>;
  readonly journal: Journal;
  readonly evidence: HandoffEvidence;
  /** When shifts end, and what is due then. */
  readonly steps: ReturnType<typeof createHandoffClock>;
  /** How the timeline calls the person, and their name for others. */
  readonly me: string;
  readonly person: () => Handoff['giver'];
  /** Who takes over after an instant; null: nobody knows. */
  readonly follows: (at: number) => Handoff['receiver'];
  /** What the team's policy puts into a new handoff, field by field. */
  readonly template: (kind: HandoffKind) => Handoff['content']['prose'];
  readonly newId: () => string;
  readonly publish: (status: HandoffStatusView) => void;
  readonly report: (error: unknown) => void;
};

/** While somebody types, what is open is looked at this often. */
const checkEvery = 5 * second;
const titles: Readonly<Record<HandoffStep, string>> = { compile: 'compiled', meet: 'meeting held', transfer: 'handed over', verify: 'verified' };

/** Handoffs as the window asks for them: written, compiled, checked, stepped through, found again (S32-S35, A35, C26, C27, F4). */
export function createHandoffKeeper(options: HandoffKeeperOptions) {
  const { clock, store, journal, evidence, steps, me, report, publish } = options;
  const book = createHandoffBook({ clock, store, heldChanged: tell, report });
  const archive = createHandoffArchive(store, options.archive);

  /** What a text is checked against; while somebody types it is read anew every few seconds only. */
  const checkedAgainst = new Map<string, { readonly at: Instant; readonly quality: QualityFacts; readonly mine: MyThings }>();
  function lookAt({ id, shiftFrom }: Handoff, fresh: boolean) {
    const known = checkedAgainst.get(id);
    if (known !== undefined && !fresh && clock.now() - known.at < checkEvery && clock.now() >= known.at) return known;
    const read = { at: clock.now(), quality: evidence.quality(), mine: evidence.mine(shiftFrom) };
    checkedAgainst.set(id, read);
    return read;
  }
  function assess(handoff: Handoff, fresh = true) {
    const { quality, mine } = lookAt(handoff, fresh);
    return { quality: assessQuality(handoff, quality), leftBehind: leftBehind(mine, handoff.content) };
  }
  const turns = (id: string) => {
    const { done, undone } = store.end(id);
    return { undo: turnWords(done), redo: turnWords(undone) };
  };
  /** The one before it; of a draft the newest there is, for that one may come in while this one is being written. */
  function previousOf({ id, status, shiftUntil, previousId }: Handoff): Handoff | null {
    const newest = status === 'draft' ? store.before(shiftUntil, id) : null;
    return newest ?? (previousId === null ? null : (store.find(previousId)?.handoff ?? null));
  }
  const readEvidence = (handoff: Handoff, previous: Handoff | null) => evidence.read(handoff, previous === null ? null : withoutTemplate(previous, options.template(previous.kind)));
  const drafts = () => store.drafts().map(({ handoff }) => handoff);

  function unsaved(): HandoffUnsaved {
    const held = book.held();
    return held === null ? null : { ...held, text: handoffText(book.find(held.id).handoff.content) };
  }
  function status(): HandoffStatusView {
    return { now: steps.now(), drafts: drafts().map(summaryOf), unsaved: unsaved() };
  }
  /** Whoever changed something has changed it: that it cannot be told takes nothing back and keeps nobody else waiting. False: try again. */
  function tell(): boolean {
    let all = true;
    const attempt = attemptWith((error) => {
      all = false;
      report(error);
    });
    for (const act of [steps.refresh, () => publish(status())]) attempt(act);
    return all;
  }
  function log(event: Pick<NewEvent, 'kind' | 'title'> & { readonly payload: unknown }): void {
    journal.append([{ occurredAt: clock.now(), source: 'person', actor: me, ...event }]);
  }
  const whole = ({ handoff, compiledAt }: KeptHandoff) => ({ handoff, compiledAt, ...assess(handoff), ...turns(handoff.id) });
  async function opened(kept: KeptHandoff): Promise<OpenedHandoff> {
    const { handoff } = kept;
    const shared = whole(kept);
    if (handoff.status !== 'draft' || handoff.received) return { ...shared, evidenceAt: null, news: [] };
    try {
      const findings = findingsOf(await readEvidence(handoff, previousOf(handoff)));
      return { ...shared, evidenceAt: clock.now(), news: evidenceNews(handoff.content, findings) };
    } catch (error) {
      // The text can be worked on all the same, and says that it does not know.
      report(error);
      return { ...shared, evidenceAt: null, news: [] };
    }
  }
  function saved(written: Written): HandoffSaved {
    if (written.result === 'not-saved') return notSaved(written.cause);
    const { handoff } = written;
    if (written.result === 'conflict') return { result: 'conflict', handoff, keptAs: written.keptAs, message: 'The same place was changed in another window. Nothing was overwritten; choose what stays.' };
    return { result: 'saved', revision: handoff.revision, savedAt: clock.now(), handoff: written.asExpected ? null : handoff, ...assess(handoff, false), ...turns(handoff.id) };
  }
  /** What the disk refuses is said in the words of a save. */
  function put(id: string, change: (kept: KeptHandoff) => KeptHandoff, keep?: HandoffVersion['why']): Handoff {
    try {
      return book.put(id, change, keep);
    } catch (error) {
      if (!isStorageError(error)) throw error;
      throw new Refusal({ code: 'unavailable', message: notSaved(error).message });
    }
  }
  function refuseGiven({ status }: Handoff): void {
    if (status !== 'draft') throw new Refusal({ code: 'refused', message: 'This handoff was given: evidence of now does not belong in it.' });
  }
  async function compile(id: string): Promise<OpenedHandoff> {
    const { handoff } = book.find(id);
    refuseGiven(handoff);
    const previous = previousOf(handoff);
    const findings = findingsOf(await readEvidence(handoff, previous));
    put(id, (kept) => {
      // It may have been given while the record was read.
      refuseGiven(kept.handoff);
      const content = compileHandoff(kept.handoff.content, findings);
      const done = kept.handoff.steps.compile ?? clock.now();
      return { ...kept, compiledAt: clock.now(), handoff: { ...kept.handoff, content, previousId: previous?.id ?? null, steps: { ...kept.handoff.steps, compile: done } } };
    }, 'before-compile');
    log({ kind: 'handoff.compiled', title: 'Handoff compiled from the data of the shift', payload: { handoffId: id } });
    tell();
    const kept = book.find(id);
    return { ...whole(kept), evidenceAt: clock.now(), news: evidenceNews(kept.handoff.content, findings) };
  }
  function step(id: string, which: HandoffStep, done: boolean): void {
    const { handoff } = book.find(id);
    if ((handoff.steps[which] !== undefined) === done) return;
    put(id, (kept) => {
      const { [which]: _, ...others } = kept.handoff.steps;
      return { ...kept, handoff: { ...kept.handoff, steps: done ? { ...others, [which]: clock.now() } : others } };
    });
    log({ kind: 'handoff.step', title: `${done ? 'Handoff' : 'Taken back: handoff'} ${titles[which]}`, payload: { handoffId: id, step: which, done, late: done && steps.isLate(handoff.shiftUntil, which) } });
    tell();
  }

  return {
    shelf: createHandoffShelf({ find: (id) => (store.find(id) === null ? null : book.find(id)), create: book.create, put, step, tell }),
    status,
    /** Shifts, or the policy, may be other ones now. */
    refresh: tell,
    /** Told to whoever shows it when it comes due. */
    start: tell,
    stop(): void {
      book.stop();
      steps.stop();
    },
    calls: {
      status,
      list: (query: Input<'handoff.list'>): Promise<HandoffList> => archive.list(query),
      open: async ({ id }: Input<'handoff.open'>): Promise<OpenedHandoff> => opened(book.find(id)),
      async begin({ kind, emergency }: Input<'handoff.begin'>): Promise<OpenedHandoff> {
        const shift = steps.shiftFor(kind);
        // Where nobody knows when the shift ends, the one that is being written is meant.
        const there = drafts().find((draft) => !draft.received && draft.kind === kind && (shift.isKnown ? draft.shiftUntil === shift.until : draft.shiftUntil > shift.from));
        if (there !== undefined) {
          if (emergency && !there.emergency) {
            put(there.id, (kept) => ({ ...kept, handoff: { ...kept.handoff, emergency } }));
            tell();
          }
          return opened(book.find(there.id));
        }
        const id = options.newId();
        const handoff: Handoff = {
          id, kind, emergency, status: 'draft', received: false, shiftFrom: shift.from, shiftUntil: shift.until, shiftKnown: shift.isKnown, zone: steps.zone(), giver: options.person(), receiver: options.follows(shift.until),
          revision: 1, content: { entries: {}, prose: options.template(kind) }, steps: {}, ticks: {}, tells: [],
          createdAt: clock.now(), changedAt: clock.now(), givenAt: null, acceptedAt: null, previousId: store.before(shift.until, null)?.id ?? null,
        };
        try {
          book.create({ handoff, compiledAt: null, deletedAt: null }, 'begun');
        } catch (error) {
          if (!isStorageError(error)) throw error;
          throw new Refusal({ code: 'unavailable', message: notSaved(error).message });
        }
        tell();
        return opened(book.find(id));
      },
      compile: ({ id }: Input<'handoff.compile'>): Promise<OpenedHandoff> => compile(id),
      edit: (input: Input<'handoff.edit'>): HandoffSaved => saved(book.edit(input)),
      undo: ({ id, revision, editor }: Input<'handoff.undo'>): HandoffSaved => turned(book.undo(id, revision, editor), 'There is nothing to take back.'),
      redo: ({ id, revision, editor }: Input<'handoff.redo'>): HandoffSaved => turned(book.redo(id, revision, editor), 'There is nothing to do again.'),
      versions: ({ id }: Input<'handoff.versions'>): readonly HandoffVersion[] => store.versions(id),
      version({ id, version }: Input<'handoff.version'>): HandoffVersionWhole {
        const found = store.version(id, version);
        if (found === null) throw new Refusal({ code: 'not-found', message: 'This version is not there any more.' });
        return found;
      },
      goBack: ({ id, version, editor }: Input<'handoff.goBack'>): HandoffSaved => {
        try {
          return saved({ result: 'saved', handoff: book.goBack(id, version, editor), asExpected: false });
        } catch (error) {
          if (!isStorageError(error)) throw error;
          return notSaved(error);
        }
      },
      difference({ id, with: other }: Input<'handoff.difference'>): HandoffDifference {
        const { handoff } = book.find(id);
        const before = other === 'previous' ? previousOf(handoff)?.content : store.version(id, other)?.content;
        if (before === undefined) throw new Refusal({ code: 'not-found', message: other === 'previous' ? 'There is no handoff before this one.' : 'This version is not there any more.' });
        return handoffDifference(before, handoff.content);
      },
      /** A draft; what was given stays in the archive. */
      remove({ id }: Input<'handoff.delete'>): Outcome {
        if (book.find(id).handoff.status !== 'draft') throw new Refusal({ code: 'refused', message: 'This handoff was given. It stays in the archive.' });
        put(id, (kept) => ({ ...kept, deletedAt: clock.now() }));
        tell();
        return { result: 'done', message: 'The draft was deleted.' };
      },
      restore({ id }: Input<'handoff.restore'>): Outcome {
        put(id, (kept) => ({ ...kept, deletedAt: null }));
        tell();
        return { result: 'done', message: 'The draft is back.' };
      },
      async step({ id, step: which, done }: Input<'handoff.step'>): Promise<OpenedHandoff> {
        step(id, which, done);
        return opened(book.find(id));
      },
      /** It leaves this person: from now on its text changes only by a word of theirs, and every state of it is kept. Never refused for its quality (S35). */
      async give({ id }: Input<'handoff.give'>): Promise<OpenedHandoff> {
        const { handoff } = book.find(id);
        if (handoff.received) throw new Refusal({ code: 'refused', message: 'This handoff was given to you. Accept it instead.' });
        if (handoff.status === 'draft') {
          put(id, (kept) => ({ ...kept, handoff: { ...kept.handoff, status: 'given', givenAt: clock.now(), steps: { ...kept.handoff.steps, transfer: kept.handoff.steps.transfer ?? clock.now() } } }), 'given');
          const { met, of } = assess(handoff).quality;
          log({ kind: 'handoff.given', title: `Handoff given${handoff.receiver === null ? '' : ` to ${handoff.receiver.name}`}${handoff.emergency ? ', in an emergency' : ''}: ${met} of ${of} points met`, payload: { handoffId: id, met, of, emergency: handoff.emergency } });
          tell();
        }
        return opened(book.find(id));
      },
    },
  };

  function turned(written: Written | null, nothing: string): HandoffSaved {
    if (written === null) throw new Refusal({ code: 'refused', message: nothing });
    return saved(written);
  }
}

export type HandoffKeeper = ReturnType<typeof createHandoffKeeper>;
