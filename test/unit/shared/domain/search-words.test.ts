import { expect, test } from 'vitest';
import { parseWords, splitBeginning, toMatch } from '../../../../shared/domain/search-words.ts';

const match = (text: string) => {
  const query = parseWords(text);
  return query === null ? null : toMatch(query, null);
};

test.each([
  ['disk', '"disk" *'],
  ['disk ', '"disk"'],
  ['disk full', '"disk" AND "full" *'],
  ['d', '"d"'],
  ['say "no"', '"say" AND """no"""'],
  ['full!', '"full!"'],
  ['a\0b', '"a" AND "b"'],
  ['NEAR (x', '"NEAR" AND "(x" *'],
  ['日本', '"日本" *'],
])('%j becomes %j', (text, query) => {
  expect(match(text)).toBe(query);
});

test.each(['', ' \t', '--- "" *', '😀', '\0'])('%j holds nothing to look for', (text) => {
  expect(parseWords(text)).toBeNull();
});

test('a beginning stands for any of its completions', () => {
  expect(toMatch({ words: ['disk'], beginning: 'checkout-ap' }, ['checkout-api', 'checkout-app'])).toBe('"disk" AND ("checkout-api" OR "checkout-app")');
});

test.each([
  ['Timeo', { stem: '', token: 'timeo' }],
  ['checkout-ap', { stem: 'checkout-', token: 'ap' }],
  ['(x', { stem: '(', token: 'x' }],
  ['éab', null],
  ['caf\u0065\u0301s', null],
  ['日本', null],
])('%j splits into %j', (beginning, parts) => {
  expect(splitBeginning(beginning)).toEqual(parts);
});
