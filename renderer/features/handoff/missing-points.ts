import type { HandoffQuality, QualityPoint } from '../../../shared/model/handoff-view.ts';
import { sections } from './sections.ts';

/** What is missing in each section, in the order of the sections. */
export function missingBySection({ points }: HandoffQuality): readonly (readonly QualityPoint[])[] {
  return sections.map(({ fields }) => points.filter(({ met, jump }) => !met && jump !== null && fields.some(({ field }) => field === jump.field)));
}

/** The next missing point after the one named; round to the first. Only those that have a place. */
export function nextMissing({ points }: HandoffQuality, after: string | null): QualityPoint | null {
  const missing = points.filter(({ met, jump }) => !met && jump !== null);
  const at = missing.findIndex(({ id }) => id === after);
  return missing[at + 1] ?? missing[0] ?? null;
}
