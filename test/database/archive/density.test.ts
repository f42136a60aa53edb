import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDensityReader } from '../../../electron/database/archive/density.ts';
import { DensityQuerySchema, type Density } from '../../../shared/model/timeline.ts';
import { hour } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { anyEvent, event } from '../support/events.ts';
import { anyFilter, fits, rares } from '../support/filters.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

const now = fakeStart + 12 * 24 * hour;
const span = { from: fc.constantFrom(null, fakeStart - 2e8, fakeStart + 0.5), to: fc.constantFrom(null, fakeStart + 3000, fakeStart + 3e8) };

test('every bucket holds exactly the events of its stretch, under any filter, span and number of buckets', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 60 }), fc.array(fc.record({ filter: anyFilter, ...span, buckets: fc.integer({ min: 1, max: 40 }) }), { minLength: 3, maxLength: 8 }), rares, (facts, queries, rare) => {
      const { journal, path, close } = openScratchStore();
      const stored = journal.append(facts);
      const reader = lookInto(path);
      const read = createDensityReader(reader, rare);
      for (const query of queries) {
        const density = read(query, now);
        const width = (density.to - density.from) / density.buckets.length;
        const expected = density.buckets.map(() => ({ total: 0, loud: 0 }));
        const asked = { ...query.filter, from: Math.max(query.filter.from ?? 0, query.from ?? 0), to: Math.min(query.filter.to ?? Infinity, query.to ?? Infinity) };
        for (const one of stored.filter((stored) => fits(asked, stored))) {
          const bucket = expected[Math.floor((one.occurredAt - density.from) / width)];
          if (bucket === undefined) throw new Error('The scale leaves out an event.');
          bucket.total += 1;
          if (one.kind === 'check.down' || one.severity === 1 || one.severity === 2) bucket.loud += 1;
        }
        expect(density.buckets).toEqual(expected);
        expect(density.buckets.length).toBeLessThanOrEqual(query.buckets);
        expect(density.countedFrom).toBeUndefined();
      }
      reader.close();
      close();
    }),
    { numRuns: 60 },
  );
});

const sum = ({ buckets }: Density) => buckets.reduce((total, bucket) => total + bucket.total, 0);

test('buckets of a day that begin at nine hold their own events, not those of the calendar’s days', () => {
  const { journal, path } = openScratchStore();
  const nine = Date.UTC(2026, 2, 2, 9);
  journal.append([event({ occurredAt: nine + 24 * hour }), event({ occurredAt: nine })]);
  const { buckets } = createDensityReader(lookInto(path))(DensityQuerySchema.parse({ filter: { from: nine + 5000 }, buckets: 12 }), nine + 12 * 24 * hour);
  expect(buckets.map(({ total }) => total)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('an empty log has an hour of nothing', () => {
  const { path } = openScratchStore();
  const density = createDensityReader(lookInto(path))(DensityQuerySchema.parse({}), fakeStart);
  expect(density).toMatchObject({ from: fakeStart - hour, to: fakeStart });
  expect(sum(density)).toBe(0);
});

test('words that occur too often are counted from the newest on, and it says from when', () => {
  const { journal, path } = openScratchStore();
  const each = Array.from({ length: 20_500 }, (_, index) => event({ occurredAt: fakeStart + index * 1000, title: 'often' }));
  journal.append(each);
  const density = createDensityReader(lookInto(path))(DensityQuerySchema.parse({ filter: { text: 'often' } }), now);
  expect(sum(density)).toBe(20_000);
  expect(density.countedFrom).toBe(fakeStart + 500_000);
});
