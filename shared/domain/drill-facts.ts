import type { Expectation } from '../model/drill-scenario.ts';
import type { DrillEvidence } from '../model/drill-result.ts';
import type { WatchEvent } from '../model/event.ts';
import type { IncidentRun } from '../model/incident-run.ts';
import type { Severity } from '../model/severity.ts';
import type { BreakRules } from '../policy/break-policy.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import type { Instant } from '../time/duration.ts';

/** One incident of a drill: how it was run, its events as they stand, and what a good responder makes of it. */
export type DrilledIncident = {
  readonly title: string;
  readonly run: IncidentRun;
  readonly events: readonly WatchEvent[];
  readonly expected: Expectation | null;
};

/** All that a drill is scored by. Instants are those of the drill's clock. */
export type DrillFacts = {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** IANA name of the team's zone. */
  readonly zone: string;
  /** What the person is called in events: here, and at the source. */
  readonly names: readonly string[];
  readonly incidents: readonly DrilledIncident[];
  /** Breaks and handoffs, in the order in which they were logged. */
  readonly shift: readonly WatchEvent[];
  /** When the shift ended; null: it did not. */
  readonly handoffAt: Instant | null;
  readonly rules: { readonly incident: IncidentPolicy; readonly breaks: BreakRules };
};

/** A run as it was known at `now`: what came later is left out. */
export function runAsOf(run: IncidentRun, now: Instant): IncidentRun {
  const before = <T extends { readonly at: Instant }>(list: readonly T[]) => list.filter(({ at }) => at <= now);
  const past = (at: Instant | null) => (at !== null && at <= now ? at : null);
  const severities = before(run.severities);
  return {
    ...run,
    severities: severities.length > 0 ? severities : run.severities.slice(0, 1),
    acknowledgements: run.acknowledgements.filter(({ from }) => from <= now).map(({ from, to }) => ({ from, to: past(to) })),
    engagedAt: past(run.engagedAt),
    statuses: before(run.statuses),
    progress: run.progress.filter((at) => at <= now),
    causeKnownAt: past(run.causeKnownAt),
    calls: before(run.calls),
    impact: before(run.impact),
    decidedAt: past(run.decidedAt),
    updates: before(run.updates),
    commanderSince: past(run.commanderSince),
    commandSaidAt: past(run.commandSaidAt),
    resolvedAt: past(run.resolvedAt),
  };
}

/** The severity that held at an instant. */
export function severityAsOf(run: IncidentRun, now: Instant): Severity | null {
  return runAsOf(run, now).severities.at(-1)?.severity ?? null;
}

/** A part counts what is plainly good or bad. */
export function countEvidence(evidence: readonly DrillEvidence[]): { readonly within: number; readonly of: number } {
  return { within: evidence.filter(({ good }) => good === true).length, of: evidence.filter(({ good }) => good !== null).length };
}
