import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolate, plainLine, plainText } from '../../../../shared/domain/plain-text.ts';
import { hostileTexts } from '../../../support/hostile-texts.ts';

// None of these may be left in a text that is shown
const forbidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

describe('text from outside', () => {
  it.each(hostileTexts)('is harmless: $name', ({ text }) => {
    for (const [plain, limit] of [[plainLine(text), 120], [plainText(text), 400], [plainLine(text, 5), 5]] as const) {
      expect(plain).not.toMatch(forbidden);
      expect(isWellFormed(plain)).toBe(true);
      expect(plain.length).toBeLessThanOrEqual(limit);
      expect(plain).toBe(plain.trim());
    }
    expect(plainLine(text)).not.toContain('\n');
  });

  it('is harmless whatever it is, and plain text stays as it is', () => {
    const nasty = fc.constantFrom('\u0000', '\u001b', '\u001b[31m', '\u001b]', '\u0007', '\u202e', '\u2066', '\u200d', '\ud83d', '\u0300', '\n', '\u2028', ' ', 'é', '👩‍🚒', 'ع', 'a');
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' })), { maxLength: 200 }).map((parts) => parts.join('')), (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(forbidden);
        expect(line).not.toContain('\n');
        expect(isWellFormed(line)).toBe(true);
        expect(line.length).toBeLessThanOrEqual(120);
        expect(plainLine(line)).toBe(line);
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('loses nothing that people write', () => {
    for (const text of ['Größe & Maß <5 %', 'naïve café', '日本語のタイトル', 'Ω ≥ 3 · done…', '👩‍🚒 fire', 'a\u200db']) expect(plainLine(text)).toBe(text);
  });

  it('shows the words between terminal sequences and not the sequences', () => {
    expect(plainLine('\u001b[1;31mDisk\u001b[0m full')).toBe('Disk full');
    expect(plainLine('\u001b]0;title\u0007 after')).toBe('after');
    expect(plainLine('\u009b31mred')).toBe('red');
    expect(plainLine('\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\')).toBe('link');
  });

  it('cuts between characters that a person sees', () => {
    expect(plainLine('abcdef', 4)).toBe('abc…');
    expect(plainLine('ab👨‍👩‍👧‍👦cd', 6)).toBe('ab…');
    expect(plainLine('🇩🇪🇫🇷🇮🇹', 9)).toBe('🇩🇪🇫🇷…');
    expect(plainLine('e\u0301e\u0301e\u0301', 4)).toBe('éé'.normalize('NFD').slice(0, 2) + '…');
    expect(plainLine('abcd', 4)).toBe('abcd');
  });

  it('keeps lines where lines are wanted', () => {
    expect(plainText('one\r\n\n  two \u2028three')).toBe('one\ntwo\nthree');
    expect(plainLine('one\r\n\n  two \u2028three')).toBe('one two three');
  });

  it('reads a megabyte in no time', () => {
    const began = performance.now();
    for (const { text } of hostileTexts) plainText(text);
    expect(performance.now() - began).toBeLessThan(250);
  });

  it('isolates right-to-left names only', () => {
    expect(isolate('API')).toBe('API');
    expect(isolate('שרת')).toBe('\u2068שרת\u2069');
  });
});
