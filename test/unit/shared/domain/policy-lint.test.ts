import { describe, expect, it } from 'vitest';
import runbookStatements from '../../../support/runbook-statements.yaml?raw';
import { lintPolicy, type LintFinding } from '../../../../shared/domain/policy-lint.ts';
import defaultPolicy from '../../../../shared/policy/default-policy.yaml?raw';

function findingsOf(text: string): readonly LintFinding[] {
  const lint = lintPolicy(text);
  if (!lint.ok) throw new Error(JSON.stringify(lint.faults));
  return lint.findings;
}
const rulesOf = (text: string) => [...new Set(findingsOf(text).map(({ rule }) => rule))].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
const policy = (rest: string) => `watchkeeper: 1\nteam: { name: Checkout, zone: Europe/Berlin }\n${rest}`;

describe('the runbook as it stands', () => {
  const all = Array.from({ length: 40 }, (_, index) => `C${index + 1}`);
  it('each of its contradictions is found', () => {
    expect(rulesOf(runbookStatements)).toEqual(all);
  });

  it.each([
    ['C1', [184, 432]], ['C2', [203, 442]], ['C3', [222, 451]], ['C12', [272, 138, 434, 444]], ['C14', [201]], ['C17', [104, 111, 112, 113]], ['C18', [111]], ['C19', [105, 743, 745]],
    ['C23', [744, 771]], ['C28', [63]], ['C29', [328, 345]], ['C31', [256, 275, 296, 221, 240]], ['C32', [194, 318]], ['C38', [249, 240]], ['C39', [519, 540]],
  ] as const)('%s names its lines', (rule, lines) => {
    expect(findingsOf(runbookStatements).find((finding) => finding.rule === rule)?.lines).toEqual(lines);
  });

  it('each finding says where it stands in the file, and what to do', () => {
    for (const { places, message, advice } of findingsOf(runbookStatements)) {
      expect(places.length).toBeGreaterThan(0);
      for (const { line } of places) expect(runbookStatements.split('\n')[line - 1]).toContain('says:');
      expect(message.length * advice.length).toBeGreaterThan(0);
    }
  });

  it('a contradiction that is taken out is not found any more', () => {
    const without = (...parts: readonly string[]) => runbookStatements.split('\n').filter((line) => parts.every((part) => !line.includes(part))).join('\n');
    expect(rulesOf(without('line: 184,'))).not.toContain('C1');
    expect(rulesOf(without('says: contents'))).not.toContain('C40');
    expect(rulesOf(`${runbookStatements}  - { line: 1, says: response-means }\n  - { line: 2, says: pass-mark }\n`)).not.toContain('C15');
  });
});

describe('a policy file', () => {
  it('the default has gaps that only the team can fill, and no contradiction', () => {
    expect(findingsOf(defaultPolicy).map(({ rule, kind }) => `${rule} ${kind}`)).toEqual(['C37 gap', 'C35 gap']);
  });

  it('a file that does not fit the schema has faults instead', () => {
    expect(lintPolicy('watchkeeper: 1\nteam: {}\n')).toMatchObject({ ok: false, faults: [{ line: 2, path: 'team.name' }] });
  });

  it('what the file leaves to the default is not its fault', () => {
    expect(findingsOf(policy(''))).toEqual([]);
  });

  it('too few people are named once, with how many it takes', () => {
    const rota = (people: number) => policy(`rota: { zone: Europe/Berlin, startsOn: 2026-11-02, changesAt: "09:00", turnDays: 7, secondary: next, people: [${Array.from({ length: people }, (_, at) => `{ id: p${at}, name: P${at} }`).join(', ')}] }\n`);
    expect(findingsOf(rota(3))).toMatchObject([{ rule: 'C18', kind: 'note', message: '3 people are on call 67 % of the time each.', advice: expect.stringContaining('8 people'), places: [{ line: 3 }] }]);
    expect(findingsOf(rota(8))).toEqual([]);
  });

  it.each([
    ['P1', 'Routines alone ask 3 times in 12 h, and no more than 2 notifications', defaultPolicy.replace('othersPer12Hours: 6', 'othersPer12Hours: 2')],
    ['C40', 'in the wrong encoding', defaultPolicy.replace('The whole service is down', 'The whole service is down â€“ gone')],
    ['C38', 'SEV-4 is late on a Sunday', defaultPolicy.replace('businessDays: true', 'businessDays: false')],
    ['C16', 'no severity for between 5 and 6 %', defaultPolicy.replace('measure: error-rate, over: 5', 'measure: error-rate, over: 6')],
    ['C16', 'two severities for exactly 5 %', defaultPolicy.replace('measure: error-rate, over: 5,', 'measure: error-rate, from: 5,')],
    ['C5', 'Upper levels', defaultPolicy.replace('afterMinutes: 60, level: 4, when: not-mitigated', 'afterMinutes: 60, level: 4, when: always')],
    ['C31', 'SEV-3 has 60 min', defaultPolicy.replace('durationMinutes: 480', 'durationMinutes: 480\n      phases: true')],
    ['C28', 'between 22:00 and 06:00', defaultPolicy.replace('at: ["09:00", "13:00", "17:00", "21:00"]', 'at: ["01:00", "13:00"]')],
    ['C6', 'what counts as progress', defaultPolicy.replace('progressMinutes: 30', 'progressMinutes: null')],
    ['C30', 'SEV-3 has no rhythm', defaultPolicy.replace('update: { dueMinutes: 60, overdueMinutes: 60 }', 'update: null')],
    ['C8', 'how many are several', defaultPolicy.replace('fact: several-high, over: 1', 'fact: several-high')],
    ['W2', 'after a higher one', defaultPolicy.replace('afterMinutes: 30, level: 3, when: not-mitigated, line: 433', 'afterMinutes: 90, level: 3, when: not-mitigated, line: 433')],
    ['C1', 'twice on the same condition', defaultPolicy.replace('when: unacknowledged, kind: offer', 'when: unacknowledged')],
  ] as const)('%s: %s', (rule, words, text) => {
    expect(text).not.toBe(defaultPolicy);
    expect(findingsOf(text).filter((finding) => finding.rule === rule && finding.message.includes(words))).toHaveLength(1);
  });
});
