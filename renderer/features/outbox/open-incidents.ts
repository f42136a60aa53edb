import type { Situation } from '../../../shared/model/situation.ts';

/** The incidents of a situation that something can be done about. */
export function openIncidentsOf({ members }: Pick<Situation, 'members'>): readonly string[] {
  return members.filter(({ kind, status }) => kind === 'incident' && status !== 'resolved').map(({ id }) => id);
}

/** The incidents of a situation, over or not: each has a page. */
export function incidentsOf({ members }: Situation): readonly string[] {
  return members.filter(({ kind }) => kind === 'incident').map(({ id }) => id);
}
