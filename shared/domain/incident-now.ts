import type { IncidentRun, StatusWord } from '../model/incident-run.ts';
import type { Severity } from '../model/severity.ts';
import type { Instant } from '../time/duration.ts';

/** The severity as it is now. */
export function currentSeverity(run: IncidentRun): Severity | null {
  return run.severities.at(-1)?.severity ?? null;
}

/** The status word and since when; an incident begins by being investigated. */
export function currentStatus(run: IncidentRun): { readonly word: StatusWord; readonly since: Instant } {
  const last = run.statuses.at(-1);
  return last === undefined ? { word: 'investigating', since: run.openedAt } : { word: last.word, since: last.at };
}

/** Since when nobody has it; null while it is acknowledged. A lost acknowledgement starts anew. */
export function unacknowledgedSince(run: IncidentRun): Instant | null {
  const last = run.acknowledgements.at(-1);
  return last === undefined ? run.openedAt : last.to;
}

/** The first acknowledgement, which stops the response clock (C15). */
export function firstAcknowledgedAt(run: IncidentRun): Instant | null {
  return run.acknowledgements[0]?.from ?? null;
}
