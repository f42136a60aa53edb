import { expect, test } from 'vitest';
import { markWords } from '../../../../shared/domain/mark-words.ts';

const shown = (text: string, typed: string) => markWords(text, typed).map(({ text: part, hit }) => (hit ? `[${part}]` : part)).join('');

test('the beginnings of words that were typed are marked, whatever their case and accents', () => {
  expect(shown('Secondary on-call, second', 'SEC call')).toBe('[Sec]ondary on-[call], [sec]ond');
  expect(shown('Åsa Öberg', 'asa o')).toBe('[Åsa] [Ö]berg');
  expect(shown('before', 'fore')).toBe('before');
  expect(shown('kubectl get pods -n production', 'get p')).toBe('kubectl [get] [p]ods -n [p]roduction');
  expect(shown('', 'a')).toBe('');
  expect(shown('nothing typed', '')).toBe('nothing typed');
});

test('nothing is lost, whatever the text is made of', () => {
  for (const text of ['a\u0301b 🚨 日本語', 'ﬁne print', '—–…', ' lead and trail ']) expect(markWords(text, 'a b fi').map((part) => part.text).join('')).toBe(text);
});
