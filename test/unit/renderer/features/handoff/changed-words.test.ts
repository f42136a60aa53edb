import { expect, test } from 'vitest';
import { changedWords } from '../../../../../renderer/features/handoff/changed-words.ts';

test('of two wordings the words that differ are shown, with a few around them', () => {
  expect(changedWords('SEV-1 Payments fail: investigating since 17:18, acknowledged by Ada', 'SEV-1 Payments fail: mitigating since 17:31, acknowledged by Ada'))
    .toEqual({ lead: 'SEV-1 Payments fail: ', before: 'investigating since 17:18,', now: 'mitigating since 17:31,', tail: 'acknowledged by Ada' });
  expect(changedWords('one two three four five six seven eight', 'one two three four five SIX seven eight')).toEqual({ lead: '… two three four five ', before: 'six', now: 'SIX', tail: 'seven eight' });
  expect(changedWords('', 'new')).toEqual({ lead: '', before: '', now: 'new', tail: '' });
  expect(changedWords('a b b', 'a b')).toEqual({ lead: 'a ', before: 'b', now: '', tail: 'b' });
});
