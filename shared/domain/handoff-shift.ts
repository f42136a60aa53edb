import { Temporal } from 'temporal-polyfill';
import type { HandoffKind } from '../model/handoff.ts';
import type { HandoffNow } from '../model/handoff-view.ts';
import { elapsedDay, hour, type Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';

export type ShiftFacts = {
  /** When this person is on call, by whichever source knows; a shift without an end is not among them. */
  readonly own: { readonly source: 'rota' | 'on-call'; readonly shifts: readonly { readonly from: Instant; readonly to: Instant }[] };
  /** Since when a declared shift goes on, and until when it may; null: none does. */
  readonly declared: { readonly from: Instant; readonly to: Instant } | null;
  /** When a seat of the team's rota changes hands, whoever holds it. */
  readonly edges: readonly Instant[];
  /** Local times at which the team hands over between the halves of the day, such as `09:00`; empty: it does not split its days (C27). */
  readonly lightAt: readonly string[];
  /** IANA zone of the team. */
  readonly zone: string;
};

export type Boundary = { readonly shift: HandoffNow['shift']; readonly kind: HandoffKind };

/** Shifts that follow each other without a gap, of whichever seat, are one: nothing is handed over between them. */
function joined(shifts: ShiftFacts['own']['shifts']): readonly { readonly from: Instant; readonly to: Instant }[] {
  const all: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of shifts.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** The local times of some days round an instant, as instants of the zone. */
function lightInstants({ lightAt, zone }: ShiftFacts, near: Instant): readonly Instant[] {
  const today = Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO(zone).toPlainDate();
  return [-1, 0, 1, 2].flatMap((days) => lightAt.map((time) => instantOfLocal(today.add({ days }).toPlainDateTime(Temporal.PlainTime.from(time)), zone))).toSorted((a, b) => a - b);
}

/** Whoever declares a shift takes it up to where the team changes over, where that is about as long; else for as long as a shift may last. */
function declaredEnd(facts: ShiftFacts, declared: NonNullable<ShiftFacts['declared']>): Instant {
  const { from, to } = declared;
  const changes = [...facts.edges, ...(facts.lightAt.length === 0 ? [] : lightInstants(facts, from))].filter((at) => at > from + hour && at <= to + hour);
  return changes.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to))[0] ?? to;
}

/**
 * The ends of shifts that matter from an instant on, the earliest first: those of the rotation, those of the day's halves within it, and
 * that of a declared shift where no rota knows better (C26, C27).
 */
export function handoffBoundaries(facts: ShiftFacts, since: Instant): readonly Boundary[] {
  const { own, declared } = facts;
  const shifts = joined(own.shifts);
  const rotation = shifts.filter(({ to }) => to > since).map((shift): Boundary => ({ shift: { from: shift.from, until: shift.to, source: own.source }, kind: 'rotation' }));
  const halves = facts.lightAt.length === 0 ? [] : lightInstants(facts, since);
  const light = halves.flatMap((until, place): readonly Boundary[] => {
    const within = shifts.find(({ from, to }) => from < until && until < to);
    if (until <= since || within === undefined) return [];
    return [{ shift: { from: Math.max(within.from, halves[place - 1] ?? until - elapsedDay / 2), until, source: own.source }, kind: 'light' }];
  });
  const told = [...rotation, ...light];
  const until = declared === null ? 0 : declaredEnd(facts, declared);
  const said = declared !== null && until > since && !told.some(({ shift: { from, until } }) => from <= declared.from + hour && until > declared.from) ? [{ shift: { from: declared.from, until, source: 'declared' as const }, kind: 'rotation' as const }] : [];
  return [...told, ...said].toSorted((a, b) => a.shift.until - b.shift.until);
}
