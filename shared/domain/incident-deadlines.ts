import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy, LevelNumber } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { nudgesOf, type Nudge } from './incident-nudges.ts';
import { climb, type Rung } from './ladder.ts';
import { responseTime, type ResponseTime } from './response-time.ts';
import { nextUpdate } from './update-cadence.ts';

/** An absolute instant with a reason. It holds until what it asks for has happened, however late that is. */
export type Deadline = {
  readonly id: string;
  readonly dueAt: Instant;
  /** When amber turns red; the same as `dueAt` where there is no grace. */
  readonly overdueAt: Instant;
  readonly line: number | null;
} & (
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'rung'; readonly rung: Rung }
  /** A level that was called has to answer. */
  | { readonly kind: 'answer'; readonly level: LevelNumber; readonly calledAt: Instant }
  | { readonly kind: 'update' }
  /** An hour without a cause: the questions of the decision point. */
  | { readonly kind: 'decision' }
  | { readonly kind: 'commander'; readonly since: Instant }
);

export type IncidentStanding = {
  readonly response: ResponseTime | null;
  readonly rungs: readonly Rung[];
  /** Everything that is asked for now or later, the earliest first. */
  readonly deadlines: readonly Deadline[];
  /** What is missing without a time that was promised (A24). */
  readonly nudges: readonly Nudge[];
  /** The earliest of all that hold (F5). */
  readonly next: Deadline | null;
  /** When any of this changes by time alone; null when only a new fact can change it. */
  readonly changesAt: Instant | null;
};

/** What one incident asks of the person now, and the next instant at which that changes. `zone` is the team's IANA zone. */
export function assessIncident(run: IncidentRun, policy: IncidentPolicy, zone: string, now: Instant): IncidentStanding {
  const response = responseTime(run, policy, zone, now);
  const rungs = climb(run, policy);
  const deadlines = run.resolvedAt === null ? openDeadlines(run, policy, response, rungs) : [];
  const nudges = nudgesOf(run, policy, zone);
  const turns = [
    ...nudges.flatMap(({ moments }) => moments.flatMap(({ from, to }) => [from, to])),
    ...deadlines.flatMap(({ dueAt, overdueAt }) => [dueAt, overdueAt]),
    ...(response === null || response.acknowledgedAt !== null ? [] : response.cues.map(({ at }) => at)),
    // Late is strictly after the promised time.
    ...(response === null || response.met !== null ? [] : [response.dueAt + 1]),
  ].filter((at) => at > now);
  return { response, rungs, deadlines, nudges, next: deadlines[0] ?? null, changesAt: turns.length === 0 ? null : Math.min(...turns) };
}

function openDeadlines(run: IncidentRun, policy: IncidentPolicy, response: ResponseTime | null, rungs: readonly Rung[]): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  const add = (deadline: Deadline) => void deadlines.push(deadline);
  if (response !== null && response.acknowledgedAt === null) {
    add({ id: 'acknowledge', kind: 'acknowledge', dueAt: response.dueAt, overdueAt: response.dueAt, line: response.line });
  }
  for (const rung of earliestPerLevel(rungs)) {
    if (rung.dueAt !== null) add({ id: rung.id, kind: 'rung', rung, dueAt: rung.dueAt, overdueAt: rung.dueAt, line: rung.line });
  }
  for (const call of run.calls) {
    // Who holds no level has promised no time to answer.
    const level = call.level === null ? undefined : policy.levels.find((one) => one.level === call.level);
    const calledAgain = run.calls.some((other) => other.level === call.level && other.at > call.at);
    if (call.answered !== null || level === undefined || calledAgain) continue;
    const dueAt = call.at + level.answerMinutes * minute;
    add({ id: `answer-${level.level}`, kind: 'answer', level: level.level, calledAt: call.at, dueAt, overdueAt: dueAt, line: level.line ?? null });
  }
  const update = nextUpdate(run, policy);
  if (update !== null) add({ id: 'update', kind: 'update', ...update, line: null });
  if (run.causeKnownAt === null && run.decidedAt === null && asksForDecision(run, policy)) {
    const dueAt = run.openedAt + policy.decision.afterMinutes * minute;
    add({ id: 'decision', kind: 'decision', dueAt, overdueAt: dueAt, line: policy.decision.line ?? null });
  }
  if (run.commanderSince !== null) {
    const { nudgeMinutes, limitMinutes } = policy.commander;
    const since = run.commanderSince;
    add({ id: 'commander', kind: 'commander', since, dueAt: since + nudgeMinutes * minute, overdueAt: since + limitMinutes * minute, line: null });
  }
  return deadlines.toSorted((a, b) => a.dueAt - b.dueAt || a.id.localeCompare(b.id));
}

/** The questions are for incidents that have a ladder to go up. */
function asksForDecision(run: IncidentRun, policy: IncidentPolicy): boolean {
  const severity = run.severities.at(-1)?.severity ?? null;
  return severity !== null && policy.severities[severity].ladder.length > 0;
}

/** Rungs that nobody has called yet; of several to the same level the earliest call, and an offer that comes before it. */
function earliestPerLevel(rungs: readonly Rung[]): readonly Rung[] {
  const seen = new Set<string>();
  return rungs.filter((rung) => {
    if (rung.dueAt === null || rung.call !== null) return false;
    if (rung.level === null) return true;
    const key = `${rung.level} ${rung.kind}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
