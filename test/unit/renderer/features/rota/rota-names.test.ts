import { expect, test } from 'vitest';
import { initialsOf, lengthOf } from '../../../../../renderer/features/rota/rota-names.ts';

test.each([
  ['Kim Doe', 'KD'], ['Maya', 'M'], ['  Ana  María de la Cruz ', 'AC'], ['åsa öberg', 'ÅÖ'], ['山田 太郎', '山太'], ['👩‍🚒 Rae', '👩R'], ['', ''],
])('%s has the initials %s where the name has no room', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a longer name gives way to its initials earlier', () => {
  expect(['Bob', 'Alice', 'Bartholomew'].map(lengthOf)).toEqual(['short', 'middle', 'long']);
});
