import type { Situation } from '../../../shared/model/situation.ts';

/** The incidents of a situation that something can be done about. */
export function openIncidentsOf({ members }: Situation): readonly string[] {
  return members.filter(({ kind, status }) => kind === 'incident' && status !== 'resolved').map(({ id }) => id);
}
