import { sumAcknowledgements } from '../../shared/domain/acknowledge-sum.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { acknowledgeChecks, confirmAcknowledged, incidentsToAcknowledge } from '../../shared/domain/situation-acknowledge.ts';
import { createBoard } from '../../shared/domain/situation-board.ts';
import { mergeChosen, splitChosen, undoChoice, type Chosen, type Unable } from '../../shared/domain/situation-choice.ts';
import { situationEvents } from '../../shared/domain/situation-events.ts';
import { takeReports, type Report, type SituationChange } from '../../shared/domain/situation-merge.ts';
import { createUrgencyList } from '../../shared/domain/situation-list.ts';
import { isOpen } from '../../shared/domain/situation-members.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { elapsedDay, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { SituationStore } from './ports/situation-store.ts';

/** How long a resolved situation stays on the list, and can be re-opened as itself. */
const keepResolved: Milliseconds = elapsedDay;

export type SituationKeeperOptions = {
  readonly clock: Clock;
  readonly store: Pick<SituationStore, 'load' | 'save' | 'remove'>;
  readonly journal: Journal;
  readonly joinWithin: () => Milliseconds;
  /** Acknowledges at the incident's own system. `done` only after it said so. */
  readonly acknowledgeIncident: (incidentId: string, actor: string) => Promise<Outcome>;
  /** Told at once, before anything is written: an alert does not wait for the disk. */
  readonly publish: (situations: readonly Situation[], changes: readonly SituationChange[]) => void;
  readonly report: (error: unknown) => void;
};

/** Holds the open and the lately resolved situations, and what the sources say is merged into them here. */
export function createSituationKeeper({ clock, store, journal, joinWithin, acknowledgeIncident, publish, report }: SituationKeeperOptions) {
  let board = createBoard([], joinWithin());
  let list = createUrgencyList([]);
  /** The last merge or split by hand, for as long as it can be taken back. */
  let lastChoice: Chosen | null = null;
  /** Not on disk yet: tried again with the next change. */
  const unsaved = new Set<string>();
  const removed = new Set<string>();
  const acknowledging = new Map<string, Promise<Outcome>>();

  function write(changes: readonly SituationChange[], actor: string | null): void {
    for (const { before, after } of changes) {
      if (after !== null) unsaved.add(after.id);
      else if (before !== null) removed.add(before.id);
      if (after !== null) removed.delete(after.id);
      else if (before !== null) unsaved.delete(before.id);
    }
    try {
      store.save([...unsaved].map(board.get).filter((situation) => situation !== null));
      if (removed.size > 0) store.remove([...removed]);
      unsaved.clear();
      removed.clear();
    } catch (error) {
      report(error);
    }
    try {
      journal.append(situationEvents(changes, clock.now(), actor));
    } catch (error) {
      report(error);
    }
  }

  function commit(changes: readonly SituationChange[], actor: string | null = null): void {
    if (changes.length === 0) return;
    list.take(changes);
    const stale = list.dropResolvedBefore(clock.now() - keepResolved);
    try {
      publish(list.all(), changes);
    } catch (error) {
      // Who was told comes to grief: what is true is written down all the same.
      report(error);
    }
    write(changes, actor);
    for (const id of stale) board.drop(id);
  }

  function replace(after: Situation): void {
    board.set(after);
    commit(board.takeChanges());
  }

  function choose(choice: Chosen | Unable, actor: string, message: string): Outcome {
    if ('problem' in choice) return { result: 'failed', message: choice.problem };
    lastChoice = choice;
    commit(board.takeChanges(), actor);
    return { result: 'done', message };
  }

  async function acknowledgeAll(incidentIds: readonly string[], actor: string): Promise<Outcome> {
    const outcomes = await Promise.all(incidentIds.map((id) => acknowledgeIncident(id, actor)));
    const done = incidentIds.filter((_id, index) => outcomes[index]?.result === 'done');
    // By incident, not by situation id: while we waited it may have become part of another.
    for (const situation of board.all()) {
      if (!situation.members.some((member) => member.kind === 'incident' && done.includes(member.id) && member.status === 'triggered')) continue;
      replace(confirmAcknowledged(situation, done, actor, clock.now()));
    }
    return sumAcknowledgements(outcomes);
  }

  async function acknowledge(id: string, actor: string): Promise<Outcome> {
    const situation = board.get(id);
    if (situation === null) return { result: 'nothing-to-do', message: 'This situation is not on the list any more.' };
    if (!isOpen(situation)) return { result: 'nothing-to-do', message: 'This situation is resolved already.' };
    const incidentIds = incidentsToAcknowledge(situation);
    if (incidentIds.length > 0) return acknowledgeAll(incidentIds, actor);
    const acknowledged = acknowledgeChecks(situation, actor, clock.now());
    if (acknowledged === null) return { result: 'nothing-to-do', message: 'This situation is acknowledged already.' };
    replace(acknowledged);
    return { result: 'done', message: 'Acknowledged.' };
  }

  return {
    /** Reads what was known at the last run. Call it before the first report. */
    start(): void {
      const known = store.load(clock.now() - keepResolved);
      board = createBoard(known, joinWithin());
      list = createUrgencyList(known);
    },
    list: (): readonly Situation[] => list.all(),
    find: (id: string): Situation | null => board.get(id),
    /** What the sources found, in the order in which they found it; one call for a whole poll or slot. */
    take(reports: readonly Report[]): void {
      board.within(joinWithin());
      commit(takeReports(board, reports, clock.now()));
    },
    /** A person says that these are one outage. Their word outlasts polls and restarts. */
    merge: (ids: readonly string[], actor: string): Outcome => choose(mergeChosen(board, ids, clock.now()), actor, 'Merged into one situation.'),
    /** A person says that these members, by key, are another outage. */
    split: (id: string, members: readonly string[], actor: string): Outcome => choose(splitChosen(board, id, members, clock.now()), actor, 'Split off: a situation of its own now.'),
    /** Takes back the last merge or split by hand. */
    undo(actor: string): Outcome {
      if (lastChoice === null) return { result: 'nothing-to-do', message: 'There is no merge or split to undo.' };
      const unable = undoChoice(board, lastChoice, clock.now());
      if (unable !== null) return { result: 'failed', message: unable.problem };
      lastChoice = null;
      commit(board.takeChanges(), actor);
      return { result: 'done', message: 'Undone.' };
    },
    /** Pressed twice is asked once. Never rejects. */
    acknowledge(id: string, actor: string): Promise<Outcome> {
      const running = acknowledging.get(id);
      if (running !== undefined) return running;
      const asked = acknowledge(id, actor)
        .catch((error: unknown): Outcome => {
          report(error);
          return { result: 'failed', message: reasonOf(error) };
        })
        .finally(() => acknowledging.delete(id));
      acknowledging.set(id, asked);
      return asked;
    },
  };
}

export type SituationKeeper = ReturnType<typeof createSituationKeeper>;
