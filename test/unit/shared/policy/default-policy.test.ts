import { describe, expect, it } from 'vitest';
import { wholePolicy } from '../../../support/runbook-policies.ts';

const { incident, routines, training, wellness, runbook } = wholePolicy;
const lines = (items: readonly { readonly line?: number | null | undefined }[]) => items.map(({ line }) => line ?? NaN);
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/** Each list of the runbook, counted and held against the lines it stands on. */
describe('the default policy is the runbook', () => {
  it('every severity has its time to answer, its symptoms and its actions (S1, S2, S3)', () => {
    const rules = ([1, 2, 3, 4] as const).map((severity) => incident.severities[severity]);
    expect(rules.map(({ respondMinutes, line }) => [respondMinutes, line])).toEqual([[5, 183], [15, 202], [60, 221], [1440, 240]]);
    // A symptom or a measured share, or both; the shares of errors below 5 % are ours (C16) and stand on no line.
    const examples = rules.map(({ symptoms, thresholds }) => [...new Set(lines([...symptoms, ...thresholds]))].filter((line) => !Number.isNaN(line)).toSorted((a, b) => a - b));
    expect(examples).toEqual([from(186, 5), from(205, 5), from(224, 5), from(242, 4)]);
    expect(rules.map(({ actions }) => lines(actions))).toEqual([from(193, 5), from(212, 5), from(231, 5), from(248, 4)]);
  });

  it('five levels answer in their own times, each with a contact, a scope and what it may decide (S13)', () => {
    expect(incident.levels.map(({ level, answerMinutes }) => [level, answerMinutes])).toEqual([[1, 5], [2, 15], [3, 30], [4, 60], [5, 120]]);
    const contacts = incident.contacts.map(({ id }) => id);
    for (const { contact, scope, authority } of incident.levels) {
      expect(contacts).toContain(contact);
      expect(scope.length * authority.length).toBeGreaterThan(0);
    }
  });

  it('four channels, of which three have rules; updates go to the first (S7)', () => {
    expect(incident.channels.map(({ name, guidelines }) => [name, guidelines.length])).toEqual([['#incidents', 3], ['#oncall', 4], ['#engineering', 4], ['#incidents-alerts', 0]]);
  });

  it('each of the three business triggers and three facts can call somebody, and can be switched off (S17, S18)', () => {
    const triggers = new Map(incident.businessTriggers.map((trigger) => [trigger.fact, trigger]));
    expect([...triggers.keys()].toSorted()).toEqual(['compliance', 'customer-escalation', 'public-mention', 'revenue', 'security', 'several-high', 'users']);
    expect([triggers.get('revenue')?.over, triggers.get('users')?.over, triggers.get('users')?.withinMinutes]).toEqual([10_000, 100, 30]);
    expect(incident.businessTriggers.every(({ enabled }) => enabled)).toBe(true);
  });

  it('after an hour nine questions, three of each kind (S19)', () => {
    expect(incident.decision.afterMinutes).toBe(60);
    expect(lines(incident.decision.questions)).toEqual([...from(498, 3), ...from(503, 3), ...from(508, 3)]);
  });

  it('three routines with 6, 5 and 5 points, at the hours of the runbook; at night the machine looks (S25, S26, S27, C28)', () => {
    expect(routines.map(({ at, machineAt, items }) => [at, machineAt, lines(items)])).toEqual([
      [['09:00'], [], from(55, 6)], [['09:00', '13:00', '17:00', '21:00'], ['01:00', '05:00'], from(65, 5)], [['21:00'], [], from(74, 5)],
    ]);
  });

  it('three weeks of training, an assessment of four parts, what recurs, and ten competencies (S28, S29, S30, S31)', () => {
    expect(training.weeks.map(({ days }) => days.map(({ items }) => items.length))).toEqual([[4, 4, 4], [4, 4, 4], [4]]);
    expect(training.assessment.items).toHaveLength(4);
    // Thirty days' notice of what comes every thirty days would never end.
    expect(training.recurring.map(({ everyDays, noticeDays, items }) => [everyDays, noticeDays, items.length])).toEqual([[30, 7, 5], [90, 30, 5], [365, 30, 5]]);
    expect(training.competencies.map(({ items }) => items.length)).toEqual([5, 5]);
    expect(lines(training.resources)).toEqual([...from(607, 4), ...from(613, 4)]);
  });

  it('ten ways to support, none with a number that somebody made up (S44, C35)', () => {
    expect(wellness.support.map(({ line, phone, when }) => [line, phone, when])).toEqual([...from(875, 5).map((line) => [line, '', 'now']), ...from(868, 5).map((line) => [line, '', 'ahead'])]);
    expect(incident.contacts.filter(({ phone }) => phone !== null)).toEqual([]);
  });

  it('six tools and the commands, the health check among them (S46, S48)', () => {
    expect(lines(runbook.tools)).toEqual(from(899, 6));
    expect(runbook.commands.find(({ check }) => check === 'lead-gen-api')?.text).toBe('curl -f https://api.insurance-lead-gen.com/health');
  });
});
