import { describe, expect, it } from 'vitest';
import { sumAcknowledgements } from '../../../../shared/domain/acknowledge-sum.ts';
import type { Outcome } from '../../../../shared/model/outcome.ts';

const done: Outcome = { result: 'done', message: 'Acknowledged.' };
const queued: Outcome = { result: 'queued', message: 'Queued: it will be sent when the network is back.' };
const taken: Outcome = { result: 'needs-person', message: 'Ann acknowledged it already.' };
const failed: Outcome = { result: 'failed', message: 'PagerDuty refused: no.' };
const gone: Outcome = { result: 'nothing-to-do', message: 'It was resolved in the meantime.' };

describe('several acknowledgements', () => {
  it('of one incident are what that one is', () => {
    for (const outcome of [done, queued, taken, failed, gone]) expect(sumAcknowledgements([outcome])).toBe(outcome);
    expect(sumAcknowledgements([]).result).toBe('nothing-to-do');
  });
  it('are counted, and what waits is not called done', () => {
    expect(sumAcknowledgements([done, done])).toEqual({ result: 'done', message: '2 acknowledged.' });
    expect(sumAcknowledgements([done, queued, queued])).toEqual({ result: 'queued', message: '1 acknowledged, 2 waiting to be sent. Queued: it will be sent when the network is back.' });
    expect(sumAcknowledgements([queued, taken])).toEqual({ result: 'needs-person', message: '1 waiting to be sent, 1 needs your answer. Ann acknowledged it already.' });
    expect(sumAcknowledgements([done, queued, gone, failed])).toEqual({ result: 'failed', message: '1 acknowledged, 1 waiting to be sent, 1 had nothing left to acknowledge, 1 not acknowledged. PagerDuty refused: no.' });
  });
});
