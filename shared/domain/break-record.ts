import type { WatchEvent } from '../model/event.ts';
import type { RunningBreak } from '../model/duty-view.ts';
import type { Absence } from '../model/duty.ts';
import type { Instant } from '../time/duration.ts';
import type { BreakFacts, OpenSpan } from './break-plan.ts';
import { numberIn, textIn } from './payload-fields.ts';
import { presentClock } from './present-clock.ts';

export type BreakRecord = {
  readonly running: RunningBreak | null;
  /** Breaks that were taken, and time away that was long enough to be one. */
  readonly away: readonly OpenSpan[];
  readonly answers: BreakFacts['answers'];
  /** What was written down last as owed; null: nothing is. */
  readonly owed: { readonly since: Instant; readonly length: number } | null;
};

/**
 * What the event log tells of breaks: begun, ended, put off, refused, and time away that counts as one (A11, A13, A14).
 * Time away of which the person says that it was work is no break; what the computer slept through is one until they say so.
 */
export function recordOfBreaks(events: readonly WatchEvent[], absences: readonly Absence[]): BreakRecord {
  const at = presentClock(events);
  let running: RunningBreak | null = null;
  let owed: BreakRecord['owed'] = null;
  const away: OpenSpan[] = absences.filter(({ answer }) => answer !== 'worked');
  const answers: { at: Instant; type: 'postponed' | 'cannot' }[] = [];
  for (const event of events.toSorted((a, b) => a.id - b.id)) {
    const instant = at(event);
    const since = numberIn(event.payload, 'since');
    const length = numberIn(event.payload, 'length');
    if (event.kind === 'break.taken' && length !== null) running = { from: instant, length, cover: textIn(event.payload, 'cover') };
    if (event.kind === 'break.ended' && running !== null) {
      away.push({ from: running.from, to: instant });
      running = null;
    }
    if (event.kind === 'break.due' && since !== null && length !== null) owed = { since: instant - (event.occurredAt - since), length };
    if (event.kind === 'break.credited' && since !== null) {
      const from = instant - (event.occurredAt - since);
      const worked = absences.some((absence) => absence.answer === 'worked' && absence.from < instant && absence.to > from);
      if (!worked && textIn(event.payload, 'why') !== 'no-incident') away.push({ from, to: instant });
    }
    if (event.kind === 'break.credited' || event.kind === 'break.ended') owed = null;
    if (event.kind === 'break.postponed') answers.push({ at: instant, type: 'postponed' });
    if (event.kind === 'break.refused') answers.push({ at: instant, type: 'cannot' });
  }
  if (running !== null) away.push({ from: running.from, to: null });
  return { running, away, answers, owed };
}
