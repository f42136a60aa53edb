import { isLoud } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Situation } from '../model/situation.ts';
import { loudMembers } from './alert-memory.ts';

/**
 * What a silence makes of a situation that waits (A8). `speak`: it is SEV-1/2 and the person does not know that yet; the
 * silence stops its repeats only. `quieten`: take back what stands on the screen. `mute`: leave it, but stop repeating.
 * `nothing`: it is quiet already. What is quiet now is said once when the silence is over.
 */
export function planSilenced(situation: Situation, shown: ShownAlert | null): 'speak' | 'quieten' | 'mute' | 'nothing' {
  const known = shown !== null && shown.status === 'triggered' ? shown : null;
  if (isLoud(situation.severity)) {
    const news = known === null || !isLoud(known.severity) || loudMembers(situation).some((key) => known.loud?.includes(key) !== true);
    if (news) return 'speak';
    return known.muted === true ? 'nothing' : 'mute';
  }
  return known === null || known.muted === true ? 'nothing' : 'quieten';
}
