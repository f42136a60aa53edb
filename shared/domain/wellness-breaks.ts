import type { EventKind } from '../model/event.ts';
import type { BreakHistory } from '../model/wellness-view.ts';

export const breakKinds = ['break.due', 'break.taken', 'break.credited', 'break.postponed', 'break.missed'] as const satisfies readonly EventKind[];

/** How breaks went, counted (A14). */
export function breakHistory(events: readonly { readonly kind: EventKind }[], days: number): BreakHistory {
  const count = (kind: EventKind) => events.filter((event) => event.kind === kind).length;
  return { days, due: count('break.due'), taken: count('break.taken'), credited: count('break.credited'), postponed: count('break.postponed'), missed: count('break.missed') };
}
