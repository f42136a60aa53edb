import { useEffect, useRef, useState } from 'react';
import { second } from '../../../shared/time/duration.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import type { TypedUpdate } from './update-form.ts';

/** Typing is written to the disk this long after the last key. */
const pause = second / 2;

export type KeptUpdate = {
  /** null until main said what is kept. */
  readonly typed: TypedUpdate | null;
  /** Why it is not on the disk; empty while it is. */
  readonly problem: string;
  readonly change: (typed: TypedUpdate) => void;
  /** What was typed has gone out. */
  readonly drop: () => void;
};

/** The typed part of an incident's next update. Main keeps it on the disk: it outlives the window, a restart and a crash. */
export function useTyped(incidentId: string, fresh: () => TypedUpdate): KeptUpdate {
  const [typed, setTyped] = useState<TypedUpdate | null>(null);
  const [problem, setProblem] = useState('');
  /** Not on the disk yet; undefined: all of it is. */
  const waiting = useRef<TypedUpdate | null | undefined>(undefined);
  const callOff = useRef(() => {});

  async function write(): Promise<void> {
    callOff.current();
    const form = waiting.current;
    if (form === undefined) return;
    waiting.current = undefined;
    const reply = await askMain('messages.keepForm', { incidentId, form: form === null ? null : { ...form, values: { ...form.values } } });
    setProblem(reply.ok ? '' : reply.problem.message);
    // The next key, or the end of the form, tries again.
    if (!reply.ok) waiting.current ??= form;
  }
  function hold(form: TypedUpdate | null): void {
    waiting.current = form;
    callOff.current();
    callOff.current = clock.after(pause, () => void write());
  }

  useEffect(() => {
    let gone = false;
    void askMain('messages.form', { incidentId }).then((reply) => {
      if (gone) return;
      // What was typed meanwhile counts.
      setTyped((before) => before ?? (reply.ok ? reply.value : null) ?? fresh());
    });
    const leave = () => void write();
    window.addEventListener('pagehide', leave);
    return () => {
      gone = true;
      window.removeEventListener('pagehide', leave);
      leave();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- once for each incident
  }, [incidentId]);

  return {
    typed, problem,
    change: (after) => {
      setTyped(after);
      hold(after);
    },
    drop: () => hold(null),
  };
}
