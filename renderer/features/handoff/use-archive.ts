import { useEffect, useRef, useState } from 'react';
import type { HandoffSummary } from '../../../shared/model/handoff-view.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { api } from '../../store/stores.ts';

const typingPause = 120;

export type Archive = {
  /** Null until the first answer. */
  readonly drafts: readonly HandoffSummary[] | null;
  readonly past: readonly HandoffSummary[];
  readonly problem: string | null;
  /** Reads older ones; null: there are none. */
  readonly more: (() => void) | null;
};

/** Drafts and past handoffs in which all the words stand. An answer to a question that is no longer asked is dropped. */
export function useArchive(text: string): Archive {
  const [found, setFound] = useState<Omit<Archive, 'more'>>({ drafts: null, past: [], problem: null });
  const [next, setNext] = useState<{ readonly changedAt: number; readonly id: string } | null>(null);
  const question = useRef(0);

  async function read(before: typeof next): Promise<void> {
    question.current += 1;
    const asked = question.current;
    const reply = await askMain('handoff.list', { text, before });
    if (asked !== question.current) return;
    if (!reply.ok) return setFound((held) => ({ ...held, drafts: held.drafts ?? [], problem: reply.problem.message }));
    const { drafts, past } = reply.value;
    setFound((held) => ({ drafts: before === null ? drafts : held.drafts, past: before === null ? past : held.past.concat(past), problem: null }));
    setNext(reply.value.next);
  }
  useEffect(() => {
    const callOff = clock.after(text === '' ? 0 : typingPause, () => void read(null));
    const stop = api.on('handoff.changed', () => void read(null));
    return () => {
      callOff();
      stop();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- once for each text
  }, [text]);
  return { ...found, more: next === null ? null : () => void read(next) };
}
