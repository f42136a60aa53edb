import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = `
import { catchStrays } from './electron/adapters/stray-errors.ts';
catchStrays((error) => console.log('heard', error.message));
setTimeout(() => { throw new Error('of a timer'); }, 0);
void Promise.reject(new Error('of a promise'));
setTimeout(() => console.log('goes on'), 20);
`;

test('an error that nobody caught is heard, and the program goes on', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout.trim().split('\n').toSorted()).toEqual(['goes on', 'heard of a promise', 'heard of a timer']);
});
