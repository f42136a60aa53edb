import { expect, test } from 'vitest';
import { createMemo } from '../../../../electron/services/memo.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

test('what the disk refuses holds until the program ends, and is on disk with the next that it takes', () => {
  const meta = createMemoryMetaStore();
  const problems: unknown[] = [];
  const memo = createMemo(meta, (error) => problems.push(error));
  memo.set('rota.told', '1');
  expect(meta.get('rota.told')).toBe('1');
  const { set } = meta;
  meta.set = () => { throw new Error('The disk is full.'); };
  memo.set('rota.told', '2');
  expect([memo.get('rota.told'), meta.get('rota.told'), problems.length]).toEqual(['2', '1', 1]);
  meta.set = set;
  memo.set('rota.told', '3');
  expect([memo.get('rota.told'), meta.get('rota.told')]).toEqual(['3', '3']);
});
