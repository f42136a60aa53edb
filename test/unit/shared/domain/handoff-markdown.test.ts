import { describe, expect, it } from 'vitest';
import { handoffMarkdown } from '../../../../shared/domain/handoff-markdown.ts';
import { readHandoffMarkdown } from '../../../../shared/domain/handoff-markdown-read.ts';
import { paperOf, type HandoffPaper } from '../../../../shared/domain/handoff-paper.ts';
import { handoffHtml } from '../../../../shared/domain/handoff-forms.ts';
import { tellKey } from '../../../../shared/domain/handoff-tells.ts';
import { packHandoff } from '../../../../shared/domain/handoff-travel.ts';
import type { EntryParts } from '../../../../shared/model/handoff.ts';
import { aFullHandoff, aHandoff, compiled, handoffContent, written } from '../../../support/handoffs.ts';

const write = (handoff = aFullHandoff()): string => handoffMarkdown(paperOf(handoff));
const read = (text: string): HandoffPaper => {
  const paper = readHandoffMarkdown(text);
  if (paper === null) throw new Error('No handoff stands in it.');
  return paper;
};

describe('a handoff as Markdown', () => {
  it('has the form of the runbook (L656-L709)', async () => {
    await expect(write()).toMatchFileSnapshot('handoff.golden.md');
  });
  it('has every heading and label also when nothing is written', async () => {
    await expect(write(aHandoff({ receiver: null }))).toMatchFileSnapshot('handoff-empty.golden.md');
  });
  it('says under a heading without labels that nothing is recorded, which is read as nothing', () => {
    const text = write(aHandoff());
    for (const heading of ['Active Issues', 'Recent Changes', 'Questions/Concerns']) expect(text).toContain(`## ${heading}\nNone recorded.\n`);
    expect(read(text)).toMatchObject({ entries: {}, prose: {} });
    expect(write()).not.toContain('None recorded.');
  });
  it('leaves alone what a person wrote beside an entry in the same words', () => {
    const text = write(aHandoff({ content: handoffContent({ issues: [compiled('a', { title: 'Disk' })] }, { issues: 'None recorded.', changes: 'None recorded. Ask Kim.' }) }));
    expect(read(text).prose).toEqual({ issues: 'None recorded.', changes: 'None recorded. Ask Kim.' });
  });
  it('leaves out what was struck, and says what a person wrote over what evidence says', () => {
    const text = write();
    expect(text).not.toContain('Was struck');
    expect(text).toContain('1. Drained it at 08:40 CEST');
    expect(text).not.toContain('answers 503.\n- ');
  });
  it('leaves out what the person does not tell of themselves, though an older version brought it back; of one that came in, all was told', () => {
    const hours = compiled(tellKey('hours'), { text: 'The giver worked 11 h' });
    const content = handoffContent({ 'business-hours': [hours] });
    for (const text of [write(aHandoff({ content })), JSON.stringify(packHandoff(aHandoff({ content })))]) expect(text).not.toContain('worked');
    expect(write(aHandoff({ content, tells: ['hours'] }))).toContain('The giver worked 11 h');
    expect(write(aHandoff({ content, received: true }))).toContain('The giver worked 11 h');
  });
  it('carries over what people wrote as they wrote it: links stay links, tables tables', () => {
    const carried = (id: string, parts: EntryParts) => compiled(id, parts, { evidence: { key: id, kind: 'carried', refId: null, eventIds: [] } });
    const table = '| volume | used |\n| --- | --- |\n| data | 84 % |';
    const content = handoffContent({ links: [carried('a', { title: 'Checkout', value: 'https://grafana.example.com/d/checkout' })], infrastructure: [carried('b', { text: `Fills by **Friday**\n\n${table}` })] });
    const text = write(aHandoff({ content }));
    expect(text).toContain('Checkout: https://grafana.example.com/d/checkout');
    expect(text).toContain('Fills by **Friday**');
    const html = handoffHtml(paperOf(aHandoff({ content })));
    for (const mark of ['<a href="https://grafana.example.com/d/checkout"', '<th>volume</th>', '<strong>Friday</strong>']) expect(html).toContain(mark);
  });
  it('prints times in the zone of the shift, and tells apart the two that a clock shows twice', () => {
    // The clocks of New York go back at 06:00 UTC: 01:30 comes twice.
    const handoff = aHandoff({ zone: 'America/New_York', shiftFrom: Date.UTC(2026, 10, 1, 5, 30), shiftUntil: Date.UTC(2026, 10, 1, 6, 30) });
    const text = write(handoff);
    expect(text).toContain('- **Shift**: 2026-11-01 01:30 GMT-4 to 2026-11-01 01:30 GMT-5\n- **Times**: America/New_York');
    expect(read(text).head).toMatchObject({ shiftFrom: handoff.shiftFrom, shiftUntil: handoff.shiftUntil, zone: 'America/New_York' });
  });
  it('shows text from outside as text', () => {
    const text = write(aHandoff({ content: handoffContent({ issues: [compiled('Q1', { title: '<!channel> [click](javascript:alert(1)) <script>x</script>\n## Active Issues', details: '# Owned\n- **Severity**: SEV-9' })] }) }));
    expect(text).toContain('### Issue 1: \\<!channel\\> \\[click\\](javascript&#58;alert(1))');
    expect(text.match(/^## /gm)).toHaveLength(8);
    expect(read(text).entries.issues?.[0]?.severity ?? '').toBe('');
  });
  it('keeps headings, fences and HTML of a person within their place', () => {
    const prose = 'Plan\n====\n\n# One\n## Known Issues/Limitations\n<div onclick=x>\n\n```\nnever closed\n## Questions/Concerns';
    const text = write(aHandoff({ content: handoffContent({ questions: [written({ text: 'Why?' })] }, { issues: prose }) }));
    expect(text).toContain('#### Plan\n\n#### One\n##### Known Issues/Limitations\n&lt;div onclick=x>\n\n```\nnever closed\n## Questions/Concerns\n```');
    expect(read(text)).toMatchObject({ entries: { questions: [{ text: 'Why?' }] } });
  });
});

describe('reading a handoff', () => {
  it('knows the head, the entries and the prose again', () => {
    const { head, entries, prose } = read(write());
    const unknown = read(write(aHandoff({ shiftKnown: false })));
    expect(write(aHandoff({ shiftKnown: false }))).toContain('- **Shift**: no end known\n');
    expect([unknown.head.shiftFrom, unknown.head.shiftUntil]).toEqual([null, null]);
    expect(head).toEqual({ id: aHandoff().id, revision: 14, kind: 'rotation', emergency: false, shiftFrom: aHandoff().shiftFrom, shiftUntil: aHandoff().shiftUntil, zone: 'Europe/Berlin', giver: 'Kim Doe', receiver: 'Åsa Öberg' });
    expect(entries.issues?.[0]).toMatchObject({ title: 'High error rate on checkout', severity: 'SEV-1', status: 'Mitigating', owner: 'Kim Doe', nextStep: 'Fail over to the standby gateway' });
    expect(entries.issues?.[0]?.details).toContain('kubectl -n checkout get pods');
    expect(entries.maintenance).toEqual([{ text: 'orders-db-2 storage swap', date: '2026-10-14', time: '02:00 to 03:00 CEST', impact: 'Read only for 10 min', risk: 'Failover may take longer' }]);
    expect(prose.infrastructure).toContain('| data | 84 % |');
  });
  it('takes one that was written by hand, with other spaces, line ends and headings', () => {
    const text = '# On-Call Handoff - Monday\r\n\r\nHello Bob,\r\n\r\n## system status\r\n* **Overall health:**   Green\r\n* **Active Incidents**:\r\n    * SEV-2 Disk\r\n    * SEV-4 Docs\r\n\r\n## Active Issues\r\n### Disk is full\r\n- **Severity**: SEV-2\r\nsee the dashboard\r\n- **Details**: it grows\r\n    - by 1 % a day\r\n\r\n## Our own section\r\nwords of our own\r\n\r\n## Questions/Concerns\r\n- why?\r\n';
    const { head, entries, prose } = read(text);
    expect(head).toMatchObject({ id: null, zone: null, giver: '' });
    expect(prose.health).toContain('Hello Bob,');
    expect(JSON.stringify([entries, prose])).toContain('Green');
    expect(entries['active-incidents']).toEqual([{ text: 'SEV-2 Disk' }, { text: 'SEV-4 Docs' }]);
    expect(entries.issues).toEqual([{ title: 'Disk is full', severity: 'SEV-2\nsee the dashboard', details: 'it grows\n  - by 1 % a day' }]);
    expect(prose.issues).toContain('## Our own section\nwords of our own');
    expect(entries.questions).toEqual([{ text: 'why?' }]);
  });
  it('says when it is none', () => {
    expect(readHandoffMarkdown('# Shopping\n\n- milk')).toBeNull();
    expect(readHandoffMarkdown('')).toBeNull();
  });
  it('does not take long over marks without end', () => {
    const began = performance.now();
    for (const text of ['>'.repeat(20_000), '['.repeat(20_000), '**a'.repeat(10_000), '[a](<b'.repeat(5000), Array.from({ length: 300 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n')]) {
      expect(readHandoffMarkdown(`## Active Issues\n${text}`)).not.toBeNull();
    }
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
