import { expect, test } from 'vitest';
import { toWordQuery } from '../../../../shared/domain/search-words.ts';

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
  expect(toWordQuery(text)).toBe(query);
});

test.each(['', ' \t', '--- "" *', '😀', '\0'])('%j holds nothing to look for', (text) => {
  expect(toWordQuery(text)).toBeNull();
});
