import type { NightPage, ShiftLoad } from '../model/night.ts';
import { formatDuration } from './format-duration.ts';

/** For the handoff; null within the budget. */
export function loadWords({ incidents, budget: most }: ShiftLoad): string | null {
  return incidents > most ? `${incidents} incidents in 12 h, over the budget of ${most}: say so at the handoff` : null;
}

/** How much of the night went, in a few words. */
export function nightWords({ pages, interrupted, going }: NightPage): string {
  return `Paged ${pages === 1 ? 'once' : `${pages} times`} in the night: ${formatDuration(interrupted)} of sleep interrupted${going ? ' so far' : ''}`;
}
