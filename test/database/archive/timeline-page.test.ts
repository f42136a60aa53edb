import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWords } from '../../../shared/domain/search-words.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import { TimelineQuerySchema, type TimelineFilter } from '../../../shared/model/timeline.ts';
import { createTimelineReader } from '../../../electron/database/archive/timeline-page.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { anyEvent, event } from '../support/events.ts';
import { anyFilter, fits, rares } from '../support/filters.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

type Reader = ReturnType<typeof createTimelineReader>;

function readAll(read: Reader, filter: TimelineFilter, limit: number): readonly WatchEvent[] {
  const events: WatchEvent[] = [];
  let page = read({ filter, before: null, limit });
  events.push(...page.events);
  while (page.next !== null) {
    page = read({ filter, before: page.next, limit });
    expect(page.events.length).toBeGreaterThan(0);
    events.push(...page.events);
  }
  return events;
}

test('pages put together are exactly the events of the filter, newest first', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), fc.array(anyFilter, { minLength: 3, maxLength: 8 }), fc.integer({ min: 1, max: 7 }), rares, (facts, wanted, limit, rare) => {
      const { journal, path, close } = openScratchStore();
      const stored = journal.append(facts);
      const reader = lookInto(path);
      const read = createTimelineReader(reader, rare);
      for (const filter of wanted) {
        const expected = stored.filter((one) => fits(filter, one)).toSorted((one, other) => other.occurredAt - one.occurredAt || other.id - one.id);
        expect(readAll(read, filter, limit)).toEqual(expected);
      }
      reader.close();
      close();
    }),
    { numRuns: 60 },
  );
});

function withFacts(...titles: readonly string[]) {
  const { journal, path } = openScratchStore();
  journal.append(titles.map((title, index) => event({ title, occurredAt: fakeStart + index })));
  const read = createTimelineReader(lookInto(path));
  return (text: string) => read(TimelineQuerySchema.parse({ filter: { text } })).events.map(({ title }) => title);
}

test('text of any kind never fails and never acts as an operator', () => {
  const search = withFacts('alpha beta', 'alpha', 'beta or not gamma', 'near the end', 'title with a star');
  const operators = fc.constantFrom('"', '*', 'OR', 'NOT', 'AND', 'NEAR(', ')', 'title:', '-', '^', '+', '{', '}', ':', "'", ';', '\0', '\ud800', '😀', 'alpha', 'beta', ' ');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(operators, { maxLength: 12 }).map((parts) => parts.join(' '))), (text) => {
      const found = search(text);
      if (parseWords(text) === null) expect(found).toHaveLength(5);
    }),
    { numRuns: 1500 },
  );
});

test('words of an operator are words', () => {
  const search = withFacts('alpha beta', 'alpha', 'beta or not gamma', 'near the end');
  expect(search('alpha OR gamma')).toEqual([]);
  expect(search('beta NOT gamma')).toEqual(['beta or not gamma']);
  expect(search('title:alpha')).toEqual([]);
  expect(search('-alpha beta')).toEqual(['alpha beta']);
  expect(search('NEAR(alpha beta)')).toEqual([]);
  expect(search('alp*')).toEqual([]);
  expect(search('"alpha')).toEqual(['alpha', 'alpha beta']);
});

test('the last word may be a beginning, accents do not matter, inner punctuation makes a phrase', () => {
  const search = withFacts('checkout-api is down', 'the api of checkout', 'Café Zürich');
  expect(search('checkout-a')).toEqual(['checkout-api is down']);
  expect(search('chec')).toEqual(['the api of checkout', 'checkout-api is down']);
  expect(search('CHECKO')).toEqual(['the api of checkout', 'checkout-api is down']);
  expect(search('checkx')).toEqual([]);
  expect(search('api-check')).toEqual([]);
  expect(search('is/dow')).toEqual(['checkout-api is down']);
  expect(search('the of-check')).toEqual(['the api of checkout']);
  expect(search('züri')).toEqual(['Café Zürich']);
  expect(search('chec ')).toEqual([]);
  expect(search('cafe zurich')).toEqual(['Café Zürich']);
});

test('an event recorded later stands where it happened, in a search too', () => {
  const { journal, path } = openScratchStore();
  journal.append([event({ occurredAt: fakeStart + 2000, title: 'disk late' }), event({ occurredAt: fakeStart, title: 'disk early' })]);
  journal.append([event({ occurredAt: fakeStart + 1000, title: 'disk between' })]);
  const read = createTimelineReader(lookInto(path));
  const titles = (text: string) => read(TimelineQuerySchema.parse({ filter: { text } })).events.map(({ title }) => title);
  expect(titles('')).toEqual(['disk late', 'disk between', 'disk early']);
  expect(titles('disk')).toEqual(['disk late', 'disk between', 'disk early']);
});
