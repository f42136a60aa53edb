import type { IncidentRun } from '../model/incident-run.ts';
import { isLoud } from '../model/severity.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import type { Instant } from '../time/duration.ts';
import { formatDuration } from './format-duration.ts';
import { formatMinute } from './format-time.ts';
import type { Deadline, IncidentStanding } from './incident-deadlines.ts';
import { deadlineWords } from './incident-due.ts';
import { nudgeNow, nudgeWords } from './incident-nudges.ts';
import { currentSeverity, unacknowledgedSince } from './incident-now.ts';
import type { ResponseTime } from './response-time.ts';

/** Something that the person is told once, because its moment has come. */
export type Prompt = {
  /** The same for as long as it is the same asking: a deadline that moved asks anew. */
  readonly key: string;
  readonly kind: Deadline['kind'] | 'nudge';
  /** When its moment came. */
  readonly at: Instant;
  readonly words: string;
  /** It may be heard: a SEV-1/2 that nobody has, with its time over or a call due (S2, C1). */
  readonly sound: boolean;
  readonly line: number | null;
};

/** The furthest cue of the acknowledgement that has come: 50, 80 and 100 % of its time. */
function acknowledgePrompt({ dueAt, acknowledgedAt, cues, line }: ResponseTime, run: IncidentRun, sound: boolean, zone: string, now: Instant): readonly Prompt[] {
  const cue = acknowledgedAt === null ? cues.findLast(({ at }) => at <= now) : undefined;
  if (cue === undefined) return [];
  const over = cue.part >= 1;
  const words = over ? `Not acknowledged in time: ${formatDuration(dueAt - run.openedAt)} were promised` : `Acknowledge by ${formatMinute(dueAt, zone)}`;
  return [{ key: `acknowledge ${Math.round(cue.part * 100)} ${dueAt}`, kind: 'acknowledge', at: cue.at, words, sound: over && sound, line }];
}

/**
 * Everything that is to be said at `now`, the oldest first: of each deadline the last of its moments (due, overdue).
 * `zone` is the IANA zone in which times are said.
 */
export function promptsAt(standing: IncidentStanding, run: IncidentRun, policy: IncidentPolicy, zone: string, now: Instant): readonly Prompt[] {
  if (run.resolvedAt !== null) return [];
  const unheard = isLoud(currentSeverity(run)) && unacknowledgedSince(run) !== null;
  const due = standing.deadlines.flatMap((deadline): readonly Prompt[] => {
    const { id, kind, dueAt, overdueAt, line } = deadline;
    if (kind === 'acknowledge' || dueAt > now) return [];
    const late = overdueAt > dueAt && overdueAt <= now;
    const words = late && kind === 'update' ? 'The status update is overdue' : late && kind === 'commander' ? 'In command for too long: hand it over' : kind === 'update' ? 'A status update is due' : deadlineWords(deadline, policy);
    const sound = unheard && kind === 'rung' && deadline.rung.kind === 'call';
    return [{ key: `${id} ${late ? 'overdue' : 'due'} ${dueAt}`, kind, at: late ? overdueAt : dueAt, words, sound, line }];
  });
  const cues = standing.response === null ? [] : acknowledgePrompt(standing.response, run, unheard, zone, now);
  const nudges = standing.nudges.flatMap((nudge): readonly Prompt[] => {
    const held = nudgeNow(nudge, now);
    return held === null ? [] : [{ key: `nudge ${nudge.about} ${held.time} ${nudge.since}`, kind: 'nudge', at: held.at, words: nudgeWords[nudge.about], sound: false, line: null }];
  });
  return [...cues, ...due, ...nudges].toSorted((a, b) => a.at - b.at || a.key.localeCompare(b.key));
}
