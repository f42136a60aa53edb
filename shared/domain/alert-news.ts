import { isLoud } from '../model/severity.ts';
import type { SituationChange } from './situation-merge.ts';

/** Whether a change brings something that nobody was told of: a situation that came, came back, or became a SEV-1/2. */
export function isNews({ before, after, from }: SituationChange): boolean {
  if (after?.status !== 'triggered' || from !== null) return false;
  return before?.status !== 'triggered' || (isLoud(after.severity) && !isLoud(before.severity));
}
