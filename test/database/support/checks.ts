import type { CheckState } from '../../../shared/model/check-state.ts';
import type { ProbeBatch } from '../../../electron/services/ports/check-store.ts';

type Result = ProbeBatch['results'][number];

/** One finished probe: a pass unless the verdict says otherwise. */
export function aResult(checkId: string, startedAt: number, verdict: CheckState['verdict'] = 'up', durationMs = 20): Result {
  return { checkId, startedAt, durationMs, verdict, failures: verdict === 'up' ? [] : [{ kind: 'timeout', detail: '10 s' }], statusCode: 200, certificateExpiresAt: null };
}
