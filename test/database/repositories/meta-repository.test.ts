import { expect, test } from 'vitest';
import { openStore } from '../../../electron/database/store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scratchFile } from '../support/scratch.ts';

test('a single value outlives the program until it is replaced or removed', () => {
  const path = scratchFile();
  const first = openStore({ path, clock: createFakeClock() });
  expect(first.meta.get('watch.seenAt')).toBeNull();
  first.meta.set('watch.seenAt', '1');
  first.meta.set('watch.seenAt', '2');
  first.close();
  const second = openStore({ path, clock: createFakeClock() });
  expect(second.meta.get('watch.seenAt')).toBe('2');
  second.meta.remove('watch.seenAt');
  expect(second.meta.get('watch.seenAt')).toBeNull();
  second.close();
});
