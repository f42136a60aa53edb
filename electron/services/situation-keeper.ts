import { acknowledgeChecks, confirmAcknowledged, incidentsToAcknowledge } from '../../shared/domain/situation-acknowledge.ts';
import { situationEvents } from '../../shared/domain/situation-events.ts';
import { mergeSituations, type Report, type SituationChange } from '../../shared/domain/situation-merge.ts';
import { isOpen } from '../../shared/domain/situation-members.ts';
import { byUrgency } from '../../shared/domain/situation-order.ts';
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
  let situations: readonly Situation[] = [];
  /** Not on disk yet: tried again with the next change. */
  const unsaved = new Set<string>();
  const removed = new Set<string>();
  const acknowledging = new Map<string, Promise<Outcome>>();

  const find = (id: string): Situation | undefined => situations.find((situation) => situation.id === id);
  const isCurrent = ({ resolvedAt }: Situation): boolean => resolvedAt === null || resolvedAt >= clock.now() - keepResolved;

  function write(changes: readonly SituationChange[]): void {
    for (const { before, after } of changes) {
      if (after !== null) unsaved.add(after.id);
      else if (before !== null) removed.add(before.id);
    }
    try {
      store.save(situations.filter(({ id }) => unsaved.has(id)));
      if (removed.size > 0) store.remove([...removed]);
      unsaved.clear();
      removed.clear();
    } catch (error) {
      report(error);
    }
    try {
      journal.append(situationEvents(changes, clock.now()));
    } catch (error) {
      report(error);
    }
  }

  function commit(next: readonly Situation[], changes: readonly SituationChange[]): void {
    if (changes.length === 0) return;
    situations = next.filter(isCurrent).sort(byUrgency);
    publish(situations, changes);
    write(changes);
  }

  function replace(before: Situation, after: Situation): void {
    const others = situations.filter(({ id }) => id !== before.id);
    commit([...others, after], [{ before, after, into: null }]);
  }

  async function acknowledgeAll(incidentIds: readonly string[], actor: string): Promise<Outcome> {
    const outcomes = await Promise.all(incidentIds.map((id) => acknowledgeIncident(id, actor)));
    const done = incidentIds.filter((_id, index) => outcomes[index]?.result === 'done');
    // By incident, not by situation id: while we waited it may have become part of another.
    for (const situation of situations) {
      if (!situation.members.some((member) => member.kind === 'incident' && done.includes(member.id) && member.status === 'triggered')) continue;
      replace(situation, confirmAcknowledged(situation, done, actor, clock.now()));
    }
    const bad = outcomes.find(({ result }) => result === 'failed') ?? outcomes.find(({ result }) => result === 'needs-person');
    return bad ?? outcomes.find(({ result }) => result === 'done') ?? outcomes[0] ?? { result: 'nothing-to-do', message: 'Nothing to acknowledge.' };
  }

  async function acknowledge(id: string, actor: string): Promise<Outcome> {
    const situation = find(id);
    if (situation === undefined) return { result: 'nothing-to-do', message: 'This situation is not on the list any more.' };
    if (!isOpen(situation)) return { result: 'nothing-to-do', message: 'This situation is resolved already.' };
    const incidentIds = incidentsToAcknowledge(situation);
    if (incidentIds.length > 0) return acknowledgeAll(incidentIds, actor);
    const acknowledged = acknowledgeChecks(situation, actor, clock.now());
    if (acknowledged === null) return { result: 'nothing-to-do', message: 'This situation is acknowledged already.' };
    replace(situation, acknowledged);
    return { result: 'done', message: 'Acknowledged.' };
  }

  return {
    /** Reads what was known at the last run. Call it before the first report. */
    start(): void {
      situations = [...store.load(clock.now() - keepResolved)].sort(byUrgency);
    },
    list: (): readonly Situation[] => situations,
    /** What the sources found, in the order in which they found it; one call for a whole poll or slot. */
    take(reports: readonly Report[]): void {
      const { situations: next, changes } = mergeSituations(situations, reports, clock.now(), joinWithin());
      commit(next, changes);
    },
    /** Pressed twice is asked once. Never rejects. */
    acknowledge(id: string, actor: string): Promise<Outcome> {
      const running = acknowledging.get(id);
      if (running !== undefined) return running;
      const asked = acknowledge(id, actor)
        .catch((error: unknown): Outcome => {
          report(error);
          return { result: 'failed', message: error instanceof Error ? error.message : String(error) };
        })
        .finally(() => acknowledging.delete(id));
      acknowledging.set(id, asked);
      return asked;
    },
  };
}

export type SituationKeeper = ReturnType<typeof createSituationKeeper>;
