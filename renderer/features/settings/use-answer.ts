import { useCallback, useEffect, useState } from 'react';
import type { CallName, Output, RawInput } from '../../../shared/ipc/contract.ts';
import { askMain } from '../../store/actions.ts';

/** What main answers to a question that needs asking once; `again` asks anew. */
export function useAnswer<K extends CallName>(name: K, input: RawInput<K>): { readonly answer: Output<K> | null; readonly problem: string | null; readonly again: () => void } {
  const [answer, setAnswer] = useState<Output<K> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(input);
  useEffect(() => {
    let left = false;
    void askMain(name, asked === undefined ? (undefined as RawInput<K>) : (JSON.parse(asked) as RawInput<K>)).then((reply) => {
      if (left) return;
      setProblem(reply.ok ? null : reply.problem.message);
      if (reply.ok) setAnswer(reply.value);
    });
    return () => void (left = true);
  }, [name, asked, round]);
  return { answer, problem, again: useCallback(() => setRound((before) => before + 1), []) };
}
