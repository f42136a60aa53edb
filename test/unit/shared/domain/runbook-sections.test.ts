import { describe, expect, it } from 'vitest';
import shippedPages from '../../../../shared/policy/runbook-pages.yaml';
import { RunbookPagesSchema } from '../../../../shared/policy/runbook-policy.ts';
import { runbookChapters } from '../../../../shared/domain/runbook-chapters.ts';
import { writeRunbook } from '../../../../shared/domain/runbook-sections.ts';
import { placeOfLine, runbookEntries } from '../../../../shared/domain/runbook-search.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';

const pages = RunbookPagesSchema.parse(shippedPages);
const sections = writeRunbook(wholePolicy, pages);
const entries = runbookEntries(sections);
const section = (id: string) => sections.find((one) => one.id === id);
const rows = (id: string) => section(id)?.blocks.flatMap(({ items }) => items.map(({ cells }) => cells.join(' | '))) ?? [];

/** Every `line` that a prompt may carry, wherever it stands in the policy. */
function linesIn(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => (key === 'line' && typeof held === 'number' ? [held] : linesIn(held)));
}

describe('writeRunbook (S47, S50, C36)', () => {
  it('has the chapters in order, and a place for each thing once', () => {
    expect([...new Set(sections.map(({ chapter }) => chapter))]).toEqual(Object.keys(runbookChapters));
    expect(new Set(entries.map(({ anchor }) => anchor)).size).toBe(entries.length);
  });

  it('leads from every line in the policy to the very place, and from any other line to the part around it', () => {
    const lines = [...new Set(linesIn(wholePolicy))].toSorted((a, b) => a - b);
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => placeOfLine(sections, line)?.line !== line)).toEqual([]);
    for (let line = 5; line <= 936; line += 1) expect(placeOfLine(sections, line), String(line)).not.toBeNull();
    expect(placeOfLine(sections, 432)).toMatchObject({ sectionId: 'ladder-1', text: '15 min · Secondary on-call · nobody has acknowledged' });
    expect(placeOfLine(sections, 284)).toMatchObject({ sectionId: 'phase-investigation' });
    expect(placeOfLine(sections, 744)).toMatchObject({ sectionId: 'limits', text: 'Usual · rest before the next, at least · 8 h' });
    expect(placeOfLine(sections, 1)).toBeNull();
  });

  it('covers every list item of the runbook: all that it names can be found by its line', () => {
    // The lines with a point of its own, by part: what is left out here is a heading, a blank or a table of contents.
    const spans = [[27, 31], [34, 37], [40, 43], [46, 49], [55, 60], [65, 69], [74, 78], [84, 88], [91, 95], [104, 107], [111, 114], [150, 153], [156, 158], [164, 167], [170, 172], [186, 190], [193, 197], [205, 209], [212, 216], [224, 228], [231, 235], [242, 245], [248, 251], [259, 261], [264, 267], [270, 272], [278, 281], [284, 287], [290, 293], [299, 302], [305, 308], [318, 321], [396, 399], [402, 404], [410, 413], [416, 419], [480, 482], [485, 487], [490, 492], [498, 500], [503, 505], [508, 510], [522, 525], [528, 531], [534, 537], [543, 546], [549, 552], [555, 558], [563, 566], [569, 572], [579, 583], [588, 592], [597, 601], [607, 610], [613, 616], [627, 633], [639, 644], [650, 654], [712, 717], [720, 725], [728, 732], [743, 745], [748, 750], [756, 758], [761, 763], [771, 774], [777, 780], [783, 786], [792, 795], [798, 801], [804, 807], [815, 819], [822, 826], [832, 836], [839, 843], [850, 854], [858, 862], [868, 872], [875, 879], [905, 911], [899, 904], [909, 912]] as const;
    const found = new Set(entries.map(({ line }) => line));
    const missing = spans.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)).filter((line) => !found.has(line));
    expect(missing).toEqual([]);
  });

  it('has the times of the rules in the quick reference, all of them', () => {
    expect(rows('quick-answers')).toEqual(['SEV-1 | Critical | 5 min', 'SEV-2 | High | 15 min', 'SEV-3 | Medium | 1 h', 'SEV-4 | Low | 24 h of business days']);
    expect(rows('quick-escalation')).toHaveLength(5 + 4 + 3);
    expect(rows('quick-escalation')).toContain('SEV-1 | 2 h | VP Engineering | it is neither monitored nor resolved');
  });

  it('cannot disagree with the policy: other numbers there are other numbers here', () => {
    const changed = writeRunbook({ ...wholePolicy, incident: { ...wholePolicy.incident, severities: { ...wholePolicy.incident.severities, 1: { ...wholePolicy.incident.severities[1], respondMinutes: 3 } } } }, pages);
    const text = (all: typeof sections) => runbookEntries(all).map((entry) => entry.text).join('\n');
    expect(text(changed)).toContain('Acknowledge within 3 min.');
    expect(text(changed)).not.toContain('Acknowledge within 5 min.');
    expect(text(sections)).toContain('Acknowledge within 5 min.');
  });

  it('names the seven emergency contacts, six tools and five commands', () => {
    expect(section('contacts')?.blocks[0]?.items.slice(0, 7).map(({ line }) => line)).toEqual([905, 906, 907, 908, 909, 910, 911]);
    expect(rows('tools')).toHaveLength(6);
    expect(rows('commands')).toHaveLength(5);
  });

  it('takes a team’s own pages instead of the shipped ones, in a chapter of their own, with their encoding repaired', () => {
    const own = writeRunbook({ ...wholePolicy, runbook: { ...wholePolicy.runbook, pages: RunbookPagesSchema.parse([{ id: 'oven', chapter: 'kitchen', title: 'ðŸš¨ The oven', blocks: [{ text: 'Donâ€™t open it', points: ['While hot'], line: 1000 }] }]) } }, pages);
    expect(own.at(-1)).toMatchObject({ chapter: 'kitchen', title: '🚨 The oven', fromPolicy: false, blocks: [{ title: 'Don’t open it', items: [{ cells: ['While hot'], line: 1001 }] }] });
    expect(own.some(({ id }) => id === 'page-purpose')).toBe(false);
    expect(own.some(({ id }) => id === 'severity-1')).toBe(true);
  });
});
