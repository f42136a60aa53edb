import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, escapeMarkdown, escapeSlack } from '../../../../shared/domain/escape-text.ts';

describe('escapeSlack', () => {
  it('leaves no mark of Slack’s own, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeSlack(text);
        expect(escaped).not.toMatch(/[<>]/);
        expect(escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(text);
      }),
    );
  });
});

describe('cutText', () => {
  it('never exceeds the limit, never splits a character or an entity', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '&', '<', '>', '😀', ';', 'é')), fc.integer({ min: 1, max: 40 }), (parts, limit) => {
        const text = escapeSlack(parts.join(''));
        const cut = cutText(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(() => encodeURIComponent(cut)).not.toThrow();
        expect(cut.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
        if (text.length <= limit) expect(cut).toBe(text);
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['[a](https://evil.example)', String.raw`\[a\](https&#58;//evil.example)`],
    ['![a](x)', String.raw`\!\[a\](x)`],
    ['<script>', String.raw`\<script\>`],
    ['# not a heading', String.raw`\# not a heading`],
    ['- not a list', String.raw`\- not a list`],
    ['1. not a list', String.raw`1\. not a list`],
    ['a & b', 'a &amp; b'],
    ['plain words, 10 % (or 20)', 'plain words, 10 % (or 20)'],
  ])('%s', (raw, expected) => {
    expect(escapeMarkdown(raw)).toBe(expected);
  });
});
