import type { IncidentRun, RungCall } from '../model/incident-run.ts';
import type { BusinessTrigger, IncidentPolicy, LadderRung, LevelNumber, RungCondition } from '../policy/incident-policy.ts';
import type { Severity } from '../model/severity.ts';
import { minute, type Instant } from '../time/duration.ts';
import { currentSeverity, currentStatus, unacknowledgedSince } from './incident-now.ts';

/** One step of the ladder as it stands: whom to call, from when, why. */
export type Rung = {
  readonly id: string;
  /** Null when named contacts are called and no level. */
  readonly level: LevelNumber | null;
  readonly kind: 'offer' | 'call';
  readonly reason: RungReason;
  /** The line of the runbook, when it comes from there. */
  readonly line: number | null;
  /** From when it is due. Null while its condition does not hold: acknowledged, progress seen, mitigated. */
  readonly dueAt: Instant | null;
  /** The call that answers it. */
  readonly call: RungCall | null;
};

export type RungReason =
  | { readonly type: 'ladder'; readonly severity: Severity; readonly afterMinutes: number; readonly when: RungCondition }
  | { readonly type: 'duration'; readonly severity: Severity; readonly minutes: number }
  | { readonly type: 'trigger'; readonly trigger: BusinessTrigger; readonly since: Instant };

/**
 * The ladder of one incident: the path of its severity, the limit of its duration and the business triggers, in one list,
 * the earliest first; rungs whose condition does not hold come last (F5, runbook L428-493, C1-C8, C10).
 * Everything counts from the original trigger, whatever the severity was then.
 */
export function climb(run: IncidentRun, policy: IncidentPolicy): readonly Rung[] {
  const severity = currentSeverity(run);
  const rungs = [...(severity === null ? [] : severityRungs(run, policy, severity)), ...triggerRungs(run, policy)];
  return rungs.toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.level ?? 0) - (b.level ?? 0));
}

function severityRungs(run: IncidentRun, policy: IncidentPolicy, severity: Severity): readonly Rung[] {
  const rules = policy.severities[severity];
  const rungs = rules.ladder.map((rung): Rung => ({
    id: `sev-${severity}-${rung.afterMinutes}-${rung.level}-${rung.when}`,
    level: rung.level,
    kind: rung.kind,
    reason: { type: 'ladder', severity, afterMinutes: rung.afterMinutes, when: rung.when },
    line: rung.line ?? null,
    dueAt: ladderDue(run, rung, rules.progressMinutes),
    call: callOf(run, rung.level),
  }));
  const top = rules.ladder.toSorted((a, b) => b.level - a.level)[0];
  if (rules.durationMinutes === null || top === undefined) return rungs;
  const limit = run.openedAt + rules.durationMinutes * minute;
  // The last rung of the path is the same call at the same minute: it says it already.
  if (top.afterMinutes === rules.durationMinutes && top.when === 'not-mitigated') return rungs;
  return [
    ...rungs,
    {
      id: `sev-${severity}-duration`,
      level: top.level,
      kind: 'call',
      reason: { type: 'duration', severity, minutes: rules.durationMinutes },
      line: null,
      dueAt: whileNotMitigated(run, limit),
      call: callOf(run, top.level),
    },
  ];
}

function ladderDue(run: IncidentRun, rung: LadderRung, progressMinutes: number | null): Instant | null {
  const at = run.openedAt + rung.afterMinutes * minute;
  if (run.resolvedAt !== null) return null;
  if (rung.when === 'always') return at;
  if (rung.when === 'not-mitigated') return whileNotMitigated(run, at);
  if (rung.when === 'unacknowledged') {
    const since = unacknowledgedSince(run);
    return since === null ? null : Math.max(at, since);
  }
  if (whileNotMitigated(run, at) === null) return null;
  const last = run.progress.at(-1) ?? run.openedAt;
  return Math.max(at, last + (progressMinutes ?? 0) * minute);
}

/** `at`, or the moment when mitigation failed if that was later; null while it is mitigated (C5). */
function whileNotMitigated(run: IncidentRun, at: Instant): Instant | null {
  if (run.resolvedAt !== null) return null;
  const status = currentStatus(run);
  if (status.word === 'monitoring' || status.word === 'resolved') return null;
  const mitigated = run.statuses.findLastIndex(({ word }) => word === 'monitoring' || word === 'resolved');
  const back = mitigated === -1 ? undefined : run.statuses[mitigated + 1];
  return back === undefined ? at : Math.max(at, back.at);
}

function triggerRungs(run: IncidentRun, policy: IncidentPolicy): readonly Rung[] {
  return policy.businessTriggers.flatMap((trigger): readonly Rung[] => {
    const since = triggeredSince(run, trigger);
    if (since === null) return [];
    const dueAt = run.resolvedAt === null ? Math.max(run.openedAt + trigger.withinMinutes * minute, since) : null;
    const call = trigger.level === null ? callToAll(run, trigger.alert) : callOf(run, trigger.level);
    return [{ id: `trigger-${trigger.id}`, level: trigger.level, kind: 'call', reason: { type: 'trigger', trigger, since }, line: trigger.line ?? null, dueAt, call }];
  });
}

/** Since when the fact holds by the newest statement of it. Strictly more than the limit (C11). */
export function triggeredSince(run: IncidentRun, trigger: BusinessTrigger): Instant | null {
  if (!trigger.enabled) return null;
  let since: Instant | null = null;
  for (const statement of run.impact) {
    if (statement.fact !== trigger.fact) continue;
    const holds = trigger.over === null ? statement.amount !== 0 : (statement.amount ?? 0) > trigger.over;
    if (!holds) since = null;
    else since ??= statement.at;
  }
  return since;
}

/** Whoever is named has to be called; the newest call stands for all of them. Null while one is left. */
function callToAll(run: IncidentRun, contacts: readonly string[]): RungCall | null {
  const calls = contacts.map((id) => contactCall(run, id));
  return calls.some((call) => call === null) ? null : calls.toSorted((a, b) => (a?.at ?? 0) - (b?.at ?? 0)).at(-1) ?? null;
}

/** The newest call to somebody who holds no level. */
export function contactCall(run: Pick<IncidentRun, 'calls'>, contact: string): RungCall | null {
  return run.calls.findLast((call) => call.contact === contact) ?? null;
}

/** A level that was called is not called again: the newest call is the one that counts. */
function callOf(run: IncidentRun, level: LevelNumber): RungCall | null {
  return run.calls.findLast((call) => call.level === level) ?? null;
}
