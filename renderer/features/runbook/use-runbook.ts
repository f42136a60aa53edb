import { useEffect, useState } from 'react';
import type { RunbookView } from '../../../shared/model/runbook.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { api } from '../../store/stores.ts';

/** What main said last: the next one to look begins with it. */
let known: RunbookView | null = null;

/** The reference as main has it, kept true while it is looked at. */
export function useRunbook(): { readonly view: RunbookView | null; readonly problem: string | null } {
  const [view, setView] = useState<RunbookView | null>(known);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let asking = true;
    const stop = api.on('runbook.changed', (next) => {
      asking = false;
      known = next;
      setView(next);
    });
    void askMain('runbook.view', undefined).then((reply) => {
      if (!asking) return;
      if (reply.ok) setView((known = reply.value));
      else setProblem(reply.problem.message);
    });
    return () => {
      asking = false;
      stop();
    };
  }, []);
  return { view, problem };
}

/** This number is right, this page opens. */
export async function confirmIt(subject: 'contact' | 'tool' | 'resource', id: string): Promise<void> {
  tellOutcome(outcomeOf(await askMain('runbook.confirm', { subject, id })));
}
