import type { Incident } from '../model/incident.ts';
import type { IncidentRun } from '../model/incident-run.ts';
import { currentSeverity } from './incident-now.ts';

export type HighNow = { readonly incident: Incident; readonly run: IncidentRun };
/** What has to be stated of an incident: so many SEV-2 are open, or 0: not several any more. */
export type HighStatement = { readonly incident: Incident; readonly amount: number };

/**
 * The trigger of more than one open SEV-2 (C8), stated once when it begins and once when it ends, for each of them.
 * A person's own word on it holds. Drills and real incidents are counted apart.
 */
export function severalHigh(open: readonly HighNow[]): readonly HighStatement[] {
  const count = (drill: boolean) => open.filter(({ incident, run }) => (incident.source === 'drill') === drill && currentSeverity(run) === 2).length;
  const counts = { real: count(false), drill: count(true) };
  return open.flatMap(({ incident, run }): readonly HighStatement[] => {
    const total = incident.source === 'drill' ? counts.drill : counts.real;
    const last = run.impact.findLast(({ fact }) => fact === 'several-high');
    if (last !== undefined && last.by !== '') return [];
    const holds = currentSeverity(run) === 2 && total > 1;
    const stated = (last?.amount ?? 0) > 1;
    return holds === stated ? [] : [{ incident, amount: holds ? total : 0 }];
  });
}
