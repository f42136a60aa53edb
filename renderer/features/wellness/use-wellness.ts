import { useEffect, useState } from 'react';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { askMain } from '../../store/actions.ts';
import { api, useMinute } from '../../store/stores.ts';

/** What main knows of the person, held only while it is looked at: in no store, and nowhere the window keeps things. */
export function useWellness(): { readonly view: WellnessView | null; readonly problem: string; readonly lookAgain: () => void } {
  const [view, setView] = useState<WellnessView | null>(null);
  const [problem, setProblem] = useState('');
  const minute = useMinute();
  const [looks, setLooks] = useState(0);
  useEffect(() => api.on('wellness.changed', setView), []);
  useEffect(() => {
    let wanted = true;
    void askMain('wellness.view', undefined).then((reply) => {
      if (!wanted) return;
      setProblem(reply.ok ? '' : reply.problem.message);
      if (reply.ok) setView(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [minute, looks]);
  return { view, problem, lookAgain: () => setLooks((before) => before + 1) };
}
