import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Outcome } from '../../shared/model/outcome.ts';
import { Icon } from './icon.tsx';

type Level = 'error' | 'done' | 'info';
const icons = { error: TriangleAlert, done: CircleCheck, info: Info } as const;

/** What came of it, in words, next to what was pressed. Errors interrupt a screen reader, the rest waits its turn. */
export function Said({ level, children }: { readonly level: Level; readonly children: ReactNode }) {
  return (
    <p className="said" data-level={level} role={level === 'error' ? 'alert' : 'status'}>
      <Icon of={icons[level]} small />
      <span>{children}</span>
    </p>
  );
}

export function SaidOutcome({ outcome }: { readonly outcome: Outcome }) {
  const level: Level = outcome.result === 'done' ? 'done' : outcome.result === 'nothing-to-do' ? 'info' : 'error';
  return <Said level={level}>{outcome.message}</Said>;
}
