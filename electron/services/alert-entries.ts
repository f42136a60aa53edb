import type { AlertPrompt } from '../../shared/domain/alert-plan.ts';
import { isOpen, memberKey } from '../../shared/domain/situation-members.ts';
import type { ShownAlert } from '../../shared/model/shown-alert.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { SituationStore } from './ports/situation-store.ts';

/** One notification and what it is about: a situation, or a group that speaks for several. */
export type Entry = {
  readonly id: string;
  situation: Situation | null;
  shown: ShownAlert | null;
  problem: string | null;
  /** What its incident asks for now. */
  prompt: AlertPrompt | null;
  /** A delivery is under way. */
  busy: boolean;
  /** Monotonic time of what is to be told. */
  changedAt: Milliseconds;
  /** When to look at it again. */
  dueAt: Instant | null;
  /** When somebody last wrote something on it. */
  wordAt: Instant | null;
};

export type AlertEntriesOptions = {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly store: Pick<SituationStore, 'saveShown' | 'forgetShown'>;
  readonly keep: (write: () => void) => void;
};

/** Every entry by id, by group and by incident; what was shown goes to disk with each change, all of one moment together. */
export function createAlertEntries({ clock, store, keep }: AlertEntriesOptions) {
  const byId = new Map<string, Entry>();
  const groups = new Map<string, Set<string>>();
  const homes = new Map<string, string>();
  const unsaved = new Map<string, ShownAlert>();

  function of(id: string): Entry {
    const known = byId.get(id);
    if (known !== undefined) return known;
    const entry: Entry = { id, situation: null, shown: null, problem: null, prompt: null, busy: false, changedAt: clock.monotonic(), dueAt: null, wordAt: null };
    byId.set(id, entry);
    return entry;
  }
  function regroup(id: string, from: string | undefined, to: string | undefined): void {
    if (from === to) return;
    if (from !== undefined) groups.get(from)?.delete(id);
    if (to === undefined) return;
    const members = groups.get(to) ?? new Set();
    groups.set(to, members.add(id));
  }
  function set(entry: Entry, shown: ShownAlert | null): void {
    regroup(entry.id, entry.shown?.via, shown?.via);
    entry.shown = shown;
  }
  function save(): void {
    const shown = [...unsaved.values()];
    unsaved.clear();
    if (shown.length > 0) keep(() => store.saveShown(shown));
  }
  function drop(entry: Entry, always = false): void {
    const { id, situation, shown, busy } = entry;
    if (!always && (shown !== null || busy || (situation !== null && isOpen(situation)))) return;
    byId.delete(id);
    for (const member of situation?.members ?? []) if (homes.get(memberKey(member)) === id) homes.delete(memberKey(member));
  }

  return {
    of,
    find: (id: string): Entry | null => byId.get(id) ?? null,
    all: (): readonly Entry[] => [...byId.values()],
    take(situation: Situation): Entry {
      const entry = of(situation.id);
      entry.situation = situation;
      for (const member of situation.members) homes.set(memberKey(member), situation.id);
      return entry;
    },
    load: (shown: ShownAlert): void => set(of(shown.situationId), shown),
    setShown(entry: Entry, shown: ShownAlert): void {
      set(entry, shown);
      if (unsaved.size === 0) queueMicrotask(save);
      unsaved.set(entry.id, shown);
    },
    /** What waits for the end of the moment goes to disk now. */
    save,
    /** Nothing is known to have been told of it. */
    forget(entry: Entry): void {
      unsaved.delete(entry.id);
      if (entry.shown !== null) keep(() => store.forgetShown(entry.id));
      set(entry, null);
      groups.delete(entry.id);
      drop(entry);
    },
    /** Lets go of what nothing more can come of, or of anything when `always`. */
    drop,
    sizeOf: (group: string): number => groups.get(group)?.size ?? 0,
    idsOf: (group: string): readonly string[] => [...(groups.get(group) ?? [])],
    membersOf: (group: string): readonly ShownAlert[] => [...(groups.get(group) ?? [])].flatMap((id) => byId.get(id)?.shown ?? []),
    about(situationId: string | null, incidentId: string | null): Entry | null {
      const home = situationId ?? (incidentId === null ? undefined : homes.get(memberKey({ kind: 'incident', id: incidentId })));
      return home === undefined ? null : (byId.get(home) ?? null);
    },
    /** The wall clock was set: what was told by the old one counts as told so much later. */
    shift(by: Milliseconds): void {
      for (const entry of byId.values()) {
        const { shown } = entry;
        if (entry.dueAt !== null) entry.dueAt += by;
        if (shown === null) continue;
        entry.shown = {
          ...shown, shownAt: shown.shownAt + by, soundAt: shown.soundAt === null ? null : shown.soundAt + by,
          ...(shown.changedAt === undefined ? {} : { changedAt: shown.changedAt + by }),
        };
      }
    },
    nextDueAt(): number {
      let next = Number.POSITIVE_INFINITY;
      for (const { dueAt } of byId.values()) if (dueAt !== null && dueAt < next) next = dueAt;
      return next;
    },
  };
}

export type AlertEntries = ReturnType<typeof createAlertEntries>;
