import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handoffMarkdown } from '../../../../shared/domain/handoff-markdown.ts';
import { readHandoffMarkdown } from '../../../../shared/domain/handoff-markdown-read.ts';
import { contentOfPaper, paperOf } from '../../../../shared/domain/handoff-paper.ts';
import { template } from '../../../../shared/domain/handoff-template.ts';
import { headingDepth, readBlocks } from '../../../../shared/domain/markdown-tree.ts';
import { EntryPartSchema, type Handoff, type HandoffContent, type HandoffEntry } from '../../../../shared/model/handoff.ts';
import { aHandoff, fields } from '../../../support/handoffs.ts';
import { hostileTexts } from '../../../support/hostile-texts.ts';

/** What Markdown can do to its neighbours, in pieces that are put together at random. */
const piece = fc.constantFrom(
  'word', ' ', '\n', '\n\n', '\r\n', '\n  ', '\n    ', '\n\t', '- ', '* ', '+ ', '1. ', '7) ', '> ', '# ', '## Active Issues', '### Issue 1: mine', '\n===\n', '\n---\n', '***', '```', '~~~~', '```js\nlet a;\n', '`', '``',
  '**Severity**: SEV-9', '- **Next step**: later', '- **Overall Health**: no', '**bold**', '*', '_', '[a](javascript:alert(1))', '[x]: http://example.com', '<!--', '-->', '<script>alert(1)</script>', '<div>', '</div>', '<b', '<?', '<![CDATA[',
  '<!channel>', '&lt;', '&', '\\', '|', '\n| a | b |\n| - | - |\n', ':', '—', '…', 'None recorded.', ' - ', '👩‍🚒', 'é', '\u0000', '\ud800', '\u2028', 'end ##', '- [ ] task', 'https://example.com/?a=<b>',
);
const hostile = fc.constantFrom(...hostileTexts.map(({ text }) => text).filter((text) => text.length < 3000));
const markdown = fc.oneof({ weight: 6, arbitrary: fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')) }, { weight: 1, arbitrary: hostile }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) });

const part = fc.constantFrom(...EntryPartSchema.options);
const parts = fc.dictionary(part, markdown, { maxKeys: 4, noNullPrototype: true });
const entry: fc.Arbitrary<HandoffEntry> = fc.record({
  id: fc.uuid(), evidence: fc.constant(null), compiled: fc.oneof(fc.constant({}), parts), written: parts, seen: fc.constant({}), struck: fc.constant(false), gone: fc.boolean(),
});
const field = fc.constantFrom(...fields);
const content: fc.Arbitrary<HandoffContent> = fc.record({
  entries: fc.dictionary(field, fc.array(entry, { maxLength: 3 }), { maxKeys: 4, noNullPrototype: true }),
  prose: fc.dictionary(field, markdown, { maxKeys: 4, noNullPrototype: true }),
});

const write = (handoff: Handoff): string => handoffMarkdown(paperOf(handoff));
function readAndWrite(text: string): string {
  const paper = readHandoffMarkdown(text);
  expect(paper).not.toBeNull();
  return paper === null ? '' : handoffMarkdown(paper);
}
const rootHeadings = (text: string): readonly string[] => readBlocks(text).flatMap((node) => ((headingDepth(node) ?? 6) <= 2 ? [text.slice(node.from, node.to)] : []));

describe('a handoff as Markdown, whatever is in it', () => {
  it('is the same text again after it was read', () => {
    fc.assert(fc.property(content, (said) => {
      const text = write(aHandoff({ content: said }));
      expect(readAndWrite(text)).toBe(text);
    }), { numRuns: 60 });
  });
  it('is the same text after an import made a handoff of it', () => {
    fc.assert(fc.property(content, (said) => {
      const text = write(aHandoff({ content: said }));
      const paper = readHandoffMarkdown(text);
      let count = 0;
      const imported = contentOfPaper(paper ?? { entries: {}, prose: {} }, () => String((count += 1)));
      expect(write(aHandoff({ content: imported }))).toBe(text);
    }), { numRuns: 20 });
  });
  it('has the headings of the runbook, once each and in their order, and no other', () => {
    fc.assert(fc.property(content, (said) => {
      expect(rootHeadings(write(aHandoff({ content: said })))).toEqual(['# On-Call Handoff - 2026-10-12', ...template.map(({ heading }) => `## ${heading}`)]);
    }), { numRuns: 30 });
  });
  it('loses no word', () => {
    const words = fc.array(fc.tuple(fc.nat({ max: 999_999 }), piece), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(field, words, words, fc.boolean(), (at, first, second, asProse) => {
      const name = (number: number): string => `w${number}w`;
      const text = (list: readonly (readonly [number, string])[]): string => list.map(([number, mark]) => `${name(number)}${mark}`).join('');
      const said: HandoffContent = asProse ? { entries: {}, prose: { [at]: text(first) } } : {
        entries: { [at]: [{ id: 'a', evidence: null, compiled: { title: text(first) }, written: { details: text(second) }, seen: {}, struck: false, gone: false }] }, prose: {},
      };
      const result = write(aHandoff({ content: said }));
      for (const [number] of asProse ? first : [...first, ...second]) expect(result).toContain(name(number));
    }), { numRuns: 50 });
  });
});

describe('any Markdown that has one heading of the runbook', () => {
  it('settles when it is read and written, and loses no word', () => {
    const line = fc.oneof(markdown, fc.constantFrom('## System Status', '## Active Issues', '### Issue 1: Disk', '## Recent Changes', '### 2026-10-01 - Deploy', '- **Overall Health**: Green', '## Whatever', '# Another title', '## Questions/Concerns', '- why?'));
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = `# On-Call Handoff\n\n## Active Issues\n${lines.join('\n')}`;
      const once = readAndWrite(text);
      expect(readAndWrite(once)).toBe(once);
    }), { numRuns: 50 });
  });
});
