import { useEffect, useState } from 'react';
import type { DrillsView } from '../../../shared/model/drill-run.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';

/** Scenarios and results as main has them, kept true while they are looked at. */
export function useDrills(): { readonly view: DrillsView | null; readonly problem: string | null } {
  const [view, setView] = useState<DrillsView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let asking = true;
    const stop = api.on('drills.changed', (next) => {
      asking = false;
      setView(next);
    });
    void askMain('drills.view', undefined).then((reply) => {
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
