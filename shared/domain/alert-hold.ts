import type { Hold } from '../model/alerting.ts';
import type { AttentionSource } from '../model/attention.ts';
import { isLoud, type Severity } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { businessTime, type BusinessHours } from './business-hours.ts';

/** Something that says the person should not be disturbed now. `until` null: nobody knows. */
export type Attention = Hold & { readonly why: AttentionSource };
/** The same, or that the person is on a break which somebody covers. */
export type Busy = Hold & { readonly why: AttentionSource | 'on-break' };

export type HoldFacts = {
  readonly hours: BusinessHours;
  /** Severities that wait for business hours; null stands for "no severity". SEV-1/2 in it have no effect. */
  readonly held: readonly (Severity | null)[];
  readonly attention: readonly Busy[];
};

export type HoldsNow = { readonly offHours: Hold | null; readonly attention: Hold | null; readonly held: HoldFacts['held']; readonly changesAt: Instant | null };

/** What holds alerts back at `now`, and when that changes by itself (C9, A12, A30). */
export function assessHolds({ hours, held, attention }: HoldFacts, now: Instant): HoldsNow {
  const business = businessTime(hours, now);
  const busy = attention.filter(({ until }) => until === null || until > now);
  const last = busy.reduce<Busy | null>((longest, one) => (longest === null || (one.until ?? Infinity) > (longest.until ?? Infinity) ? one : longest), null);
  const changes = [business.changesAt, ...busy.map(({ until }) => until)].filter((at) => at !== null);
  return {
    offHours: business.open ? null : { why: 'off-hours', until: business.changesAt },
    attention: last,
    held,
    changesAt: changes.length === 0 ? null : Math.min(...changes),
  };
}

/**
 * Whether this situation waits to be told. SEV-1/2 never does (P1). A drill keeps no office hours: it is being watched now.
 * What waits for business hours is named so even when something else holds it as well: those end later.
 */
export function holdOver({ severity, drill }: Pick<Situation, 'severity' | 'drill'>, { offHours, attention, held }: HoldsNow): Hold | null {
  if (isLoud(severity)) return null;
  if (offHours !== null && !drill && held.includes(severity)) return offHours;
  return attention;
}
