import { selfCheckItems, type Mark, type SelfCheck, type SelfCheckItem } from '../model/self-check.ts';
import type { Instant } from '../time/duration.ts';

/** A person is compared with nobody but themselves, and not before they have answered so often (S40). */
export const baselineNeeds = 5;
/** Of the newest answers only: what is usual changes. */
const baselineOf = 20;

export type TrendPoint = { readonly at: Instant; readonly mark: Mark };
/** The middle half of one's own answers. */
export type Usual = { readonly low: number; readonly middle: number; readonly high: number };
export type ItemTrend = {
  readonly item: SelfCheckItem;
  /** Every answer, the oldest first. */
  readonly points: readonly TrendPoint[];
  /** Null until there are enough answers. */
  readonly usual: Usual | null;
  /** How the newest answer compares with those before it; null until there are enough of them. */
  readonly standing: 'usual' | 'below' | 'above' | null;
  /** How many of the newest answers in a row stand there; 0 without a standing. */
  readonly inARow: number;
};

/** The value below which so large a share of the sorted values lies, between two of them in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [before, after] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return before + (after - before) * (at - Math.floor(at));
}

/** What is usual of these answers; null while they are too few. */
export function usualOf(marks: readonly number[]): Usual | null {
  if (marks.length < baselineNeeds) return null;
  const sorted = marks.slice(-baselineOf).toSorted((a, b) => a - b);
  return { low: quantile(sorted, 0.25), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/** A whole step beyond the middle half: less is the noise of a five-step scale. */
function stands(mark: number, usual: Usual | null): ItemTrend['standing'] {
  if (usual === null) return null;
  if (mark < usual.low && mark <= usual.middle - 1) return 'below';
  if (mark > usual.high && mark >= usual.middle + 1) return 'above';
  return 'usual';
}

function trendOf(item: SelfCheckItem, checks: readonly SelfCheck[]): ItemTrend {
  const points = checks.flatMap(({ takenAt, answers }): readonly TrendPoint[] => {
    const mark = answers[item];
    return mark === undefined ? [] : [{ at: takenAt, mark }];
  });
  const marks = points.map(({ mark }) => mark);
  const standings = marks.map((mark, index) => stands(mark, usualOf(marks.slice(0, index))));
  const standing = standings.at(-1) ?? null;
  const before = standings.findLastIndex((one) => one !== standing);
  return { item, points, usual: usualOf(marks), standing, inARow: standing === null ? 0 : standings.length - 1 - before };
}

/** Every item for itself: there is no sum and no score over them (A18). Checks in any order. */
export function selfCheckTrends(checks: readonly SelfCheck[]): readonly ItemTrend[] {
  const ordered = checks.toSorted((a, b) => a.takenAt - b.takenAt || a.id.localeCompare(b.id));
  return selfCheckItems.map((item) => trendOf(item, ordered));
}
