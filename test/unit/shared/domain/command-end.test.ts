import { expect, test } from 'vitest';
import { commandEndWords } from '../../../../shared/domain/command-end.ts';
import { minute, second } from '../../../../shared/time/duration.ts';

test('how a command ended, in a sentence', () => {
  expect(commandEndWords({ how: 'exited', code: 22 }, 1234, minute)).toBe('Exit 22 after 1.23 s.');
  expect(commandEndWords({ how: 'killed', signal: 'SIGKILL' }, 90 * second, minute)).toBe('Ended by SIGKILL after 1 min.');
  expect(commandEndWords({ how: 'timed-out' }, 300 * second, 300 * second)).toBe('Ended after 5 min: it took too long.');
  expect(commandEndWords({ how: 'stopped' }, 800, minute)).toBe('Stopped after 800 ms.');
  expect(commandEndWords({ how: 'not-started', reason: 'There is no such program.' }, 0, minute)).toBe('It could not be started: There is no such program.');
});
