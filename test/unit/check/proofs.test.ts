import { expect, test } from 'vitest';
import { findFaults, readRows } from '../../check/proofs.ts';
import type { Citable } from '../../check/test-titles.ts';

const files: Readonly<Record<string, Citable>> = {
  'unit/a.test.ts': { titles: new Set(['adds', 'reads [x] or (y)', 'a | b']), pictures: new Set() },
  'e2e/b.e2e.ts': { titles: new Set(['runs']), pictures: new Set(['limit']) },
};
const read = (file: string) => files[file];
const ids = Object.entries({ S: 50, A: 35, C: 40, F: 12, P: 13 }).flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => `${kind}${index + 1}`));

/** A table in which every row is proved, but for those that are said otherwise; null leaves a row out. */
function table(changed: Readonly<Record<string, string | null>> = {}): string {
  const rows = ids.flatMap((id) => {
    const proof = changed[id] === undefined ? '[adds](unit/a.test.ts)' : changed[id];
    return proof === null ? [] : [`| ${id} | words | ${proof} |`];
  });
  return ['# Tests', '', '| row | what | proof |', '|---|---|---|', ...rows].join('\n');
}

const faults = (changed: Readonly<Record<string, string | null>>) => findFaults(table(changed), read).map(({ message }) => message);

test('a whole table has no fault', () => {
  expect(findFaults(table(), read)).toEqual([]);
});

test('each row of the requirements is there, once, and no other', () => {
  expect(faults({ S7: null, P13: null })).toEqual(['S7 has no row', 'P13 has no row']);
  const doubled = `${table()}\n| C4 | again | [adds](unit/a.test.ts) |\n| S51 | new | [adds](unit/a.test.ts) |`;
  expect(findFaults(doubled, read)).toEqual([{ line: 155, message: 'C4 stands there twice' }, { line: 156, message: 'S51 is no row of the requirements' }]);
});

test.each([
  ['[subtracts](unit/a.test.ts)', 'S1 is proved by the test “subtracts”, which does not run in unit/a.test.ts'],
  ['[adds](unit/gone.test.ts)', 'S1 is proved by unit/gone.test.ts, which is not there'],
  ['[adds](support/a.ts)', 'S1 is proved by support/a.ts, which npm test does not run'],
  ['[picture: calm](e2e/b.e2e.ts)', 'S1 is proved by the picture “calm”, which does not run in e2e/b.e2e.ts'],
  ['words alone', 'S1 has no proof'],
  ['not: nobody wants it', 'S1 has no proof'],
])('%s is a fault', (proof, message) => {
  expect(faults({ S1: proof })).toEqual([message]);
});

test('one proof that is gone is a fault beside others that stand', () => {
  expect(faults({ A3: '[adds](unit/a.test.ts)<br>[subtracts](unit/a.test.ts)' })).toHaveLength(1);
});

test('what the runbook does not ask for may be left out, with the reason', () => {
  expect(faults({ A20: 'not: one person cannot be balanced', C3: '[runs](e2e/b.e2e.ts)<br>not: the second half' })).toEqual([]);
  expect(faults({ A20: 'not:', C3: '' })).toEqual(['A20 has no proof', 'C3 has no proof']);
});

test('a title may hold brackets and bars', () => {
  expect(readRows('| S1 | x | [reads [x] or (y)](unit/a.test.ts)<br>[a \\| b](unit/a.test.ts)<br>[picture: limit](e2e/b.e2e.ts) |')).toEqual([{
    line: 1, id: 'S1', missing: '',
    proofs: [
      { file: 'unit/a.test.ts', name: 'reads [x] or (y)', kind: 'test' },
      { file: 'unit/a.test.ts', name: 'a | b', kind: 'test' },
      { file: 'e2e/b.e2e.ts', name: 'limit', kind: 'picture' },
    ],
  }]);
});
