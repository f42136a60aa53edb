import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Outcome } from '../../shared/model/outcome.ts';
import { Icon } from './icon.tsx';
import { OutsideWords } from './outside-text.tsx';

type Level = 'error' | 'warning' | 'done' | 'info';
const icons = { error: TriangleAlert, warning: TriangleAlert, done: CircleCheck, info: Info } as const;

/** What came of it, in words, next to what was pressed. Errors interrupt a screen reader, the rest waits its turn. */
export function Said({ level, children }: { readonly level: Level; readonly children: ReactNode }) {
  return (
    <p className="said" data-level={level} role={level === 'error' || level === 'warning' ? 'alert' : 'status'}>
      <Icon of={icons[level]} small />
      <span>{children}</span>
    </p>
  );
}

const levels: Readonly<Record<Outcome['result'], Level>> = { done: 'done', queued: 'info', 'nothing-to-do': 'info', 'needs-person': 'warning', failed: 'error' };

export function SaidOutcome({ outcome }: { readonly outcome: Outcome }) {
  return <Said level={levels[outcome.result]}><OutsideWords text={outcome.message} /></Said>;
}
