import { expect, it } from 'vitest';
import { attemptWith } from '../../../../electron/services/attempt.ts';

it('says whether it went well, tells what did not, and throws nothing', () => {
  const told: unknown[] = [];
  const attempt = attemptWith((error) => void told.push(error));
  const refused = new Error('refused');
  expect(attempt(() => {})).toBe(true);
  expect(attempt(() => { throw refused; })).toBe(false);
  expect(told).toEqual([refused]);
});
