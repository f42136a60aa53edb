import { expect, it } from 'vitest';
import { drillMarkdown } from '../../../../shared/domain/drill-markdown.ts';
import { drillFileName, partScore, speedWords } from '../../../../shared/domain/drill-words.ts';
import { drillStart } from '../../../../shared/domain/drill-start.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';

const from = Date.UTC(2026, 2, 4, 2);
const text = drillMarkdown({
  id: '0c0ffee0-0000-4000-8000-000000000001', scenario: { id: 'x', title: 'Failover <img src=x> [a](javascript:b)', version: 3 }, person: 'Kim *Doe*', startedAt: from + 9 * hour, endedAt: from + 10 * hour, scenarioFrom: from, scenarioTo: from + 72 * minute,
  zone: 'Europe/Berlin', slowest: 5, fastest: 20, end: 'time-up', interruptions: 1,
  parts: [
    { id: 'acknowledge', within: 1, of: 2, evidence: [{ at: from + 4 * minute, text: 'It: acknowledged after 4 min', good: true }, { at: null, text: 'Other: not acknowledged', good: false }], rules: [{ text: 'SEV-1: acknowledge within 5 min', line: 183 }] },
    { id: 'handoff', within: 12, of: 17, evidence: [], rules: [] },
    { id: 'breaks', within: 0, of: 0, evidence: [], rules: [{ text: 'After 2 h a break', line: 756 }] },
  ],
});

it('a result as Markdown holds every part with its evidence and its rule, and no grade', () => {
  expect(text).toContain('- **Within the rules:** 1 of 2\n');
  expect(text).toContain('- **Speed:** 5× to 20×\n- **Length:** 1 h 12 on the drill\'s clock, ended by its time\n- **Interrupted:** once, by a real alert\n');
  expect(text).toContain('## Time to acknowledge: Within 1 of 2\n\n- ✓ 03:04:00 It: acknowledged after 4 min\n- ✗ Other: not acknowledged\n\n> SEV-1: acknowledge within 5 min (runbook L183)\n');
  expect(text).toContain('## Handoff quality: 12 of 17 points');
  expect(text).toContain('## Breaks taken: Not part of this drill');
  expect(text).not.toContain('After 2 h a break');
});

it('nothing from outside means anything in it', () => {
  expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(|(?<!\\)\*Doe/);
  expect(text).toContain('Kim \\*Doe\\*');
});

it('words, names of files, and the beginning by the clocks of a zone', () => {
  expect([partScore({ id: 'updates', within: 0, of: 0, evidence: [] }), partScore({ id: 'engage', within: 0, of: 0, evidence: [{ at: null, text: 'Never acknowledged', good: null }] }), speedWords({ slowest: 10, fastest: 10 })]).toEqual(['Not part of this drill', 'Nothing to count', '10×']);
  expect([drillFileName('Database failover at 03:00!'), drillFileName('…')]).toEqual(['database-failover-at-03-00', 'scenario']);
  expect(new Date(drillStart('03:00', 'Europe/Berlin', Date.UTC(2026, 6, 1, 22, 30))).toISOString()).toBe('2026-07-02T01:00:00.000Z');
  // Half past two does not exist on the day on which the clocks jump over it.
  expect(new Date(drillStart('02:30', 'Europe/Berlin', Date.UTC(2026, 2, 29, 12))).toISOString()).toBe('2026-03-29T01:00:00.000Z');
});
