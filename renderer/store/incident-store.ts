import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api, RawInput, Reply } from '../../shared/ipc/contract.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { IncidentPage, IncidentTimelineEntry } from '../../shared/model/incident-page.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { TimelineCursor } from '../../shared/model/timeline.ts';
import { ask, outcomeOf } from './ask.ts';
import type { Clock } from './clock.ts';

export type IncidentState = {
  /** Of the incident that is being looked at; null until main said something of it. */
  readonly page: IncidentPage | null;
  readonly problem: string | null;
  /** Newest first, as far back as it was read. */
  readonly entries: readonly IncidentTimelineEntry[];
  readonly next: TimelineCursor | null;
  readonly loadingOlder: boolean;
  /** Follows one incident until the returned function is called; sleeps while the window is hidden. */
  readonly open: (id: string) => () => void;
  readonly older: () => Promise<void>;
  readonly say: (saying: Omit<RawInput<'incident.say'>, 'id'>) => Promise<Reply<WatchEvent>>;
  readonly correct: (correction: RawInput<'incident.correct'>) => Promise<Reply<WatchEvent>>;
  readonly undo: () => Promise<Outcome>;
};

type Options = { readonly api: Api; readonly clock: Pick<Clock, 'isVisible' | 'onVisibility'> };

const nothing = { page: null, problem: null, entries: [], next: null, loadingOlder: false } as const;

/** One incident, followed while it is looked at. What main says is the whole of it; older entries are read when they are asked for. */
export function createIncidentStore({ api, clock }: Options): StoreApi<IncidentState> {
  return createStore<IncidentState>((set, get) => {
    let followed: string | null = null;

    function take(page: IncidentPage): void {
      if (page.incident.id !== followed) return;
      const { entries, next } = get();
      const first = get().page === null;
      set({ page, problem: null, entries: mergeEntries(entries, page.timeline.entries), next: first ? page.timeline.next : next });
    }

    async function read(id: string): Promise<void> {
      await ask(api, 'incident.watch', { id });
      const reply = await ask(api, 'incident.page', { id });
      if (followed !== id) return;
      if (reply.ok) take(reply.value);
      else set({ problem: reply.problem.message });
    }

    return {
      ...nothing,
      open: (id) => {
        followed = id;
        set(nothing);
        const deafen = api.on('incident.changed', take);
        const forget = clock.onVisibility(() => void (clock.isVisible() ? read(id) : ask(api, 'incident.watch', { id: null })));
        void read(id);
        return () => {
          deafen();
          forget();
          // Another one may be followed already.
          if (followed !== id) return;
          followed = null;
          void ask(api, 'incident.watch', { id: null });
        };
      },
      older: async () => {
        const { next, loadingOlder } = get();
        const id = followed;
        if (id === null || next === null || loadingOlder) return;
        set({ loadingOlder: true });
        const reply = await ask(api, 'incident.timeline', { id, before: next });
        if (followed !== id) return;
        if (reply.ok) set(({ entries }) => ({ loadingOlder: false, entries: mergeEntries(entries, reply.value.entries), next: reply.value.next }));
        else set({ loadingOlder: false, problem: reply.problem.message });
      },
      say: async (saying) => {
        const id = followed;
        if (id === null) return { ok: false, problem: { code: 'not-found', message: 'No incident is open.' } };
        return ask(api, 'incident.say', { ...saying, id });
      },
      correct: (correction) => ask(api, 'incident.correct', correction),
      undo: async () => {
        const id = followed;
        return id === null ? { result: 'nothing-to-do', message: 'No incident is open.' } : outcomeOf(await ask(api, 'incident.undo', { id }));
      },
    };
  });
}

/** Each entry once, as it was last told; newest first by event time. */
function mergeEntries(known: readonly IncidentTimelineEntry[], told: readonly IncidentTimelineEntry[]): readonly IncidentTimelineEntry[] {
  if (known.length === 0) return told;
  const byId = new Map([...known, ...told].map((entry) => [entry.event.id, entry]));
  return [...byId.values()].sort((a, b) => b.event.occurredAt - a.event.occurredAt || b.event.id - a.event.id);
}
