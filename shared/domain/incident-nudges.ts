import type { IncidentRun } from '../model/incident-run.ts';
import { isLoud } from '../model/severity.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import { nextLocalHour } from '../time/local-time.ts';
import { minute, type Instant } from '../time/duration.ts';
import { businessTime } from './business-hours.ts';
import { currentSeverity, currentStatus } from './incident-now.ts';
import { isNight, nightEnds } from './night-hours.ts';

type Moment = { readonly from: Instant; readonly to: Instant };

/** Something that is missing and that nobody has promised a time for: it is asked about so many times and then left in peace (A24). */
export type Nudge = {
  readonly about: 'lead' | 'severity' | 'close';
  /** Since when it is missing. */
  readonly since: Instant;
  /** When it is said and until when that stands, in order; after the last nothing is said of it any more, and the page of the incident still shows it. */
  readonly moments: readonly Moment[];
};

export const nudgeWords: Readonly<Record<Nudge['about'], string>> = {
  lead: 'Nobody is in command yet',
  severity: 'It has no severity yet: how bad is it?',
  close: 'Still open: close it, or write down what is left',
};

/** What is missing in an incident that somebody has, by the team's IANA zone. Nothing while nobody has it: then the acknowledgement is what is missing. */
export function nudgesOf(run: IncidentRun, { nudges }: Pick<IncidentPolicy, 'nudges'>, zone: string): readonly Nudge[] {
  const had = run.acknowledgements.at(-1);
  if (run.resolvedAt !== null || had === undefined || had.to !== null) return [];
  const severity = currentSeverity(run);
  const severitySince = run.severities.at(-1)?.at ?? run.openedAt;
  const { word, since: statusSince } = currentStatus(run);
  const list: Nudge[] = [];
  if (word === 'monitoring' || word === 'resolved') list.push(everyWorkday(Math.max(had.from, statusSince), nudges.close, zone));
  else {
    // A SEV-1/2 is worked on in the night as well; its nudge has no sound then or ever.
    if (severity !== null && isLoud(severity) && run.commandSaidAt === null) list.push(repeated('lead', Math.max(had.from, severitySince), nudges.lead, (at) => at));
    if (severity === null) list.push(repeated('severity', Math.max(had.from, severitySince), nudges.severity, (at) => (isNight(at, zone) ? nextLocalHour(at, nightEnds, zone) : at)));
  }
  return list.filter(({ moments }) => moments.length > 0);
}

function repeated(about: Nudge['about'], since: Instant, { everyMinutes, times }: IncidentPolicy['nudges']['lead'], awake: (at: Instant) => Instant): Nudge {
  const moments: Moment[] = [];
  for (let at = since; moments.length < times; ) {
    at = awake(at + everyMinutes * minute);
    moments.push({ from: at, to: at + everyMinutes * minute });
  }
  return { about, since, moments };
}

/** When work begins, on each working day after the one on which it was over. */
function everyWorkday(since: Instant, { days, from, to, times }: IncidentPolicy['nudges']['close'], zone: string): Nudge {
  const moments: Moment[] = [];
  const turn = (at: Instant) => businessTime({ days, from, to, zone }, at);
  for (let at = since; moments.length < times; ) {
    const { open, changesAt } = turn(at);
    if (changesAt === null) break;
    if (!open) moments.push({ from: changesAt, to: turn(changesAt).changesAt ?? changesAt });
    at = changesAt;
  }
  return { about: 'close', since, moments };
}

/** The moment of a nudge that holds at `now`, with its place among the others; null where none does. */
export function nudgeNow({ moments }: Nudge, now: Instant): { readonly at: Instant; readonly time: number } | null {
  const index = moments.findLastIndex(({ from, to }) => from <= now && now < to);
  const moment = moments[index];
  return moment === undefined ? null : { at: moment.from, time: index + 1 };
}

/** Whether it stands among what is missing at `now`. What is over is given until the next working day. */
export function isMissing({ about, moments: [first] }: Nudge, now: Instant): boolean {
  return about !== 'close' || (first !== undefined && first.from <= now);
}
