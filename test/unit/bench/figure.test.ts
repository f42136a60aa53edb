import { describe, expect, test } from 'vitest';
import { describeFigure, isMet, type Figure } from '../../bench/support/figure.ts';
import { interleave, quantile, summarise } from '../../bench/support/statistics.ts';

const figure: Figure = {
  id: 'T1', name: 'start', unit: 'ms', value: summarise([120, 110, 130]), against: { name: 'floor', value: summarise([100]) }, aim: { times: 1.15 },
};

describe('an aim', () => {
  test('as a multiple of the floor is judged by medians', () => {
    expect(isMet(figure)).toBe(false);
    expect(isMet({ ...figure, aim: { times: 1.2 } })).toBe(true);
  });
  test('as a number needs no floor', () => {
    expect(isMet({ ...figure, against: null, aim: { most: 120 } })).toBe(true);
    expect(isMet({ ...figure, against: null, aim: { most: 119 } })).toBe(false);
  });
  test('as a multiple of nothing is not judged', () => {
    expect(isMet({ ...figure, against: null })).toBeNull();
    expect(isMet({ ...figure, aim: null })).toBeNull();
  });
});

test('a line names value, floor, ratio, aim and verdict', () => {
  expect(describeFigure(figure).replaceAll(/ +/g, ' ')).toBe('T1 start 120 [110-130] ms floor 100 ratio 1.20 aim <= 1.15 x MISSED');
});

test('quantiles interpolate between ranks', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3], 1)).toBe(3);
  expect(() => quantile([], 0.5)).toThrow('Nothing was measured');
});

test('sides take turns, and the turn turns round', async () => {
  const order: string[] = [];
  const say = (name: string) => async () => void order.push(name);
  await interleave(2, { floor: say('floor'), product: say('product') });
  expect(order).toEqual(['floor', 'product', 'product', 'floor']);
});
