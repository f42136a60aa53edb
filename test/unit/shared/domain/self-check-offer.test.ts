import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occasionsAt, offerToMake, standingOffer, type OfferFacts } from '../../../../shared/domain/self-check-offer.ts';
import type { NightPage } from '../../../../shared/model/night.ts';
import type { Offer } from '../../../../shared/model/wellness-view.ts';
import { elapsedDay, hour, minute, type Instant } from '../../../../shared/time/duration.ts';

const zone = 'Europe/Berlin';
/** 2026-06-10 18:00 in Berlin. */
const evening = Date.UTC(2026, 5, 10, 16);
const shift = (from: Instant, to: Instant | null, id = 'declared-1') => ({ id, source: 'declared' as const, from, to });
const night = (part: Partial<NightPage> = {}): NightPage => ({ from: evening + 8 * hour, pages: 1, interrupted: hour, going: false, earliestStart: null, awakeAt: 0, until: evening + 22 * hour, draft: '', ...part });
const facts = (part: Partial<OfferFacts> = {}): OfferFacts => ({ occasions: occasionsAt([shift(evening - 9 * hour, evening)], null, zone, evening), offers: [], checks: [], blocked: [], wanted: true, ...part });

describe('a self-check is offered', () => {
  it('at the end of a shift, while it is fresh in mind', () => {
    expect(offerToMake(facts(), evening)).toEqual({ key: 'shift declared-1', kind: 'shift-end', shift: { from: evening - 9 * hour, to: evening }, offeredAt: evening, until: evening + 3 * hour, ended: null });
    const at = (now: Instant) => occasionsAt([shift(evening - 9 * hour, evening)], null, zone, now);
    expect(at(evening + 2 * hour)).toEqual([]);
    expect(at(evening - 1)).toEqual([]);
    expect(occasionsAt([shift(evening - 9 * hour, null)], null, zone, evening)).toEqual([]);
    expect(occasionsAt([shift(evening - hour, evening)], null, zone, evening)).toEqual([]);
  });

  it('after a night with a page, once the night and the work are over', () => {
    const page = night();
    expect(occasionsAt([], page, zone, evening + 9 * hour)).toEqual([]);
    expect(occasionsAt([], page, zone, evening + 12 * hour - 1)).toEqual([]);
    expect(occasionsAt([], page, zone, evening + 12 * hour)).toMatchObject([{ kind: 'night', key: `night ${page.from}` }]);
    expect(occasionsAt([], night({ going: true }), zone, evening + 12 * hour)).toEqual([]);
    expect(occasionsAt([], page, zone, evening + 22 * hour)).toEqual([]);
  });

  it('never while a SEV-1/2 waits, nor within five minutes after; then it comes', () => {
    const blocked = [{ from: evening - minute, to: evening + 5 * minute }];
    expect(offerToMake(facts({ blocked }), evening)).toBeNull();
    expect(offerToMake(facts({ blocked: [{ from: evening, to: null }] }), evening)).toBeNull();
    expect(offerToMake(facts({ blocked }), evening + 5 * minute)).not.toBeNull();
  });

  it('not to whoever answered already or does not want it', () => {
    expect(offerToMake(facts({ checks: [{ takenAt: evening - 11 * hour }] }), evening)).toBeNull();
    expect(offerToMake(facts({ checks: [{ takenAt: evening - 13 * hour }] }), evening)).not.toBeNull();
    expect(offerToMake(facts({ wanted: false }), evening)).toBeNull();
  });

  it('stands for a while, out of sight while something urgent waits, and is gone once it was answered', () => {
    const offer = offerToMake(facts(), evening);
    if (offer === null) throw new Error('none');
    expect(standingOffer([offer], [], evening + hour)).toEqual(offer);
    expect(standingOffer([offer], [{ from: evening, to: null }], evening + hour)).toBeNull();
    expect(standingOffer([offer], [], evening + 3 * hour)).toBeNull();
    expect(standingOffer([{ ...offer, ended: 'skipped' }], [], evening + hour)).toBeNull();
  });

  it('never twice for the same shift, never two within a day, whatever the days bring (property)', () => {
    const anEvent = fc.record({ after: fc.integer({ min: 1, max: 30 * 60 }), length: fc.integer({ min: 30, max: 14 * 60 }), paged: fc.boolean(), answers: fc.boolean(), urgent: fc.boolean(), back: fc.integer({ min: 0, max: 180 }) });
    fc.assert(fc.property(fc.array(anEvent, { minLength: 1, maxLength: 25 }), (days) => {
      let now = evening;
      const offers: Offer[] = [];
      const checks: { takenAt: Instant }[] = [];
      for (const [index, { after, length, paged, answers, urgent, back }] of days.entries()) {
        const from = now + after * minute;
        const to = from + length * minute;
        // The clock may be set back a little, and it is looked at more than once.
        for (const look of [to, to + minute, to - back * minute, to + hour, to + 3 * hour]) {
          const page = paged ? night({ from, until: look + hour }) : null;
          const blocked = urgent ? [{ from: to - minute, to: to + 5 * minute }] : [];
          const offer = offerToMake({ occasions: occasionsAt([shift(from, to, `declared-${index}`)], page, zone, look), offers, checks, blocked, wanted: true }, look);
          if (offer === null) continue;
          expect(blocked.some((span) => span.from <= look && look < span.to)).toBe(false);
          expect(offers.map(({ key }) => key)).not.toContain(offer.key);
          for (const made of offers) expect(Math.abs(offer.offeredAt - made.offeredAt)).toBeGreaterThanOrEqual(elapsedDay);
          offers.unshift(offer);
          if (answers) checks.push({ takenAt: look });
        }
        now = to;
      }
    }), { numRuns: 100 });
  });
});
