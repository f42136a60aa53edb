import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertsToFix, pageLoad } from '../../../../shared/domain/page-load.ts';
import { classifications, pagesTaken } from '../../../../shared/domain/pages-taken.ts';
import type { Page } from '../../../../shared/model/page-load.ts';
import { elapsedDay, hour, minute, type Instant } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';

const zone = 'Europe/Berlin';
/** 2026-03-31 12:00 in Berlin, two days after its clocks went forward. */
const now = Date.UTC(2026, 2, 31, 10);
const budget = { pages: 2, within: 12 * hour };
let made = 0;
const page = (at: Instant, part: Partial<Page> = {}): Page => ({ incidentId: `Q${(made += 1)}`, title: 'Disk 91 % full on quotes-db-3', service: 'Quotes', at, lost: 10 * minute, night: false, verdict: null, ...part });
const load = (pages: readonly Page[], days = 14) => pageLoad(pages.toSorted((a, b) => a.at - b.at), budget, days, zone, now);

describe('pages against the budget (A17)', () => {
  it('two within twelve hours are within it, a third is over; the window moves', () => {
    expect(load([page(now - hour), page(now - 11 * hour)])).toMatchObject({ current: 2 });
    expect(load([page(now - hour), page(now - 12 * hour)])).toMatchObject({ current: 1 });
    const three = [page(now - 30 * hour), page(now - 29 * hour), page(now - 20 * hour)];
    expect(load(three).days.map(({ most }) => most).slice(-3)).toEqual([0, 3, 0]);
    expect(load([...three.slice(0, 2), page(now - 18 * hour)]).days.map(({ most }) => most).slice(-3)).toEqual([0, 2, 0]);
  });

  it('days are local ones, with 23 hours on the day of the change, today last', () => {
    const { days } = load([]);
    expect(days).toHaveLength(14);
    const lengths = days.map(({ start }, index) => ((days[index + 1]?.start ?? start + 24 * hour) - start) / hour);
    expect(lengths.filter((length) => length !== 24)).toEqual([23]);
    expect(days.at(-1)?.start).toBe(Date.UTC(2026, 2, 30, 22));
  });

  it('every page of these days is in exactly one of them (property)', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 * 24 * 60 }), { maxLength: 30 }), (minutes) => {
      const pages = minutes.map((ago) => page(now - ago * minute, { night: ago % 3 === 0 })).toSorted((a, b) => a.at - b.at);
      const result = pageLoad(pages, budget, 14, zone, now);
      const shown = pages.filter(({ at }) => at >= (result.days[0]?.start ?? 0));
      expect(result.days.reduce((sum, day) => sum + day.pages, 0)).toBe(shown.length);
      expect(result.days.reduce((sum, day) => sum + day.nights, 0)).toBe(result.nights.length);
      expect(Object.values(result.verdicts).reduce((sum, count) => sum + count, 0)).toBe(shown.length);
      expect(result.unsaid).toHaveLength(result.verdicts.unsaid);
      expect(result.current).toBe(pages.filter(({ at }) => at > now - 12 * hour).length);
      for (const day of result.days) expect(day.most).toBeGreaterThanOrEqual(Math.min(1, day.pages));
      expect(result.toFix.length).toBeLessThanOrEqual(3);
    }), { numRuns: 60 });
  });
});

describe('three alerts to fix (F9)', () => {
  it('the same alert with other numbers is one; broken nights go before counts, counts before time', () => {
    const pages = [
      page(now - 6 * elapsedDay, { title: 'Disk 91 % full on quotes-db-3', night: true, lost: 20 * minute }), page(now - 5 * elapsedDay, { title: 'Disk 94 % full on quotes-db-7', night: true, lost: 30 * minute }),
      page(now - 4 * elapsedDay, { title: 'Replica lag', lost: 5 * minute }), page(now - 3 * elapsedDay, { title: 'Replica lag', lost: 5 * minute }), page(now - 2 * elapsedDay, { title: 'Replica lag', lost: 5 * minute }),
      page(now - elapsedDay, { title: 'Certificate renewal', lost: 3 * hour }), page(now - hour, { title: 'Queue depth', lost: minute }),
    ];
    expect(alertsToFix(pages)).toEqual([
      { title: 'Disk 94 % full on quotes-db-7', service: 'Quotes', count: 2, nights: 2, lost: 50 * minute, lastId: pages[1]?.incidentId },
      { title: 'Replica lag', service: 'Quotes', count: 3, nights: 0, lost: 15 * minute, lastId: pages[4]?.incidentId },
      { title: 'Certificate renewal', service: 'Quotes', count: 1, nights: 0, lost: 3 * hour, lastId: pages[5]?.incidentId },
    ]);
  });

  it('an alert that needed somebody each time did its work; another service is another alert; older weeks are over', () => {
    expect(alertsToFix([page(now - hour, { verdict: 'action' }), page(now, { verdict: 'action' })])).toEqual([]);
    expect(alertsToFix([page(now - hour, { verdict: 'action' }), page(now, { verdict: 'no-action' })])).toMatchObject([{ count: 2 }]);
    expect(alertsToFix([page(now - hour), page(now, { service: 'Claims' })])).toHaveLength(2);
    expect(load([page(now - 8 * elapsedDay)]).toFix).toEqual([]);
  });
});

describe('pages that the person took', () => {
  const incident = (incidentId: string, from: Instant, to: Instant | null) => ({ source: 'incident' as const, from, to, note: `Trouble ${incidentId}`, incidentId });
  const two = Date.UTC(2026, 2, 31, 0);
  const said = (incidentId: string, verdict: string, wokeMe: boolean, id: number, corrects: number | null = null) => anEvent({ id, kind: 'run.classified', source: 'person', incidentId, title: verdict, payload: { verdict, wokeMe }, occurredAt: now, recordedAt: now, corrects });

  it('an incident that came back is one page; what overlaps is lost once; what goes on is lost until now', () => {
    const taken = pagesTaken([incident('A', now - 5 * hour, now - 4 * hour), incident('A', now - 4.5 * hour, now - 3 * hour), incident('B', now - hour, null), incident('C', now + hour, null)], new Map(), (id) => (id === 'A' ? 'Quotes' : null), zone, now);
    expect(taken.map(({ incidentId, lost, service }) => [incidentId, lost / hour, service])).toEqual([['A', 2, 'Quotes'], ['B', 1, null]]);
  });

  it('a page at two in the night broke it, unless one was at work; a person may say that one at noon did', () => {
    const shift = { source: 'declared' as const, from: two - hour, to: two + hour, note: '', incidentId: null };
    const nights = (entries: Parameters<typeof pagesTaken>[0], events: readonly ReturnType<typeof said>[] = []) => pagesTaken(entries, classifications(events), () => null, zone, now).map(({ night }) => night);
    expect(nights([incident('A', two, two + hour)])).toEqual([true]);
    expect(nights([incident('A', two, two + hour), shift])).toEqual([false]);
    expect(nights([incident('A', now - hour, now)])).toEqual([false]);
    expect(nights([incident('A', now - hour, now)], [said('A', 'action', true, 1)])).toEqual([true]);
  });

  it('the newest word about a page counts', () => {
    const known = classifications([said('A', 'action', false, 1), said('A', 'no-action', true, 2), said('B', 'action', false, 3), said('B', 'needs-work', false, 4, 3)]);
    expect([...known].map(([id, { verdict, wokeMe }]) => [id, verdict, wokeMe])).toEqual([['A', 'no-action', true], ['B', 'needs-work', false]]);
  });
});
