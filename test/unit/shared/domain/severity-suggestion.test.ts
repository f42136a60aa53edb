import { describe, expect, it } from 'vitest';
import { suggestSeverity } from '../../../../shared/domain/severity-suggestion.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';

const suggest = (...observations: Parameters<typeof suggestSeverity>[1]) => suggestSeverity(runbookIncidents, observations);

describe('the suggested severity', () => {
  it.each([
    ['error-rate', 5.1, 2], ['error-rate', 5, 3], ['error-rate', 1, 3], ['error-rate', 0.9, 4],
    ['slowdown', 50.1, 2], ['slowdown', 50, 3], ['slowdown', 10, 3], ['slowdown', 9.9, 4],
  ] as const)('%s of %d %% is SEV-%i', (measure, percent, severity) => {
    expect(suggest({ type: 'measure', measure, percent })?.severity).toBe(severity);
  });

  it('quotes the rule and its line', () => {
    expect(suggest({ type: 'symptom', id: 'payments' })).toEqual({ severity: 1, rule: 'Payments fail', line: 189 });
    expect(suggest({ type: 'measure', measure: 'slowdown', percent: 60 })).toEqual({ severity: 2, rule: 'More than 50 % slower than usual', line: 209 });
  });

  it('takes the higher one in doubt', () => {
    expect(suggest({ type: 'symptom', id: 'cosmetic' }, { type: 'measure', measure: 'error-rate', percent: 7 })?.severity).toBe(2);
  });

  it('says nothing when nothing fits', () => {
    expect(suggest()).toBeNull();
    expect(suggest({ type: 'symptom', id: 'no-such-symptom' })).toBeNull();
  });
});
