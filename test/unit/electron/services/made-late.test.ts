import { expect, test } from 'vitest';
import { madeLate } from '../../../../electron/services/made-late.ts';

function aPart({ fails = 0 } = {}) {
  const did: string[] = [];
  let left = fails;
  let give = (): void => {};
  const gate = new Promise<void>((resolve) => {
    give = resolve;
  });
  const part = madeLate(async () => {
    did.push('made');
    await gate;
    if (left-- > 0) throw new Error('not now');
    return 'part';
  }, (made) => void did.push(`stopped ${made}`));
  return { part, did, give };
}

test('is made once, when it is first wanted, and stopped at the end', async () => {
  const { part, did, give } = aPart();
  expect([part.made(), did]).toEqual([null, []]);
  give();
  expect(await Promise.all([part.get(), part.get()])).toEqual(['part', 'part']);
  expect([part.made(), did]).toEqual(['part', ['made']]);
  await part.end();
  expect(did).toEqual(['made', 'stopped part']);
  await expect(part.get()).rejects.toThrow('ending');
});

test('a making that failed is tried again', async () => {
  const { part, did, give } = aPart({ fails: 1 });
  give();
  await expect(part.get()).rejects.toThrow('not now');
  expect(part.made()).toBeNull();
  expect(await part.get()).toBe('part');
  expect(did).toEqual(['made', 'made']);
});

test('one that is being made when the program ends is stopped as well; one that nobody wanted, or that fails, needs no stop', async () => {
  const { part, did, give } = aPart();
  const wanted = part.get();
  const ended = part.end();
  give();
  await Promise.all([wanted, ended]);
  expect(did).toEqual(['made', 'stopped part']);
  const unwanted = aPart();
  await unwanted.part.end();
  expect(unwanted.did).toEqual([]);
  const failing = aPart({ fails: 1 });
  const failed = expect(failing.part.get()).rejects.toThrow('not now');
  const over = failing.part.end();
  failing.give();
  await Promise.all([failed, over]);
  expect(failing.did).toEqual(['made']);
});
