import type { BlindReason } from '../model/blind.ts';
import { isLoud, severityLabel, type Severity } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import type { Away, DigestLine, WakeDigest } from '../model/wake-digest.ts';
import { elapsedDay, hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import type { AlertContent } from './alert-text.ts';
import { formatDuration } from './format-duration.ts';
import { bodyLimit, isolate, plainLine, plainText, titleLimit } from './plain-text.ts';
import { isOpen } from './situation-members.ts';
import { byUrgency } from './situation-order.ts';

export type DigestQuestion = {
  readonly away: Away;
  /** Situations as they stood when sight was lost, and as they stand now. */
  readonly before: readonly Situation[];
  readonly after: readonly Situation[];
  /** Whether an open situation that nobody acknowledged was past its response time then. */
  readonly isLate: (situation: Situation, at: Instant) => boolean;
  readonly unread: string;
  readonly now: Instant;
};

function lineOf(situation: Situation, before: Situation | undefined, late: boolean): DigestLine {
  const { id, title, severity, status } = situation;
  const wasOpen = before !== undefined && isOpen(before);
  return { situationId: id, title, severity, status, triggered: !wasOpen, resolved: !isOpen(situation), late };
}

/** What changed, and what waits: everything that came, went or became late, and every unacknowledged SEV-1/2 whether or not it is new. (P2) */
export function digestOf({ away, before, after, isLate, unread, now }: DigestQuestion): WakeDigest {
  const known = new Map(before.map((situation) => [situation.id, situation]));
  const told = after.filter((situation) => {
    const was = known.get(situation.id);
    if (situation.status === 'triggered' && isLoud(situation.severity)) return true;
    // Not known before is news, over or not. Its times are no help: they are the source's, in whole seconds and by its own clock.
    return was === undefined || was.status !== situation.status;
  });
  const late = (situation: Situation) => situation.status === 'triggered' && isLate(situation, now);
  // What was late before sight was lost is no news (promise 2).
  const waiting = after.filter((situation) => late(situation) && !isLate(situation, away.from) && !told.includes(situation));
  const lines = [...told, ...waiting].sort(byUrgency).map((situation) => lineOf(situation, known.get(situation.id), late(situation)));
  return { away, toldAt: now, lines, unread, drill: after.length > 0 && after.every(({ drill }) => drill) };
}

/** How soon somebody has to acknowledge (runbook L183, 202, 221, 240). */
const respondWithin: Readonly<Record<Severity, Milliseconds>> = { 1: 5 * minute, 2: 15 * minute, 3: hour, 4: elapsedDay };

/** Whether nobody has acknowledged it in time, by the server's `now`. No severity has no promised time. */
export function isPastResponse({ status, severity, openedAt }: Situation, now: Instant): boolean {
  return status === 'triggered' && severity !== null && now > openedAt + respondWithin[severity];
}

const awayWords: Partial<Readonly<Record<BlindReason, string>>> = { asleep: 'Asleep', 'app-absent': 'Not running', 'own-network': 'Offline', offline: 'Offline' };

function counted(lines: readonly DigestLine[], word: string, has: (line: DigestLine) => boolean): readonly string[] {
  const count = lines.filter(has).length;
  return count === 0 ? [] : [`${count} ${word}`];
}

/** `Asleep 3 h 12: 2 triggered, 1 resolved, 1 past its response time`. */
export function digestTitle({ away, lines, unread, drill }: WakeDigest): string {
  const late = lines.filter((line) => line.late).length;
  const parts = [
    ...counted(lines, 'triggered', ({ triggered }) => triggered),
    ...counted(lines, 'acknowledged', ({ triggered, status }) => !triggered && status === 'acknowledged'),
    ...counted(lines, 'resolved', ({ resolved }) => resolved),
    ...counted(lines, 'still open', ({ triggered, status }) => !triggered && status === 'triggered'),
    ...(late === 0 ? [] : [`${late} past ${late === 1 ? 'its' : 'their'} response time`]),
    ...(unread === '' ? [] : [unread]),
  ];
  const what = parts.length === 0 ? 'nothing changed' : parts.join(', ');
  return plainLine(`${drill ? 'Demo · ' : ''}${awayWords[away.reason] ?? 'Blind'} ${formatDuration(away.to - away.from)}: ${what}`, titleLimit);
}

/** One line as it is read: `SEV-1 · Checkout answers 500, past its response time`. */
export function digestLineText({ severity, title, triggered, resolved, status, late }: DigestLine): string {
  const what = resolved ? (triggered ? 'came and went' : 'resolved') : late ? 'past its response time' : status === 'acknowledged' ? 'acknowledged' : triggered ? '' : 'still open';
  return [`${severityLabel(severity)} · ${isolate(plainLine(title))}`, what].filter((part) => part !== '').join(', ');
}

/** Whether a line tells of anything but what waited before and still waits in its time. */
export function hasHappened({ triggered, status, late }: DigestLine): boolean {
  return triggered || late || status !== 'triggered';
}

const listed = 5;

/** Nothing to be told by a notification: nothing changed, nothing waits, and all was read. */
export function isQuiet({ lines, unread }: WakeDigest): boolean {
  return lines.length === 0 && unread === '';
}

/** The one notification. Unacknowledged SEV-1/2 make it urgent and stand first. */
export function digestAlert(digest: WakeDigest): AlertContent {
  const waiting = digest.lines.filter(({ status }) => status === 'triggered');
  const worst = waiting.reduce<Severity | null>((found, { severity }) => (severity !== null && (found === null || severity < found) ? severity : found), null);
  const lines = digest.lines.slice(0, listed).map(digestLineText);
  if (digest.lines.length > listed) lines.push(`and ${digest.lines.length - listed} more`);
  return {
    title: digestTitle(digest),
    body: plainText(lines.join('\n'), bodyLimit),
    severity: worst,
    urgency: isLoud(worst) ? 'critical' : 'normal',
    actions: ['open'],
  };
}
