import { isLoud } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Situation } from '../model/situation.ts';
import { remember } from './alert-memory.ts';
import { alertText } from './alert-text.ts';

/** What the person knows of a situation after another one became part of it: nothing that was told of either is news (P1). */
export function inheritMerged(into: Situation, shown: ShownAlert | null, merged: ShownAlert | null): ShownAlert | null {
  if (merged === null || merged.status === 'resolved') return shown;
  const own = shown === null || shown.status === 'resolved' ? null : shown;
  // What was only muted or told by a group has no notification of its own to go on with.
  if (own === null) return { ...merged, situationId: into.id };
  const severity = isLoud(merged.severity) && !isLoud(own.severity) ? merged.severity : own.severity;
  const status = own.status === 'triggered' || merged.status === 'triggered' ? 'triggered' : 'acknowledged';
  const soundAt = Math.max(own.soundAt ?? 0, merged.soundAt ?? 0);
  return { ...own, status, severity, soundAt: soundAt === 0 ? null : soundAt, loud: [...new Set([...(own.loud ?? []), ...(merged.loud ?? [])])] };
}

/** What the person knows of a situation that they took out of another: that it is there. */
export function inheritSplit(made: Situation, from: ShownAlert | null): ShownAlert | null {
  if (from === null || from.status === 'resolved') return null;
  const known = remember(made, alertText(made, null), from.shownAt, from.soundAt);
  // A severity that was not told is news, here as there.
  const severity = isLoud(from.severity) || !isLoud(made.severity) ? made.severity : from.severity;
  return { ...known, status: from.status, severity, ...(from.muted === true ? { muted: true } : {}), ...(from.via === undefined ? {} : { via: from.via }) };
}
