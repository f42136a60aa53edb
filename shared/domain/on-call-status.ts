import type { OnCallShift, OnCallStatus } from '../model/on-call.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import type { OnCallAnswer } from './pagerduty-answers.ts';
import { nameOf } from './pagerduty-incident.ts';

/** An answer older than this proves nothing. */
export const onCallGoodFor: Milliseconds = 3 * minute;

type OnCallFacts = {
  /** The entries of the last good answer. */
  readonly entries: readonly OnCallAnswer[];
  readonly userId: string;
  /** When that answer came, on our clock, and how much time has really passed since. */
  readonly asOf: Instant;
  readonly age: Milliseconds;
};

type OnCallAssessment = {
  readonly status: OnCallStatus;
  /** How long this holds; Infinity while it is unknown. */
  readonly holdsFor: Milliseconds;
};

/**
 * Whether the person is on call at `now` (the server's clock), and for how long that answer can stand. On call when some entry has begun
 * and not ended; a missing start or end is open. No answer, or one older than 3 minutes, is unknown, never "off". (behaviour 4.4)
 */
export function assessOnCall(facts: OnCallFacts | null, now: Instant): OnCallAssessment {
  if (facts === null) return { status: { state: 'unknown', shifts: [], asOf: null }, holdsFor: Infinity };
  const mine = facts.entries.filter(({ user, end }) => user.id === facts.userId && (end === null || end > now));
  const shifts = distinct(mine.map(toShift)).toSorted((a, b) => a.level - b.level || (a.startsAt ?? -Infinity) - (b.startsAt ?? -Infinity));
  if (!(facts.age < onCallGoodFor)) return { status: { state: 'unknown', shifts, asOf: facts.asOf }, holdsFor: Infinity };
  const current = shifts.filter(({ startsAt }) => startsAt === null || startsAt <= now);
  const changes = shifts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at): at is Instant => at !== null && at > now);
  return {
    status: { state: current.length > 0 ? 'on' : 'off', shifts, asOf: facts.asOf },
    holdsFor: Math.min(onCallGoodFor - facts.age, ...changes.map((at) => at - now)),
  };
}

/** When the newest of the shifts that have begun by `now` began; null: none has, or none says when. What lies ahead has not begun. */
export function newestStart({ shifts }: Pick<OnCallStatus, 'shifts'>, now: Instant): Instant | null {
  return shifts.reduce<Instant | null>((newest, { startsAt }) => (startsAt !== null && startsAt <= now && (newest === null || startsAt > newest) ? startsAt : newest), null);
}

/**
 * The shift that has begun by `now` and has the most responsibility; of equals the one that ends last. What lies ahead does not count:
 * nobody is primary before it begins. (behaviour 4.4)
 */
export function leadingShift({ shifts }: Pick<OnCallStatus, 'shifts'>, now: Instant): OnCallShift | undefined {
  return shifts
    .filter(({ startsAt, endsAt }) => (startsAt === null || startsAt <= now) && (endsAt === null || endsAt > now))
    .toSorted((a, b) => a.level - b.level || (b.endsAt ?? Infinity) - (a.endsAt ?? Infinity))[0];
}

function toShift(entry: OnCallAnswer): OnCallShift {
  return {
    policyName: entry.escalation_policy === null ? '' : nameOf(entry.escalation_policy),
    scheduleName: entry.schedule === null ? null : nameOf(entry.schedule),
    ...(entry.schedule === null ? {} : { schedule: { id: entry.schedule.id, kind: entry.schedule.type?.startsWith('schedule_v3') === true ? 'shifts' : 'layers' } }),
    level: entry.escalation_level,
    startsAt: entry.start,
    endsAt: entry.end,
  };
}

/** The same duty comes once for now and once in the look ahead. */
function distinct(shifts: readonly OnCallShift[]): readonly OnCallShift[] {
  return [...new Map(shifts.map((shift) => [JSON.stringify([shift.policyName, shift.scheduleName, shift.level, shift.startsAt, shift.endsAt]), shift])).values()];
}
