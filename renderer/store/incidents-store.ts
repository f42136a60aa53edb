import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../shared/ipc/contract.ts';
import type { IncidentSummary, IncidentsPage } from '../../shared/model/incident-page.ts';
import { second } from '../../shared/time/duration.ts';
import { ask } from './ask.ts';
import type { Clock } from './clock.ts';

export type IncidentsState = {
  /** null until the first answer. */
  readonly open: readonly IncidentSummary[] | null;
  readonly over: readonly IncidentSummary[];
  readonly next: IncidentsPage['next'];
  readonly loading: boolean;
  readonly problem: string | null;
  readonly text: string;
  readonly search: (text: string) => void;
  readonly more: () => Promise<void>;
  /** Reads, and reads again when something happened, while the list is shown; returns the way to stop. */
  readonly follow: () => () => void;
};

const pageSize = 50;
/** A storm of events is one reading. */
const pause = second / 2;

/** The list of incidents: all that are open, and what is over page by page. */
export function createIncidentsStore({ api, clock }: { readonly api: Api; readonly clock: Pick<Clock, 'after' | 'isVisible'> }): StoreApi<IncidentsState> {
  return createStore<IncidentsState>((set, get) => {
    let callOff: (() => void) | null = null;

    async function read(): Promise<void> {
      const reply = await ask(api, 'incidents.list', { limit: Math.min(200, Math.max(pageSize, get().over.length)) });
      if (!reply.ok) set({ problem: reply.problem.message });
      else set(({ over, next }) => ({ ...reply.value, problem: null, ...keepTail(over, next, reply.value) }));
    }
    function soon(): void {
      callOff ??= clock.after(pause, () => {
        callOff = null;
        if (clock.isVisible()) void read();
      });
    }

    return {
      open: null,
      over: [],
      next: null,
      loading: false,
      problem: null,
      text: '',
      search: (text) => set({ text }),
      more: async () => {
        const { next, loading } = get();
        if (next === null || loading) return;
        set({ loading: true });
        const reply = await ask(api, 'incidents.list', { before: next, limit: pageSize });
        if (reply.ok) set(({ over }) => ({ loading: false, open: reply.value.open, over: [...over, ...reply.value.over], next: reply.value.next }));
        else set({ loading: false, problem: reply.problem.message });
      },
      follow: () => {
        void read();
        const stops = [api.on('situations.changed', soon), api.on('timeline.grew', soon)];
        return () => {
          for (const stop of stops) stop();
          callOff?.();
          callOff = null;
        };
      },
    };
  });
}

/** What was read further down than one answer reaches stays. */
function keepTail(over: readonly IncidentSummary[], next: IncidentsPage['next'], fresh: IncidentsPage): Pick<IncidentsState, 'over' | 'next'> {
  const last = fresh.over.at(-1);
  if (fresh.next === null || last === undefined) return { over: fresh.over, next: fresh.next };
  const ids = new Set([...fresh.open, ...fresh.over].map(({ incident }) => incident.id));
  const tail = over.filter(({ incident }) => !ids.has(incident.id) && incident.createdAt <= last.incident.createdAt);
  return tail.length === 0 ? { over: fresh.over, next: fresh.next } : { over: [...fresh.over, ...tail], next };
}
