import { expect, test } from 'vitest';
import { calleeName } from '../../../../shared/domain/callee.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';

test('a level and a contact are named as the policy names them', () => {
  const policy = runbookIncidents;
  expect(calleeName(policy, { level: 2, contact: null })).toBe(policy.levels.find(({ level }) => level === 2)?.name);
  expect(calleeName(policy, { level: null, contact: 'legal' })).toBe(policy.contacts.find(({ id }) => id === 'legal')?.name);
});

test('what the policy does not know any more keeps its number or id', () => {
  const policy = { levels: [], contacts: [] };
  expect(calleeName(policy, { level: 4, contact: null })).toBe('level 4');
  expect(calleeName(policy, { level: null, contact: 'counsel' })).toBe('counsel');
});
