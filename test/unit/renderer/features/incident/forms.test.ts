import { expect, test } from 'vitest';
import { answerEntry, callEntry, decisionEntry, typedEntry } from '../../../../../renderer/features/incident/entries.ts';
import { currentImpact, readAmount } from '../../../../../renderer/features/incident/impact-form.ts';
import { observationsOf, readPercent, suggestionOf, usualReason } from '../../../../../renderer/features/incident/severity-form.ts';
import { SaySchema } from '../../../../../shared/model/incident-page.ts';
import { incidentRun, runbookIncidents } from '../../../../support/incident-runs.ts';

test.each([['12000', 12_000], ['$12,000', 12_000], ['12k', 12_000], ['1.2m', 1_200_000], ['0', 0], ['many', null], ['12,00', null], ['-5', null], ['1e9', null]])('an amount typed as %s', (text, expected) => {
  expect(readAmount(text)).toBe(expected);
});

test.each([['5', 5], ['5.5 %', 5.5], ['5,5', 5.5], ['', null], ['x', null], ['-1', null]])('a share typed as %s', (text, expected) => expect(readPercent(text)).toBe(expected));

test('the newest statement of a fact holds', () => {
  const run = incidentRun(1, { impact: [{ fact: 'users', at: 1, by: 'a', amount: 5 }, { fact: 'users', at: 2, by: 'a', amount: 500 }, { fact: 'revenue', at: 3, by: 'a', amount: 1 }] });
  expect(currentImpact(run, 'users')?.amount).toBe(500);
  expect(currentImpact(run, 'security')).toBeNull();
});

test('symptoms and numbers together: the higher one, with its rule and line (C16)', () => {
  const suggestion = suggestionOf(runbookIncidents, observationsOf({ symptoms: new Set(['cosmetic']), errors: '7', slower: '12' }));
  expect(suggestion).toEqual({ severity: 2, rule: 'More than 5 % of requests fail', line: 206 });
  expect(usualReason(suggestion, 2)).toBe('More than 5 % of requests fail');
  expect([usualReason(suggestion, 1), usualReason(null, null)]).toEqual(['', '']);
  expect(suggestionOf(runbookIncidents, observationsOf({ symptoms: new Set(), errors: '', slower: 'x' }))).toBeNull();
});

test('what is said fits the contract, whatever is typed', () => {
  const level = runbookIncidents.levels[1]!;
  const long = `${'a'.repeat(500)}\nsecond line`;
  for (const saying of [typedEntry('note', long), typedEntry('run.cause', ' short '), callEntry(level, 'phone', 'x'.repeat(200)), answerEntry(level, false)]) {
    expect(SaySchema.safeParse({ id: 'Q1', ...saying }).success).toBe(true);
  }
  expect(typedEntry('note', long)).toMatchObject({ body: long });
  expect(typedEntry('note', 'short').body).toBeUndefined();
  expect(callEntry(level, 'phone', 'Maya').title).toBe('Secondary on-call (Maya) by phone');
  expect(answerEntry(level, false).title).toBe('Secondary on-call did not answer');
});

test('of the decision point stands what was decided, and which questions were answered with yes (S19)', () => {
  const yes = runbookIncidents.decision.questions.filter(({ id }) => id === 'vendor' || id === 'data-at-risk');
  const saying = decisionEntry(true, yes);
  expect(saying).toEqual({ entry: { kind: 'run.decided', escalate: true, answers: ['vendor', 'data-at-risk'] }, title: 'To escalate', body: 'Yes: Do you need a vendor\'s support? Could data be lost?' });
  expect(SaySchema.safeParse({ id: 'Q1', ...saying }).success).toBe(true);
  expect(decisionEntry(false, []).body).toContain('none of the questions');
});
