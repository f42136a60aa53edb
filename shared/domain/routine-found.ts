import type { BlindInterval } from '../model/blind.ts';
import type { CheckReport } from '../model/check-report.ts';
import type { MaintenanceReport } from '../model/maintenance.ts';
import type { Found } from '../model/routine.ts';
import type { OwnShifts } from '../model/rota-view.ts';
import type { SelfTestState } from '../model/self-test.ts';
import type { Silence } from '../model/silence.ts';
import type { Situation } from '../model/situation.ts';
import { isBlind, type SourceState } from '../model/source.ts';
import type { FoundSource } from '../policy/routine-policy.ts';
import { elapsedDay, hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { countVerdicts } from './check-order.ts';
import { formatAge, formatDuration } from './format-duration.ts';
import { formatNear } from './format-time.ts';
import { isolate, plainLine } from './plain-text.ts';
import { isOpen } from './situation-members.ts';

/** What is known without asking anybody. */
export type RoutineKnown = {
  readonly situations: readonly Situation[];
  /** How many situations opened since an instant. */
  readonly openedSince: (at: Instant) => number;
  readonly checks: readonly CheckReport[];
  readonly maintenance: readonly MaintenanceReport[];
  readonly sources: readonly SourceState[];
  /** Of the last day and a half. */
  readonly blind: readonly BlindInterval[];
  readonly silences: readonly Silence[];
  readonly selfTest: SelfTestState;
  readonly own: OwnShifts;
  /** Who is primary after the person, and from when; null when that is not known. */
  readonly follows: { readonly name: string; readonly at: Instant } | null;
  /** IANA zone in which times are told. */
  readonly zone: string;
};

/** The night before a morning review: since the last evening's end of shift. */
const night: Milliseconds = 12 * hour;
/** A certificate that ends within this is spoken of (A6). */
const certificateNear: Milliseconds = 21 * elapsedDay;
/** A blink is no blind time worth a word here. */
const blindWorthTelling: Milliseconds = minute;

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What there is to say of an item at `now`. Never calm where nothing could be seen: blind time is said with it. */
export function findFor(source: FoundSource, known: RoutineKnown, now: Instant): Found {
  switch (source) {
    case 'alerts': return alerts(known, now);
    case 'health': return health(known, now);
    case 'planned': return planned(known, now);
    case 'alert-path': return alertPath(known, now);
    case 'open': return open(known);
    case 'next-on-call': return { words: known.follows === null ? 'Who follows is not known here.' : `${isolate(plainLine(known.follows.name, 80))} follows at ${formatNear(known.follows.at, now, known.zone)}.`, ok: null };
    case 'left-over': return leftOver(known);
  }
}

function alerts({ openedSince, situations, blind, zone }: RoutineKnown, now: Instant): Found {
  const since = now - night;
  const opened = openedSince(since);
  const still = situations.filter(isOpen).length;
  const unseen = blind.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - Math.max(from, since)), 0);
  const seen = opened === 0 ? `No new alerts since ${formatNear(since, now, zone)}` : `${count(opened, 'new alert')} since ${formatNear(since, now, zone)}`;
  const parts = [seen, ...(still === 0 ? [] : [`${still} still open`]), ...(unseen < blindWorthTelling ? [] : [`blind for ${formatDuration(unseen)} of it`])];
  return { words: `${parts.join(', ')}.`, ok: opened === 0 && still === 0 && unseen < blindWorthTelling };
}

function health({ checks, sources }: RoutineKnown, now: Instant): Found {
  const counts = countVerdicts(checks);
  const watched = checks.length - counts.paused;
  if (watched === 0) return { words: 'Nothing is checked from here.', ok: null };
  const blindNow = sources.some((state) => (state.source === 'checks' || state.source === 'network') && isBlind(state));
  const notUp = [...(counts.down > 0 ? [`${counts.down} down`] : []), ...(counts.pending > 0 ? [`${counts.pending} failing`] : []), ...(counts.unknown > 0 ? [`${counts.unknown} not known`] : [])];
  const ends = checks.filter(({ check }) => !check.paused).flatMap(({ check, state }) => (state.certificateExpiresAt !== null && state.certificateExpiresAt - now < certificateNear ? [{ name: check.name, left: state.certificateExpiresAt - now }] : [])).toSorted((a, b) => a.left - b.left);
  const [first] = ends;
  const certificates = first === undefined ? [] : [`certificate of ${isolate(plainLine(first.name, 60))} ${first.left <= 0 ? 'has expired' : `ends in ${formatDuration(first.left)}`}`];
  const words = [notUp.length === 0 ? `${watched === 1 ? 'The one check is' : `All ${watched} checks are`} up` : `Of ${count(watched, 'check')}: ${notUp.join(', ')}`, ...certificates, ...(blindNow ? ['blind now'] : [])];
  return { words: `${words.join('; ')}.`, ok: notUp.length === 0 && ends.length === 0 && !blindNow };
}

function planned({ maintenance, zone }: RoutineKnown, now: Instant): Found {
  const soon = maintenance.flatMap(({ window, current, next }) => {
    const span = current ?? next;
    return span !== null && span.from < now + elapsedDay ? [{ name: window.name, from: span.from, under: current !== null }] : [];
  }).toSorted((a, b) => a.from - b.from);
  const [first] = soon;
  if (first === undefined) return { words: 'No maintenance is entered here for the next 24 h.', ok: null };
  const more = soon.length === 1 ? '' : `, and ${soon.length - 1} more`;
  return { words: `Maintenance: ${isolate(plainLine(first.name, 60))} ${first.under ? 'is under way' : `from ${formatNear(first.from, now, zone)}`}${more}.`, ok: null };
}

function alertPath({ selfTest: { report } }: RoutineKnown, now: Instant): Found {
  if (report === null) return { words: 'The alert path has not been proved yet.', ok: false };
  const failed = report.findings.filter(({ verdict }) => verdict === 'failed');
  const age = formatAge(now - report.finishedAt);
  if (failed.length > 0) return { words: `${count(failed.length, 'step')} of the alert path failed, ${age}.`, ok: false };
  return { words: `The alert path was proved ${age}.`, ok: now - report.finishedAt < elapsedDay };
}

function open({ situations }: RoutineKnown): Found {
  const still = situations.filter(isOpen);
  const waiting = still.filter(({ status }) => status === 'triggered').length;
  if (still.length === 0) return { words: 'Nothing is open.', ok: true };
  return { words: `${count(still.length, 'situation')} open${waiting > 0 ? `, ${waiting} not acknowledged` : ''}.`, ok: false };
}

/** My silences outlive me unless somebody ends them (A35). */
function leftOver({ silences }: RoutineKnown): Found {
  if (silences.length === 0) return { words: 'No silence is left behind.', ok: true };
  return { words: `${count(silences.length, 'silence')} still in force.`, ok: false };
}
