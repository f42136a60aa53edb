import type { Handoff } from '../../shared/model/handoff.ts';
import type { HandoffSummary } from '../../shared/model/handoff-view.ts';

/** Everything but what has a column of its own. */
export type HandoffHead = Omit<Handoff, 'content' | 'revision'>;
/** Where words were looked for, a piece of what stands round them. */
export type HandoffSummaryRow = { readonly revision: number; readonly issues: number; readonly head: string; readonly found: string | null };

export function toHandoffSummary({ revision, issues, head, found }: HandoffSummaryRow): HandoffSummary {
  const { steps: _steps, ticks: _ticks, tells: _tells, previousId: _previous, ...rest } = JSON.parse(head) as HandoffHead;
  return { ...rest, revision, issues, found };
}
