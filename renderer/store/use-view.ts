import { useEffect, useState } from 'react';
import type { Reply } from '../../shared/ipc/contract.ts';

/** What main said last, for the next one who looks to begin with. */
export type KeptView<T> = { view: T | null };
export type Viewed<T> = { readonly view: T | null; readonly problem: string | null };

/** What a screen shows, as main has it: asked for once, and kept true while it is looked at. Give it functions that stay the same. */
export function useView<T>(ask: () => Promise<Reply<T>>, listen: (take: (next: T) => void) => () => void, kept?: KeptView<T>): Viewed<T> {
  const [view, setView] = useState<T | null>(kept?.view ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let asking = true;
    const take = (next: T): void => {
      if (kept !== undefined) kept.view = next;
      setView(next);
      setProblem(null);
    };
    const stop = listen((next) => {
      // Newer than the answer that is under way.
      asking = false;
      take(next);
    });
    void ask().then((reply) => {
      if (!asking) return;
      if (reply.ok) take(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => {
      asking = false;
      stop();
    };
  }, [ask, listen, kept]);
  return { view, problem };
}
