import { useEffect, useState } from 'react';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';

/** The rota as main has it, kept true while it is looked at. */
export function useRota(): { readonly view: RotaView | null; readonly problem: string | null } {
  const [view, setView] = useState<RotaView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let asking = true;
    const stop = api.on('rota.changed', (next) => {
      asking = false;
      setView(next);
    });
    void askMain('rota.view', undefined).then((reply) => {
      if (!asking) return;
      if (reply.ok) setView(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => {
      asking = false;
      stop();
    };
  }, []);
  return { view, problem };
}
