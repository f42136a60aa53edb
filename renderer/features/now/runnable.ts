import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { incidentsOf, openIncidentsOf } from '../outbox/open-incidents.ts';

/** How a situation is run: on the page of its incident, or, where only checks fail, of a local one that is started for it. */
export type Run = { readonly kind: 'page'; readonly incidentId: string } | { readonly kind: 'start'; readonly situationId: string };

/** Null: it cannot be run. What the demo plays is not joined by anything real. */
export function runnable(situation: Situation): Run | null {
  const [incidentId] = [...openIncidentsOf(situation), ...incidentsOf(situation)];
  if (incidentId !== undefined) return { kind: 'page', incidentId };
  return situation.drill || situation.status === 'resolved' ? null : { kind: 'start', situationId: situation.id };
}

/** What is run now: the situation that has the focus, or else the most urgent with an open incident, or else the most urgent. In words why nothing is. */
export function toRun(situations: readonly Situation[], focused: string | null): Run | string {
  const open = situations.filter(({ status }) => status !== 'resolved').toSorted(byUrgency);
  const chosen = open.find(({ id }) => id === focused) ?? open.find((situation) => openIncidentsOf(situation).length > 0) ?? open[0];
  if (chosen === undefined) return 'Nothing is open that could be run.';
  return runnable(chosen) ?? 'Only a check of the demo fails: it has no incident to run.';
}
