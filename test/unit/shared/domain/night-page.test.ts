import { describe, expect, it } from 'vitest';
import { assessDuty } from '../../../../shared/domain/duty-limits.ts';
import { nightPage, shiftLoad } from '../../../../shared/domain/night-page.ts';
import { loadWords, nightWords } from '../../../../shared/domain/night-words.ts';
import { runbookDutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { hour, minute, type Instant } from '../../../../shared/time/duration.ts';

const zone = 'Europe/Berlin';
/** 2026-03-29, the night in which Berlin’s clocks go from 02:00 to 03:00: 01:00 there is 00:00Z. */
const midnight = Date.UTC(2026, 2, 28, 23);
const at = (hours: number): Instant => midnight + hours * hour;
let made = 0;
const entry = (source: 'declared' | 'incident' | 'manual', from: Instant, to: Instant | null, note = 'Quotes are down') => {
  made += 1;
  return { id: `${source}-${made}`, source, from, to, note, incidentId: source === 'incident' ? `Q${made}` : null };
};
const night = (entries: readonly ReturnType<typeof entry>[], now: Instant) => nightPage(entries, assessDuty({ intervals: entries, emergencies: [] }, runbookDutyLimits, now), zone, now);

describe('a page in the night', () => {
  const evening = entry('declared', at(-12), at(-5));

  it('counts true time over the change of the clocks, and owes the whole rest again', () => {
    const page = night([evening, entry('incident', at(1.5), at(2.5))], at(6));
    expect(page).toMatchObject({ from: at(1.5), pages: 1, interrupted: hour, going: false, earliestStart: at(10.5), awakeAt: at(1.5) + 12 * minute, until: at(15.5) });
    expect(page?.draft).toBe('I was paged in the night at 01:30 (Quotes are down). The work ended at 03:30. I start at 11:30 at the earliest, once the rest I am owed is complete. Please cover until then.');
    expect(page === null ? '' : nightWords(page)).toBe('Paged once in the night: 1 h 00 of sleep interrupted');
  });

  it('names no start while the work goes on', () => {
    const page = night([evening, entry('incident', at(1), at(1.2)), entry('incident', at(2), null)], at(2.5));
    expect(page).toMatchObject({ pages: 2, going: true, earliestStart: null, interrupted: 0.7 * hour });
    expect(page?.draft).toContain('I am still working on it.');
    expect(page === null ? '' : nightWords(page)).toBe('Paged 2 times in the night: 42 min of sleep interrupted so far');
  });

  it.each([
    ['at 21:59', [entry('incident', at(-2) - minute, at(-1))], at(1)],
    ['at 06:00', [entry('incident', at(5), at(5.5))], at(6)],
    ['within a declared shift', [entry('declared', at(-2), at(6)), entry('incident', at(1), at(2))], at(3)],
    ['before a shift that has begun', [entry('incident', at(1), at(1.5)), entry('declared', at(8), null)], at(8)],
    ['fourteen hours ago', [entry('incident', at(1), at(1.5))], at(15)],
    ['that is to come', [entry('incident', at(3), at(4))], at(2)],
  ])('is none %s', (_when, entries, now) => {
    expect(night(entries, now)).toBeNull();
  });

  it('is one at 22:00 and a minute before 06:00', () => {
    expect(night([entry('incident', at(-2), at(-1.9))], at(0))).not.toBeNull();
    expect(night([entry('incident', at(5) - minute, at(5))], at(5))).not.toBeNull();
  });
});

describe('the load of twelve hours', () => {
  it('is over the budget with the third incident, counts each once, and eases when the oldest leaves', () => {
    const entries = [entry('incident', at(0), at(1)), entry('incident', at(3), at(4)), entry('manual', at(4), at(5)), entry('incident', at(6), null)];
    const again = { ...entries[1]!, id: 'again', from: at(5) };
    const now = shiftLoad([...entries, again], at(7));
    expect(now).toEqual({ incidents: 3, budget: 2, changesAt: at(12) });
    expect(loadWords(now)).toBe('3 incidents in 12 h, over the budget of 2: say so at the handoff');
    const later = shiftLoad([...entries, again], at(12));
    expect(later).toEqual({ incidents: 2, budget: 2, changesAt: at(17) });
    expect(loadWords(later)).toBeNull();
    expect(shiftLoad([], at(7))).toEqual({ incidents: 0, budget: 2, changesAt: null });
  });
});
