import { describe, expect, it } from 'vitest';
import defaultPolicy from '../../../../shared/policy/default-policy.yaml';
import { comparePolicies, policyChangeWords } from '../../../../shared/policy/policy-changes.ts';
import { PolicySchema, type Policy } from '../../../../shared/policy/policy.ts';

const standard = PolicySchema.parse(defaultPolicy) as Policy;

describe('comparePolicies', () => {
  it('finds nothing between a policy and itself', () => {
    expect(comparePolicies(standard, structuredClone(standard))).toEqual([]);
    expect(policyChangeWords([])).toBe('Nothing differs from before.');
  });

  it('names each value by its path, and things in lists by their ids', () => {
    const other = structuredClone(standard);
    other.alerting.repeatSeconds = 60;
    other.incident.severities[1].respondMinutes = 3;
    other.incident.contacts.reverse();
    other.incident.contacts.find(({ id }) => id === 'primary')!.phone = '+4930123456';
    const changes = comparePolicies(standard, other);
    expect(changes).toEqual([
      { path: 'alerting.repeatSeconds', before: '120', after: '60' },
      { path: 'incident.severities.1.respondMinutes', before: '5', after: '3' },
      { path: 'incident.contacts.primary.phone', before: 'null', after: '"+4930123456"' },
    ]);
    expect(policyChangeWords(changes.slice(0, 2))).toBe('2 values differ: alerting.repeatSeconds 120 → 60; incident.severities.1.respondMinutes 5 → 3.');
  });

  it('counts a check that comes or goes as one change, and cuts a long list of them', () => {
    const without = { ...standard, checks: [] };
    const [check] = standard.checks;
    expect(policyChangeWords(comparePolicies(without, standard))).toBe(`1 value differs: checks.${check!.id} added.`);
    expect(policyChangeWords(comparePolicies(standard, without))).toBe(`1 value differs: checks.${check!.id} removed.`);
    const many = { ...standard, checks: Array.from({ length: 20 }, (_, place) => ({ ...check!, id: `c${place}` })) };
    const words = policyChangeWords(comparePolicies(standard, many));
    expect(words).toMatch(/^21 values differ: .*; and 15 more\.$/);
    expect(words.length).toBeLessThan(600);
  });
});
