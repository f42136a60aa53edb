import { Temporal } from 'temporal-polyfill';
import { weekdays } from '../model/maintenance.ts';
import type { Rota } from '../model/rota.ts';
import type { Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';

/** The hours in which somebody is meant to be on call: `edges` are all the instants at which they begin or end. */
export type CoveredHours = { readonly edges: readonly Instant[]; readonly includes: (at: Instant) => boolean };

/** The hours that a rota is restricted to between two instants, by the clocks of its zone; null: there is no restriction. */
export function hoursCovered({ restrictions = [], zone }: Pick<Rota, 'restrictions' | 'zone'>, from: Instant, to: Instant): CoveredHours | null {
  if (restrictions.length === 0) return null;
  const dayOf = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const last = dayOf(to);
  const spans: { readonly from: Instant; readonly to: Instant }[] = [];
  // What began on the day before may reach into the first one.
  for (let day = dayOf(from).subtract({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const { days, from: begins, to: ends } of restrictions) {
      if (!days.includes(weekdays[day.dayOfWeek - 1] ?? 'mon')) continue;
      const at = (date: Temporal.PlainDate, time: string) => instantOfLocal(date.toPlainDateTime(Temporal.PlainTime.from(time)), zone);
      spans.push({ from: at(day, begins), to: at(ends > begins ? day : day.add({ days: 1 }), ends) });
    }
  }
  const merged = merge(spans);
  return {
    edges: merged.flatMap((span) => [span.from, span.to]),
    includes: (at) => merged.some((span) => span.from <= at && at < span.to),
  };
}

/** Spans that touch are one. */
function merge(spans: readonly { readonly from: Instant; readonly to: Instant }[]): readonly { readonly from: Instant; readonly to: Instant }[] {
  const merged: { from: Instant; to: Instant }[] = [];
  for (const span of spans.filter((one) => one.to > one.from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
