import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textDifference } from '../../../../shared/domain/text-difference.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '🙂', '🙃'), maxLength: 30 });
/** Long enough for whole stretches to be alike, on both sides of what differs. */
const filler = fc.integer({ min: 0, max: 3000 }).map((length) => 'ab\n'.repeat(1000).slice(0, length));

describe('textDifference', () => {
  test('what it names turns the one text into the other, and nothing beside it is named', () => {
    fc.assert(
      fc.property(filler, letters, letters, filler, (head, one, other, tail) => {
        const [was, next] = [head + one + tail, head + other + tail];
        const { from, to, insert } = textDifference(was, next);
        expect(was.slice(0, from) + insert + was.slice(to)).toBe(next);
        const removed = was.slice(from, to);
        if (removed !== '' && insert !== '') {
          expect(removed[0]).not.toBe(insert[0]);
          expect(removed.at(-1)).not.toBe(insert.at(-1));
        }
        if (was === next) expect([removed, insert]).toEqual(['', '']);
      }),
    );
  });

  test('a letter more in a row of the same letter is one letter more', () => {
    const row = 'a'.repeat(5000);
    expect(textDifference(row, `${row}a`)).toMatchObject({ from: 5000, to: 5000, insert: 'a' });
    expect(textDifference(`${row}a`, row)).toMatchObject({ from: 5000, to: 5001, insert: '' });
  });
});
