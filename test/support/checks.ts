import { CheckSchema, RhythmSchema, type Check, type Rhythm } from '../../shared/model/check.ts';
import type { CheckState } from '../../shared/model/check-state.ts';
import type { FailureKind, ProbeFailure, ProbeResult } from '../../shared/model/probe.ts';
import { freshState } from '../../shared/domain/check-verdict.ts';
import { fakeStart } from './fake-clock.ts';

export const rhythmOf = (part: Partial<Rhythm> = {}): Rhythm => RhythmSchema.parse(part);

/** A check of an HTTP endpoint, complete with defaults. */
export function checkOf(id: string, part: Partial<Omit<Check, 'rhythm'>> & { readonly rhythm?: Partial<Rhythm> } = {}): Check {
  return CheckSchema.parse({ name: id, target: { type: 'http', url: `https://${id}.example.com/health` }, origin: 'person', paused: false, ...part, id });
}

export const failureOf = (kind: FailureKind): ProbeFailure => ({ kind, detail: `it was ${kind}` });

export function resultOf(failed: readonly FailureKind[] = [], part: Partial<ProbeResult> = {}): ProbeResult {
  return {
    checkId: 'check',
    startedAt: fakeStart,
    durationMs: 20,
    failures: failed.map(failureOf),
    statusCode: failed.length === 0 ? 200 : null,
    certificateExpiresAt: null,
    ...part,
  };
}

export const stateOf = (part: Partial<CheckState> = {}): CheckState => ({ ...freshState('check', fakeStart), ...part });
