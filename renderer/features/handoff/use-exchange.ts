import { useEffect, useState } from 'react';
import type { HandoffExchange } from '../../../shared/model/handoff-exchange.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';

/** What came of a handoff on its way out and in, kept true while it is looked at; null until main has answered. */
export function useExchange(id: string): { readonly exchange: HandoffExchange | null; readonly problem: string | null } {
  const [exchange, setExchange] = useState<HandoffExchange | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let asking = true;
    const stop = api.on('handoff.exchanged', (next) => {
      if (next.handoffId !== id) return;
      asking = false;
      setExchange(next);
    });
    void askMain('handoff.exchange', { id }).then((reply) => {
      if (!asking) return;
      if (reply.ok) setExchange(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => {
      asking = false;
      stop();
    };
  }, [id]);
  return { exchange: exchange?.handoffId === id ? exchange : null, problem };
}
