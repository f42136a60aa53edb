import { describe, expect, test } from 'vitest';
import { assessCalm } from '../../../../shared/domain/calm.ts';
import type { SourceCondition, SourceId, SourceState } from '../../../../shared/model/source.ts';

function source(name: SourceId, condition: SourceCondition, lastGoodAt: number | null = 100): SourceState {
  return { source: name, condition, lastGoodAt, since: 0, reason: '' };
}
const fresh = [source('pagerduty', 'fresh', 90), source('checks', 'fresh', 100), source('network', 'fresh', 95), source('notifications', 'fresh', 5), source('database', 'fresh', 100)];
const changing = (changed: SourceState) => fresh.map((state) => (state.source === changed.source ? changed : state));

describe('calm', () => {
  test('is as young as the stalest lookout; what only carries alerts does not age it, nor our network, which nobody asks while nothing fails', () => {
    expect(assessCalm(fresh)).toEqual({ state: 'calm', fresh: 5, checkedAt: 90 });
    expect(assessCalm(changing(source('network', 'fresh', 1)))).toMatchObject({ state: 'calm', checkedAt: 90 });
  });

  test.each(['stale', 'refused', 'failing'] as const)('is never claimed while any source is %s', (condition) => {
    for (const { source: name } of fresh) expect(assessCalm(changing(source(name, condition)))).toMatchObject({ state: 'blind', sources: [{ source: name }] });
  });

  test('waits for every lookout to answer, and for what carries alerts to be proved, unless it is off', () => {
    expect(assessCalm(changing(source('pagerduty', 'starting', null)))).toEqual({ state: 'starting', answered: 4, expected: 5 });
    expect(assessCalm(changing(source('notifications', 'starting', null)))).toMatchObject({ state: 'unproved', sources: [{ source: 'notifications' }] });
    expect(assessCalm(changing(source('notifications', 'off', null)))).toMatchObject({ state: 'calm', fresh: 4 });
    expect(assessCalm([])).toEqual({ state: 'starting', answered: 0, expected: 0 });
  });

  test('does not need what is not configured, but something must be', () => {
    expect(assessCalm(changing(source('pagerduty', 'off', null)))).toMatchObject({ state: 'calm', fresh: 4, checkedAt: 100 });
    expect(assessCalm([source('pagerduty', 'off', null), source('checks', 'off', null), ...fresh.slice(2)])).toEqual({ state: 'unwatched' });
  });
});
