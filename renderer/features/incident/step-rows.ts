import type { ListedStep, StepList } from '../../../shared/model/incident-page.ts';
import type { Phase } from '../../../shared/policy/incident-policy.ts';

export type StepRow = { readonly list: string; readonly step: ListedStep; readonly done: boolean; /** The key that ticks it; 0: none. */ readonly digit: number };
export type StepGroup = { readonly key: string; readonly name: string; readonly rows: readonly StepRow[] };

/** Each step where it comes first; a group that holds nothing more goes. */
function once(lists: readonly StepList[]): readonly StepList[] {
  const seen = new Set<string>();
  return lists.map((one) => ({ ...one, steps: one.steps.filter(({ key }) => !seen.has(key) && seen.add(key)) })).filter(({ steps }) => steps.length > 0);
}

/** The lists to be seen with one phase: what the business asks for, the severity's own, the phase. With `keys` the next nine steps have a key each. */
export function shownGroups(lists: readonly StepList[], phaseId: string | null, keys: boolean): readonly StepGroup[] {
  const wanted = lists.filter(({ list }) => !list.startsWith('phase-') || list === `phase-${phaseId ?? ''}`);
  const rank = ({ list }: StepList) => (list.startsWith('trigger-') ? 0 : list.startsWith('sev-') ? 1 : 2);
  let digit = 0;
  return once(wanted.toSorted((a, b) => rank(a) - rank(b))).map(({ list, name, group, steps }) => ({
    key: `${list} ${group ?? ''}`,
    name: group ?? name,
    rows: steps.map((step) => {
      const { done } = step;
      if (!done) digit += 1;
      return { list, step, done, digit: !keys || done || digit > 9 ? 0 : digit };
    }),
  }));
}

/** How much of a list is done, over all its groups. */
export function progressOf(lists: readonly StepList[], list: string): { readonly done: number; readonly of: number } {
  const steps = lists.filter((one) => one.list === list).flatMap((one) => one.steps);
  return { done: steps.filter(({ done }) => done).length, of: steps.length };
}

/** `0–5 min`, `30 min on`. */
export function phaseSpan({ fromMinutes }: Phase, next: Phase | undefined): string {
  return next === undefined ? `${fromMinutes} min on` : `${fromMinutes}–${next.fromMinutes} min`;
}

/** What is not ticked of what applied, for the moment of resolving. */
export function untickedSteps(lists: readonly StepList[]): readonly { readonly key: string; readonly name: string; readonly steps: readonly ListedStep[] }[] {
  return once(lists).flatMap(({ list, name, group, steps }) => {
    const left = steps.filter(({ done }) => !done);
    return left.length === 0 ? [] : [{ key: `${list} ${group ?? ''}`, name: group ?? name, steps: left }];
  });
}
