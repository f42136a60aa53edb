import { createStore, type StoreApi } from 'zustand/vanilla';
import { mergeEvents } from '../../shared/domain/timeline-merge.ts';
import type { Api } from '../../shared/ipc/contract.ts';
import type { BlindInterval } from '../../shared/model/blind.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Density, TimelineCursor } from '../../shared/model/timeline.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import { ask } from './ask.ts';
import type { Clock } from './clock.ts';
import { everything, filterOfList, filterOfSpan, type Choice } from './timeline-filter.ts';

export type TimelineState = {
  readonly choice: Choice;
  /** null until the first answer. */
  readonly events: readonly WatchEvent[] | null;
  readonly next: TimelineCursor | null;
  readonly loading: 'list' | 'more' | null;
  readonly problem: string | null;
  readonly density: Density | null;
  /** Blind intervals in the time that the histogram spans. */
  readonly blind: readonly BlindInterval[];
  /** What came while the person was reading further down. */
  readonly waiting: readonly WatchEvent[];
  readonly choose: (part: Partial<Choice>) => void;
  readonly reset: () => void;
  readonly reload: () => Promise<void>;
  /** Reads the newest page before the screen is drawn, which then does not read it again. */
  readonly readAhead: () => Promise<void>;
  readonly more: () => Promise<void>;
  /** Whether the newest row is in view: then new events join at once. */
  readonly follow: (atTop: boolean) => void;
  readonly showWaiting: () => void;
  /** While the screen is shown it reads and grows; returns the way to stop. */
  readonly open: () => () => void;
};

const pageSize = 200;
const typingPause: Milliseconds = 80;
const growthPause: Milliseconds = 200;
const densityColumns = 160;

type Options = { readonly api: Api; readonly clock: Pick<Clock, 'now' | 'after'>; readonly choice?: Choice };

/** The timeline as far as it was read, page by page. An answer to a question that is no longer asked is dropped. */
export function createTimelineStore({ api, clock, choice = everything }: Options): StoreApi<TimelineState> {
  return createStore<TimelineState>((set, get) => {
    let question = 0;
    let atTop = true;
    let disarmTyping = (): void => {};
    let growing = false;
    let ahead: Promise<boolean> | null = null;

    async function readDensity(asked: number): Promise<void> {
      const filter = filterOfSpan(get().choice, clock.now());
      const reply = await ask(api, 'timeline.density', { filter, from: filter.from, to: filter.to, buckets: densityColumns });
      if (asked !== question || !reply.ok) return;
      set({ density: reply.value });
      const { from, to } = reply.value;
      const blind = await ask(api, 'blind.intervals', { from, to });
      if (asked === question && blind.ok) set({ blind: blind.value });
    }

    /** True when the page is there and still asked for. */
    async function readFirst(): Promise<boolean> {
      disarmTyping();
      question += 1;
      const asked = question;
      set({ loading: 'list', problem: null });
      const reply = await ask(api, 'timeline.page', { filter: filterOfList(get().choice, clock.now()), before: null, limit: pageSize });
      if (asked !== question) return false;
      if (!reply.ok) {
        set({ loading: null, problem: reply.problem.message });
        return false;
      }
      set({ loading: null, events: reply.value.events, next: reply.value.next, waiting: [] });
      return true;
    }

    async function reload(): Promise<void> {
      if (await readFirst()) await readDensity(question);
    }

    async function more(): Promise<void> {
      const { next, loading, choice: chosen } = get();
      if (next === null || loading !== null) return;
      const asked = question;
      set({ loading: 'more', problem: null });
      const reply = await ask(api, 'timeline.page', { filter: filterOfList(chosen, clock.now()), before: next, limit: pageSize });
      if (asked !== question) return;
      if (!reply.ok) set({ loading: null, problem: reply.problem.message });
      else set(({ events }) => ({ loading: null, events: mergeEvents(events ?? [], reply.value.events), next: reply.value.next }));
    }

    async function grow(): Promise<void> {
      const asked = question;
      const { choice: chosen, events, loading } = get();
      if (events === null || loading === 'list') return;
      const reply = await ask(api, 'timeline.page', { filter: filterOfList(chosen, clock.now()), before: null, limit: pageSize });
      if (asked !== question || !reply.ok) return;
      const known = get().events ?? [];
      const ids = new Set(known.map(({ id }) => id));
      const fresh = reply.value.events.filter(({ id }) => !ids.has(id));
      if (fresh.length === 0) return;
      // A whole page of news leaves a gap below it: start from the top rather than show a hole.
      const gap = fresh.length === reply.value.events.length && known.length > 0 && reply.value.next !== null;
      if (atTop && gap) set({ events: reply.value.events, next: reply.value.next, waiting: [] });
      else if (atTop) set({ events: mergeEvents(known, fresh), waiting: [] });
      else set({ waiting: fresh });
      await readDensity(asked);
    }

    function grewSoon(): void {
      if (growing) return;
      growing = true;
      clock.after(growthPause, () => {
        growing = false;
        void grow();
      });
    }

    return {
      choice,
      events: null,
      next: null,
      loading: null,
      problem: null,
      density: null,
      blind: [],
      waiting: [],
      choose: (part) => {
        set({ choice: { ...get().choice, ...part } });
        disarmTyping();
        if (Object.keys(part).join() === 'text') disarmTyping = clock.after(typingPause, () => void reload());
        else void reload();
      },
      reset: () => get().choose(everything),
      reload,
      readAhead: async () => {
        ahead = readFirst();
        await ahead;
      },
      more,
      follow: (nowAtTop) => {
        atTop = nowAtTop;
        if (atTop && get().waiting.length > 0) get().showWaiting();
      },
      showWaiting: () => {
        if (get().waiting.length >= pageSize) void reload();
        else set(({ events, waiting }) => ({ events: mergeEvents(events ?? [], waiting), waiting: [] }));
      },
      open: () => {
        atTop = true;
        if (ahead !== null) {
          void ahead.then((isThere) => (isThere ? readDensity(question) : undefined));
          // What came since is asked for in a moment.
          grewSoon();
        } else if (get().loading !== 'list') void reload();
        ahead = null;
        return api.on('timeline.grew', grewSoon);
      },
    };
  });
}
