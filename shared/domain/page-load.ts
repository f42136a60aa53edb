import type { AlertToFix, DayLoad, Page, PageLoad } from '../model/page-load.ts';
import { elapsedDay, hour, type Instant, type Milliseconds } from '../time/duration.ts';
import { dayStart } from './day-start.ts';
import { titleShape } from './seen-before.ts';

const week: Milliseconds = 7 * elapsedDay;
const shownToFix = 3;

type Budget = PageLoad['budget'];

/** The first instants of the local days up to the one of `now`, the oldest first. */
function startsOfDays(count: number, zone: string, now: Instant): readonly Instant[] {
  const starts = [dayStart(now, zone)];
  while (starts.length < count) starts.unshift(dayStart((starts[0] ?? now) - hour, zone));
  return starts;
}

/** How many pages lie in the span of the budget that ends with each of them. */
function crowding(pages: readonly Page[], { within }: Budget): readonly number[] {
  return pages.map(({ at }) => pages.filter((other) => other.at <= at && other.at > at - within).length);
}

function dayLoads(pages: readonly Page[], budget: Budget, count: number, zone: string, now: Instant): readonly DayLoad[] {
  const starts = startsOfDays(count, zone, now);
  const crowds = crowding(pages, budget);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Infinity;
    const held = pages.flatMap((page, place) => (page.at >= start && page.at < end ? [{ page, crowd: crowds[place] ?? 0 }] : []));
    return { start, pages: held.length, nights: held.filter(({ page }) => page.night).length, most: Math.max(0, ...held.map(({ crowd }) => crowd)) };
  });
}

/**
 * What to fix first: alerts of one shape together, what broke the most nights first, then what came most often, then what took the
 * longest. One that needed somebody to act each time it came did its work and is left out.
 */
export function alertsToFix(pages: readonly Page[]): readonly AlertToFix[] {
  const shapeOf = ({ title, service }: Page) => `${service ?? ''}\n${titleShape(title)}`;
  return [...new Set(pages.map(shapeOf))]
    .map((shape) => pages.filter((page) => shapeOf(page) === shape))
    .filter((same) => same.some(({ verdict }) => verdict !== 'action'))
    .flatMap((same): readonly AlertToFix[] => {
      const last = same.at(-1);
      if (last === undefined) return [];
      return [{ title: last.title, service: last.service, count: same.length, nights: same.filter(({ night }) => night).length, lost: same.reduce((sum, { lost }) => sum + lost, 0), lastId: last.incidentId }];
    })
    .toSorted((a, b) => b.nights - a.nights || b.count - a.count || b.lost - a.lost || a.title.localeCompare(b.title))
    .slice(0, shownToFix);
}

/** How many pages there were, against the budget (A17), which of them broke the night (A16), and what to fix (F9). `pages`: the oldest first. */
export function pageLoad(pages: readonly Page[], budget: Budget, days: number, zone: string, now: Instant): PageLoad {
  const loads = dayLoads(pages, budget, days, zone, now);
  const since = loads[0]?.start ?? now;
  const shown = pages.filter(({ at }) => at >= since && at <= now);
  const count = (verdict: Page['verdict']) => shown.filter((page) => page.verdict === verdict).length;
  return {
    budget,
    current: pages.filter(({ at }) => at > now - budget.within && at <= now).length,
    days: loads,
    nights: shown.filter(({ night }) => night).toReversed(),
    verdicts: { action: count('action'), 'no-action': count('no-action'), 'needs-work': count('needs-work'), unsaid: count(null) },
    unsaid: shown.filter(({ verdict }) => verdict === null).toReversed(),
    toFix: alertsToFix(shown.filter(({ at }) => at > now - week)),
  };
}
