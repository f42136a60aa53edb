import { expect, test } from 'vitest';
import { blindReasonOf } from '../../../../shared/domain/blind-intervals.ts';
import { blindReasonWords } from '../../../../shared/domain/blind-words.ts';
import { networkSource } from '../../../../shared/domain/network-source.ts';
import type { SourceState } from '../../../../shared/model/source.ts';

const before: SourceState = { source: 'network', condition: 'fresh', lastGoodAt: 1, since: 1, reason: '' };

test.each([
  ['no-network', 'own network down', /^No network since/],
  ['captive', 'own network down', /^Something else has answered in place of the network/],
  ['names', 'names cannot be looked up', /^Names could not be looked up since .* still answers/],
] as const)('%s says the same in the chip and in the sentence', (trouble, word, sentence) => {
  const state = networkSource(before, 'none', { verdict: trouble === 'names' ? 'online' : 'offline', trouble }, 60_000, 'UTC');
  expect(blindReasonWords[blindReasonOf(state)]).toBe(word);
  expect(state).toMatchObject({ condition: 'failing', since: 60_000, reason: expect.stringMatching(sentence) });
  const back = networkSource(state, trouble, { verdict: 'online', trouble: 'none' }, 90_000, 'UTC');
  expect(back).toEqual({ source: 'network', condition: 'fresh', lastGoodAt: 90_000, since: 90_000, reason: '' });
});
