import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../shared/ipc/contract.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { ask, outcomeOf } from './ask.ts';

/** Where an acknowledgement stands. Never "done" before the other side said so. */
export type Acknowledging =
  | { readonly phase: 'sending' }
  | { readonly phase: 'answered'; readonly outcome: Outcome };

export type AcknowledgeState = {
  readonly bySituation: Readonly<Record<string, Acknowledging>>;
  /** Sends once: pressing again while it is on its way does nothing. Resolves with the outcome, or null when one was on its way. */
  readonly acknowledge: (id: string) => Promise<Outcome | null>;
  /** Forgets answers of situations that moved on. */
  readonly prune: (situations: readonly Situation[]) => void;
};

export function createAcknowledgeStore(api: Api): StoreApi<AcknowledgeState> {
  return createStore<AcknowledgeState>((set, get) => {
    const put = (id: string, acknowledging: Acknowledging) => set(({ bySituation }) => ({ bySituation: { ...bySituation, [id]: acknowledging } }));
    return {
      bySituation: {},
      acknowledge: async (id) => {
        if (get().bySituation[id]?.phase === 'sending') return null;
        put(id, { phase: 'sending' });
        const outcome = outcomeOf(await ask(api, 'situation.acknowledge', { id }));
        put(id, { phase: 'answered', outcome });
        return outcome;
      },
      prune: (situations) => {
        const waiting = new Set(situations.filter(({ status }) => status === 'triggered').map(({ id }) => id));
        const kept = Object.entries(get().bySituation).filter(([id, { phase }]) => phase === 'sending' || waiting.has(id));
        if (kept.length < Object.keys(get().bySituation).length) set({ bySituation: Object.fromEntries(kept) });
      },
    };
  });
}
