import type { CheckState, Verdict } from '../model/check-state.ts';
import type { Rhythm } from '../model/check.ts';
import type { FailureKind, ProbeFailure, ProbeResult } from '../model/probe.ts';
import { second, type Instant, type Milliseconds } from '../time/duration.ts';
import { assessCertificate } from './check-certificate.ts';
import { flapWindow, isFlapping } from './check-flapping.ts';

/** What a person is told of, each once. */
export type Transition =
  | { readonly kind: 'check.down'; readonly at: Instant; readonly failures: readonly ProbeFailure[] }
  /** `downFor`: as long as it was last seen down without a break. */
  | { readonly kind: 'check.up'; readonly at: Instant; readonly downFor: Milliseconds }
  | { readonly kind: 'check.flapping'; readonly at: Instant; readonly failures: readonly ProbeFailure[] }
  | { readonly kind: 'check.steady'; readonly at: Instant; readonly verdict: 'up' | 'down' }
  | { readonly kind: 'check.certificate'; readonly at: Instant; readonly days: number; readonly expiresAt: Instant };

export type ProbeContext = {
  readonly now: Instant;
  /** 0 to 23, where the person is. */
  readonly localHour: number;
  /** What our own network explains at the moment (see `excusedKinds`); empty for a target on this computer. */
  readonly excused: ReadonlySet<FailureKind>;
};

export type Assessment = {
  readonly state: CheckState;
  readonly transitions: readonly Transition[];
  /** When to probe again, from the start of this probe. */
  readonly nextDueIn: Milliseconds;
};

/** A check of which nothing is known: new, edited, or no longer paused. */
export function freshState(checkId: string, now: Instant): CheckState {
  return {
    checkId,
    verdict: 'unknown',
    since: now,
    confirmed: null,
    consecutiveFailures: 0,
    consecutivePasses: 0,
    recent: [],
    flapping: false,
    lastProbeAt: null,
    lastDurationMs: null,
    lastFailures: [],
    certificateExpiresAt: null,
    certificateWarnedDays: null,
  };
}

function withVerdict(state: CheckState, verdict: Verdict, now: Instant): CheckState {
  return verdict === state.verdict ? state : { ...state, verdict, since: now };
}

/**
 * After sleep, a restart or any time in which nobody looked: what was half counted says nothing any more (fault 10). A verdict
 * that was confirmed stands until a probe says otherwise, so a restart tells nothing twice.
 */
export function stateAfterGap(state: CheckState, now: Instant): CheckState {
  const counted = { ...state, consecutiveFailures: 0, consecutivePasses: 0 };
  return state.verdict === 'pending' ? withVerdict(counted, 'unknown', now) : counted;
}

/** X failures in a row, or X among the last Y results that counted. */
function isConfirmedDown({ consecutiveFailures, recent }: CheckState, { failuresToDown, outOf }: Rhythm): boolean {
  if (consecutiveFailures >= failuresToDown) return true;
  return outOf !== null && recent.slice(-outOf).filter((passed) => !passed).length >= failuresToDown;
}

/** A confirmed check is not told twice: from `unknown` it goes back to what it was, or needs its passes like any other. */
function settle(state: CheckState, rhythm: Rhythm): { readonly verdict: Verdict; readonly confirmed: CheckState['confirmed'] } {
  if (state.consecutivePasses > 0) {
    // While it flaps, a recovery is not believed: one outage stays one outage until it is steady.
    const recovered = state.confirmed !== 'down' || (!state.flapping && state.consecutivePasses >= rhythm.passesToUp);
    return recovered ? { verdict: 'up', confirmed: 'up' } : { verdict: 'down', confirmed: 'down' };
  }
  const failed = state.confirmed === 'down' || isConfirmedDown(state, rhythm);
  return failed ? { verdict: 'down', confirmed: 'down' } : { verdict: 'pending', confirmed: state.confirmed };
}

function dueIn(state: CheckState, rhythm: Rhythm): Milliseconds {
  const recovering = state.confirmed === 'down' && state.consecutivePasses > 0 && !state.flapping;
  const undecided = state.verdict === 'pending' || (recovering && state.verdict !== 'up');
  return (undecided ? Math.min(rhythm.retrySeconds, rhythm.intervalSeconds) : rhythm.intervalSeconds) * second;
}

/**
 * What a probe says of its check (A2, A3, A4, A6): pending until `failuresToDown` failures in a row (or among the last `outOf`), down until `passesToUp`
 * passes in a row, and unknown, counting nothing, while every failure is one that our own network explains.
 */
export function assessProbe(before: CheckState, rhythm: Rhythm, result: ProbeResult, { now, localHour, excused }: ProbeContext): Assessment {
  const passed = result.failures.length === 0;
  const certificate = assessCertificate(before, result.certificateExpiresAt, now, localHour);
  const transitions: Transition[] = [];
  if (certificate.warning !== null && result.certificateExpiresAt !== null) {
    transitions.push({ kind: 'check.certificate', at: now, days: certificate.warning, expiresAt: result.certificateExpiresAt });
  }
  const seen: CheckState = {
    ...before,
    ...certificate.known,
    lastProbeAt: result.startedAt,
    lastDurationMs: result.durationMs,
    lastFailures: result.failures,
  };

  // A proxy that does not do its work is on our side, whatever the network.
  if (!passed && result.failures.every(({ kind }) => kind === 'proxy' || excused.has(kind))) {
    const state = withVerdict({ ...seen, consecutiveFailures: 0, consecutivePasses: 0 }, 'unknown', now);
    return { state, transitions, nextDueIn: dueIn(state, rhythm) };
  }

  const recent = [...before.recent, passed].slice(-flapWindow);
  const flapping = isFlapping(before.flapping, recent);
  const counted: CheckState = {
    ...seen,
    recent,
    flapping,
    consecutivePasses: passed ? before.consecutivePasses + 1 : 0,
    consecutiveFailures: passed ? 0 : before.consecutiveFailures + 1,
  };
  const { verdict, confirmed } = settle(counted, rhythm);
  const state = withVerdict({ ...counted, confirmed }, verdict, now);

  if (flapping && !before.flapping) transitions.push({ kind: 'check.flapping', at: now, failures: result.failures });
  if (!flapping && before.flapping) transitions.push({ kind: 'check.steady', at: now, verdict: confirmed === 'down' ? 'down' : 'up' });
  if (confirmed === 'down' && before.confirmed !== 'down') transitions.push({ kind: 'check.down', at: now, failures: result.failures });
  if (confirmed === 'up' && before.confirmed === 'down') {
    transitions.push({ kind: 'check.up', at: now, downFor: Math.max(0, now - before.since) });
  }
  return { state, transitions, nextDueIn: dueIn(state, rhythm) };
}
