import { calleeName } from './callee.ts';
import type { DueItem, IncidentPage } from '../model/incident-page.ts';
import { severityLabel } from '../model/severity.ts';
import type { Silence } from '../model/silence.ts';
import type { Situation } from '../model/situation.ts';
import { isBlind, type SourceState } from '../model/source.ts';
import type { Instant } from '../time/duration.ts';
import { formatDuration } from './format-duration.ts';
import { formatNear, formatStamp } from './format-time.ts';
import { plainLine } from './plain-text.ts';
import { isOpen } from './situation-members.ts';
import { byUrgency } from './situation-order.ts';
import { sourceNames } from './watch-status.ts';

export type BriefFacts = {
  readonly situations: readonly Situation[];
  /** Of the open incidents in them, as far as they are known. */
  readonly pages: readonly IncidentPage[];
  /** The earliest first. */
  readonly due: readonly DueItem[];
  readonly silences: readonly Silence[];
  readonly sources: readonly SourceState[];
  /** IANA zone in which times are told; the brief says which. */
  readonly zone: string;
};

/**
 * What whoever takes over has to know, as plain text: what is open and how it stands, what is due next, who was called, what is kept
 * quiet, and what cannot be seen (S23, C33; runbook L164, L746, L845). It says so where there is nothing: an empty line tells nobody anything.
 */
export function coverBrief({ situations, pages, due, silences, sources, zone }: BriefFacts, now: Instant): string {
  const near = (at: Instant) => formatNear(at, now, zone);
  const open = situations.filter(isOpen).toSorted(byUrgency);
  const blind = sources.filter(isBlind);
  return [
    `Cover brief, ${formatStamp(now, zone)}`,
    '',
    open.length === 0 ? 'Nothing is open.' : `Open: ${open.length}`,
    ...open.flatMap((one, place) => ['', ...situationLines(one, place + 1, pages, due, now, near)]),
    '',
    ...listed('Kept quiet', silences.map(({ name, endsAt, reason }) => `${plainLine(name)}, until ${endsAt === null ? 'it has recovered' : near(endsAt)} (${plainLine(reason)})`)),
    ...listed('Cannot be seen now', blind.map(({ source, lastGoodAt, reason }) => `${sourceNames[source]}, last good ${lastGoodAt === null ? 'in an earlier run' : near(lastGoodAt)}${reason === '' ? '' : `: ${plainLine(reason, 200)}`}`)),
  ].join('\n');
}

function listed(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`${name}: nothing`] : [`${name}:`, ...lines.map((line) => `- ${line}`)];
}

type Near = (at: Instant) => string;

function situationLines(situation: Situation, place: number, pages: readonly IncidentPage[], due: readonly DueItem[], now: Instant, near: Near): readonly string[] {
  const { title, serviceName, severity, status, openedAt, acknowledgedBy, members, drill } = situation;
  const ids = new Set(members.filter(({ kind }) => kind === 'incident').map(({ id }) => id));
  const ours = pages.filter(({ incident, open }) => open && ids.has(incident.id));
  const next = due.find(({ incidentId }) => ids.has(incidentId));
  return [
    `${place}. ${drill ? '[demo] ' : ''}${severityLabel(severity)} ${plainLine(title, 200)}${serviceName === null ? '' : ` (${plainLine(serviceName)})`}`,
    `   Open since ${near(openedAt)} (${formatDuration(now - openedAt)}), ${status === 'acknowledged' ? `acknowledged${acknowledgedBy === null ? '' : ` by ${plainLine(acknowledgedBy)}`}` : 'not acknowledged'}`,
    ...ours.flatMap((page) => incidentLines(page, ours.length > 1, near)),
    next === undefined ? '   Next: nothing is due' : `   Next: ${plainLine(next.words)}, ${next.dueAt < now ? 'was due' : 'due'} ${near(next.dueAt)}`,
  ];
}

function incidentLines({ incident, status, run, policy, timeline }: IncidentPage, several: boolean, near: Near): readonly string[] {
  const lead = several ? `   ${plainLine(incident.title, 80)}: ` : '   ';
  const last = timeline.entries.find(({ noise, struck }) => !noise && !struck);
  const update = run.updates.at(-1);
  const calls = run.calls.map(({ level, contact, at, answered, answeredAt }) => `${calleeName(policy, { level, contact })} ${near(at)} (${answered === null ? 'answer not known' : !answered ? 'did not answer' : answeredAt === null ? 'answered' : `answered ${near(answeredAt)}`})`);
  return [
    `${lead}Status ${status.word} since ${near(status.since)}`,
    ...(last === undefined ? [] : [`   Last entry ${near(last.event.occurredAt)}: ${plainLine(last.event.title, 200)}`]),
    `   Last status update: ${update === undefined ? 'none' : near(update.at)}`,
    `   Called: ${calls.length === 0 ? 'nobody' : calls.join('; ')}`,
  ];
}
