import { describe, expect, it } from 'vitest';
import shippedPages from '../../../../shared/policy/runbook-pages.yaml';
import { RunbookPagesSchema } from '../../../../shared/policy/runbook-policy.ts';
import { indexRunbook, runbookEntries } from '../../../../shared/domain/runbook-search.ts';
import { writeRunbook } from '../../../../shared/domain/runbook-sections.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';

const sections = writeRunbook(wholePolicy, RunbookPagesSchema.parse(shippedPages));
const { search } = indexRunbook(sections);
const found = (typed: string) => search(typed, 20).map(({ title, text }) => `${title}: ${text}`);

describe('indexRunbook (S50)', () => {
  it('finds prose, rules, contacts, tools and commands', () => {
    expect(found('microsleep nodding').length + found('nodding').length).toBeGreaterThan(0);
    expect(search('secondary 15 min', 9).slice(0, 2).map(({ line }) => line)).toEqual([126, 432]);
    expect(search('secondary 15 min', 9).map(({ sectionId }) => sectionId)).toContain('quick-escalation');
    expect(found('customer success')).toContain('Contacts: Customer success · no number');
    expect(found('kubectl')).toContain('Commands: Which pods run · kubectl get pods -n production');
    expect(found('grafana.company')[0]).toContain('Tools: Grafana');
    expect(found('diagnose.sh').length).toBeGreaterThan(1);
  });

  it('wants every word, in any order, from its beginning, whatever the case and the accents', () => {
    expect(found('PODS which')).toEqual(found('which pods'));
    expect(found('kübectl')).toEqual(found('kubectl'));
    expect(found('ubectl')).toEqual([]);
    expect(found('kubectl handoff')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('puts a part before the points in it, and finds a line by its number', () => {
    expect(search('called may decide', 5)[0]).toMatchObject({ anchor: 'levels' });
    expect(search('breaks', 5)[0]).toMatchObject({ text: '' });
    expect(search('L432', 5)[0]).toMatchObject({ line: 432 });
    expect(search('432', 5)[0]).toMatchObject({ line: 432 });
  });

  it('answers far below 50 ms, the index included', () => {
    const typed = ['s', 'se', 'secondary', 'secondary call', 'a b c', 'incident channel', 'L9', 'zzz'];
    const began = performance.now();
    indexRunbook(sections);
    const indexed = performance.now();
    let slowest = 0;
    for (let round = 0; round < 20; round += 1) {
      for (const words of typed) {
        const from = performance.now();
        search(words, 40);
        slowest = Math.max(slowest, performance.now() - from);
      }
    }
    process.stdout.write(`runbook: ${runbookEntries(sections).length} places, index ${(indexed - began).toFixed(1)} ms, slowest of ${20 * typed.length} searches ${slowest.toFixed(2)} ms (limit 50)\n`);
    expect(slowest).toBeLessThan(50);
  });
});
