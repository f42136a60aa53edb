import { expect, test } from 'vitest';
import { latenessOf, missedBeats } from '../../bench/support/lateness.ts';

test('beats on the grid are not late, wherever the grid begins', () => {
  expect(latenessOf([17, 1017, 2017], 1000)).toEqual([0, 0, 0]);
});

test('the earliest beat anchors the grid, even when it is not the first', () => {
  expect(latenessOf([40, 1030, 2035], 1000)).toEqual([10, 0, 5]);
});

test('drift shows as growing lateness', () => {
  const beats = Array.from({ length: 5 }, (_, index) => index * 1002);
  expect(latenessOf(beats, 1000)).toEqual([0, 2, 4, 6, 8]);
});

test('a beat that was left out is missed, and those after it are not late for it', () => {
  expect(missedBeats([0, 1000, 3000], 1000)).toBe(1);
  expect(latenessOf([0, 1000, 3000], 1000)).toEqual([0, 0, 0]);
});

test('nothing is missed between beats that are merely late', () => {
  expect(missedBeats([0, 1000, 2049], 1000)).toBe(0);
});
