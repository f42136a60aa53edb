import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeSlack } from '../../../../shared/domain/escape-text.ts';
import { splitText } from '../../../../shared/domain/split-text.ts';

const lone = /\p{Surrogate}/u;

it('cuts at ends of lines, then between words, then where it must', () => {
  expect(splitText('short', 10)).toEqual(['short']);
  expect(splitText('', 10)).toEqual(['']);
  expect(splitText('one line\nand two\nthree', 18)).toEqual(['one line\nand two', 'three']);
  expect(splitText('some words in a row', 11)).toEqual(['some words', 'in a row']);
  expect(splitText('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  expect(splitText('xxxxxxx&amp;&lt;!channel&gt;', 10)).toEqual(['xxxxxxx', '&amp;&lt;!', 'channel', '&gt;']);
});

it('loses nothing but white space, cuts no entity and no character, and keeps to the limit', () => {
  const piece = fc.oneof(fc.constantFrom('&', '<', '>', '\n', ' ', '😀', '<!channel>', '&amp;'), fc.string({ unit: 'binary', maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 10, max: 80 }), (pieces, limit) => {
      const text = escapeSlack(pieces.join(''));
      const parts = splitText(text, limit);
      const bare = (words: string) => words.replaceAll(/\s/gu, '');
      expect(bare(parts.join(''))).toBe(bare(text));
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
        if (!lone.test(text)) expect(part).not.toMatch(lone);
      }
    }),
    { numRuns: 500 },
  );
});
