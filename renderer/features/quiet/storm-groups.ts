import type { Storm } from '../../../shared/model/alerting.ts';
import { isLoud } from '../../../shared/model/severity.ts';
import type { Situation } from '../../../shared/model/situation.ts';

export type Shown = { readonly kind: 'one'; readonly situation: Situation } | { readonly kind: 'storm'; readonly storm: Storm; readonly situations: readonly Situation[] };

/** Two or more of one storm that are not SEV-1/2 stand together, where the first of them would stand. */
export function groupStorms(open: readonly Situation[], storms: readonly Storm[]): readonly Shown[] {
  const homes = new Map(storms.flatMap((storm) => storm.members.map((id) => [id, storm] as const)));
  const groups = new Map<Storm, Situation[]>();
  for (const situation of open) {
    const storm = isLoud(situation.severity) ? undefined : homes.get(situation.id);
    if (storm === undefined) continue;
    const group = groups.get(storm) ?? [];
    group.push(situation);
    groups.set(storm, group);
  }
  const done = new Set<Storm>();
  return open.flatMap((situation): readonly Shown[] => {
    const storm = isLoud(situation.severity) ? undefined : homes.get(situation.id);
    const situations = storm === undefined ? [] : (groups.get(storm) ?? []);
    if (storm === undefined || situations.length < 2) return [{ kind: 'one', situation }];
    if (done.has(storm)) return [];
    done.add(storm);
    return [{ kind: 'storm', storm, situations }];
  });
}
