import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight, searchWords } from '../../../../shared/domain/timeline-highlight.ts';

const marked = (text: string, search: string) => highlight(text, searchWords(search)).map((segment) => (segment.hit ? `[${segment.text}]` : segment.text)).join('');

test('whole words are marked, and the beginning of the one being typed, whatever their case and accents', () => {
  expect(marked('Rolled back checkout', 'BACK che')).toBe('Rolled [back] [che]ckout');
  expect(marked('Rolled back checkout', 'roll che')).toBe('Rolled back [che]ckout');
  expect(marked('Acknowledged by Åsa Öberg', 'asa ober')).toBe('Acknowledged by [Åsa] [Öber]g');
  expect(marked('precheck', 'check')).toBe('precheck');
  expect(marked('status=503', '503 stat')).toBe('[stat]us=[503]');
});

test('a space or a single letter asks for the whole word', () => {
  expect(marked('check checkout', 'check ')).toBe('[check] checkout');
  expect(marked('a api', 'a')).toBe('[a] api');
});

test('quotes and operators are ordinary characters', () => {
  expect(searchWords('"a" AND (b*) OR -c').map(({ text }) => text)).toEqual(['a', 'and', 'b', 'or', 'c']);
  expect(searchWords('  ')).toEqual([]);
  expect(marked('a.b', '.*')).toBe('a.b');
});

test('nothing of the text is lost or changed', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, search) => {
    expect(highlight(text, searchWords(search)).map((segment) => segment.text).join('')).toBe(text);
  }));
});
