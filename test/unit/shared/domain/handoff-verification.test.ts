import { describe, expect, it } from 'vitest';
import { beginVerification, judgeAlertPath, judgeAlerts, judgeChecks, judgeSources, recoverVerification, settleStep, verificationHeadline } from '../../../../shared/domain/handoff-verification.ts';
import { VerificationStepIdSchema, type VerificationStep } from '../../../../shared/model/handoff-exchange.ts';
import type { SourceState } from '../../../../shared/model/source.ts';

const settled = (state: VerificationStep['state']) => VerificationStepIdSchema.options.reduce((one, id) => settleStep(one, id, { state, detail: '' }, 9), beginVerification(1));
const source = (name: SourceState['source'], condition: SourceState['condition']): SourceState => ({ source: name, condition, lastGoodAt: 1, since: 1, reason: 'The token was refused.' });

describe('the verification after a handoff', () => {
  it('runs what it can by itself and asks for the rest', () => {
    expect(beginVerification(5).steps.map(({ id, state }) => [id, state])).toEqual([['checks', 'running'], ['alerts', 'running'], ['self-test', 'running'], ['sources', 'running'], ['channels', 'asks'], ['contacts', 'asks']]);
  });
  it('is over when every step is settled, and says what to look at', () => {
    expect(settled('passed')).toMatchObject({ finishedAt: 9 });
    expect(verificationHeadline(settled('passed'))).toBe('Handoff verified: 6 of 6 points');
    expect(verificationHeadline(settleStep(settled('passed'), 'checks', { state: 'failed', detail: '' }, 12))).toBe('Handoff verification: look at critical services');
    expect(settleStep(settled('passed'), 'contacts', { state: 'asks', detail: '' }, 12).finishedAt).toBeNull();
    expect(settleStep(settled('passed'), 'contacts', { state: 'failed', detail: '' }, 12).finishedAt).toBe(9);
  });
  it('does not pass for what nobody saw', () => {
    expect(judgeChecks([], [])).toMatchObject({ state: 'unknown' });
    expect(judgeAlertPath(null)).toMatchObject({ state: 'unknown' });
    for (const condition of ['off', 'starting', 'stale', 'refused'] as const) expect(judgeAlerts([], [source('pagerduty', condition), source('checks', 'fresh')], 0)).toMatchObject({ state: 'unknown' });
    expect(judgeAlerts([], [source('pagerduty', 'fresh')], 0)).toEqual({ state: 'passed', detail: '0 came up since the shift began, 0 are open.' });
    expect(judgeSources([source('pagerduty', 'starting')])).toMatchObject({ state: 'unknown' });
    expect(judgeSources([source('pagerduty', 'off'), source('checks', 'fresh')])).toMatchObject({ state: 'unknown' });
    expect(judgeSources([source('pagerduty', 'refused')])).toEqual({ state: 'failed', detail: 'pagerduty: The token was refused.' });
    expect(judgeSources([source('pagerduty', 'fresh')])).toMatchObject({ state: 'passed' });
  });
  it('leaves nothing running that ended with the program', () => {
    const recovered = recoverVerification(beginVerification(1), 5);
    expect(recovered.steps.filter(({ state }) => state === 'running')).toEqual([]);
    expect(recovered.steps[0]).toMatchObject({ state: 'unknown', detail: 'Watchkeeper ended while it ran. Verify again.' });
    expect(recovered.finishedAt).toBeNull();
  });
});
