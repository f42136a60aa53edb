import { expect, test } from 'vitest';
import { bucketAt, bucketOf, drawColumns, layBands, spanOfBuckets } from '../../../../../renderer/features/timeline/histogram-shape.ts';

const density = { from: 1000, to: 2000, buckets: [{ total: 100, loud: 1 }, { total: 0, loud: 0 }, { total: 1, loud: 0 }, { total: 25, loud: 25 }] };

test('places become buckets, and those outside the nearest', () => {
  expect([-1, 0, 0.49, 0.5, 1, 2].map((place) => bucketAt(place, 4))).toEqual([0, 0, 1, 2, 3, 3]);
  expect([0, 1000, 1250, 1999, 9999].map((at) => bucketOf(density, at))).toEqual([0, 0, 1, 3, 3]);
});

test('a marked stretch covers its buckets whole', () => {
  expect(spanOfBuckets(density, { first: 1, last: 2 })).toEqual({ from: 1250, to: 1750 });
  expect(spanOfBuckets({ ...density, to: 1999 }, { first: 0, last: 0 })).toEqual({ from: 1000, to: 1250 });
});

test('a single event is seen beside a burst', () => {
  const { total, loud } = drawColumns(density);
  expect(total).toBe('M0.12 100V0H0.88V100ZM2.12 100V90H2.88V100ZM3.12 100V50H3.88V100Z');
  expect(loud).toBe('M0.12 100V90H0.88V100ZM3.12 100V50H3.88V100Z');
});

test('lays blind intervals as bands, each wide enough to be seen, none beyond the box', () => {
  const box = { from: 0, to: 100, buckets: Array.from({ length: 10 }, () => ({ total: 0, loud: 0 })) };
  const blind = (from: number, to: number | null) => ({ from, to, reasons: [], spans: [] });
  expect(layBands(box, [blind(-50, 20), blind(40, 40), blind(90, null)])).toEqual([{ x: 0, width: 2 }, { x: 4, width: 0.25 }, { x: 9, width: 1 }]);
});
