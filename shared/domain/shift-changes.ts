import type { Instant } from '../time/duration.ts';

/** One stretch for which one person is on call, from whatever source. */
export type OwnShift = { readonly seat: string; readonly from: Instant; readonly to: Instant };
export type ShiftChange = { readonly before: OwnShift | null; readonly after: OwnShift | null };

/**
 * What changed in somebody's own shifts between two readings, as far as both saw (A34): a shift that moved is one change, not two.
 * `until` is how far the shorter of both readings looked; shifts that have ended by `now` are not news.
 */
export function shiftChanges(before: readonly OwnShift[], after: readonly OwnShift[], now: Instant, until: Instant): readonly ShiftChange[] {
  const seen = (shift: OwnShift) => shift.to > now && shift.from < until;
  const same = (a: OwnShift, b: OwnShift) => a.seat === b.seat && (a.from === b.from || (a.from <= now && b.from <= now)) && (a.to === b.to || (a.to >= until && b.to >= until));
  const gone = before.filter((shift) => seen(shift) && !after.some((other) => same(shift, other)));
  const fresh = after.filter((shift) => seen(shift) && !before.some((other) => same(shift, other)));
  const paired = new Set<OwnShift>();
  const changes = gone.map((shift): ShiftChange => {
    const moved = fresh.find((other) => other.seat === shift.seat && !paired.has(other) && other.from < shift.to && other.to > shift.from);
    if (moved !== undefined) paired.add(moved);
    return { before: shift, after: moved ?? null };
  });
  return [...changes, ...fresh.filter((shift) => !paired.has(shift)).map((shift) => ({ before: null, after: shift }))];
}
