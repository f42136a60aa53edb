import { isLoud, severityLabel, type Severity } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { formatDuration } from './format-duration.ts';
import { bodyLimit, plainLine, plainText, titleLimit } from './plain-text.ts';
import { isOpen, memberWords } from './situation-members.ts';

type AlertUrgency = 'critical' | 'normal' | 'low';
export type AlertContent = {
  readonly title: string;
  readonly body: string;
  readonly severity: Severity | null;
  readonly urgency: AlertUrgency;
  readonly actions: readonly ('acknowledge' | 'open')[];
};

const listed = 4;

/** SEV-1/2 demand attention until answered; no severity is treated like SEV-3, neither loud nor hushed. */
function urgencyOf(severity: Severity | null): AlertUrgency {
  if (isLoud(severity)) return 'critical';
  return severity === 4 ? 'low' : 'normal';
}

function watermark(situation: Situation): string {
  return situation.drill ? 'Demo · ' : '';
}

function memberLines(situation: Situation): string {
  const open = situation.members.filter(isOpen);
  const lines = open.slice(0, listed).map((member) => {
    const title = plainLine(memberWords(member));
    // The heading says it already.
    const name = title === plainLine(situation.title) ? '' : title;
    return [name, plainLine(member.detail)].filter((part) => part !== '').join(': ');
  });
  if (open.length > listed) lines.push(`and ${open.length - listed} more`);
  return lines.join('\n');
}

/** A situation never changes, another takes its place: thousands that are looked at again need no new words. */
const texts = new WeakMap<Situation, AlertContent>();

/** What a person reads of a situation that nobody has acknowledged. `problem`: why the last try to acknowledge it failed. `asked`: what is due, or by when it has to be acknowledged. */
export function alertText(situation: Situation, problem: string | null, asked: string | null = null): AlertContent {
  const plain = problem === null && asked === null;
  const content = (plain ? texts.get(situation) : undefined) ?? writeAlert(situation, problem, asked);
  if (plain) texts.set(situation, content);
  return content;
}

function writeAlert(situation: Situation, problem: string | null, asked: string | null): AlertContent {
  const { severity } = situation;
  const trouble = `${problem === null ? '' : `Not acknowledged: ${plainLine(problem, 160)}\n`}${asked === null ? '' : `${plainLine(asked, 160)}\n`}`;
  return {
    title: plainLine(`${watermark(situation)}${severityLabel(severity)} · ${situation.title}`, titleLimit),
    body: plainText(trouble + memberLines(situation), bodyLimit),
    severity,
    urgency: urgencyOf(severity),
    actions: ['acknowledge', 'open'],
  };
}

/** Asks about an acknowledgement that nothing was heard of for long (A9). */
export function reminderText(situation: Situation, now: Instant): AlertContent {
  const since = situation.acknowledgedAt ?? situation.updatedAt;
  const by = situation.acknowledgedBy === null ? '' : ` by ${plainLine(situation.acknowledgedBy, 60)}`;
  return {
    title: plainLine(`${watermark(situation)}Still open · ${situation.title}`, titleLimit),
    body: plainText(`Acknowledged${by} ${formatDuration(now - since)} ago; nothing was noted since. Is somebody on it?`, bodyLimit),
    severity: situation.severity,
    urgency: 'normal',
    actions: ['open'],
  };
}

/** What is due on a situation that somebody works on. */
export function promptText(situation: Situation, prompt: string): AlertContent {
  const { severity } = situation;
  return {
    title: plainLine(`${watermark(situation)}${severityLabel(severity)} · ${situation.title}`, titleLimit),
    body: plainText(prompt, bodyLimit),
    severity,
    urgency: 'normal',
    actions: ['open'],
  };
}

/** The one quiet word at the end. What is over for us alone is never called recovered (promise 1). */
export function recoveredText(situation: Situation): AlertContent {
  const lasted = Math.max(0, (situation.resolvedAt ?? situation.updatedAt) - situation.openedAt);
  const [only] = situation.members;
  const name = situation.members.length === 1 && only !== undefined ? only.title : situation.title;
  const gone = situation.members.find((member) => member.gone === true);
  const word = gone === undefined ? 'Recovered' : gone.kind === 'incident' ? 'Not yours any more' : 'Not watched any more';
  return {
    title: plainLine(`${watermark(situation)}${word} · ${name}`, titleLimit),
    body: plainText(gone?.detail ?? `Resolved after ${formatDuration(lasted)}.`, bodyLimit),
    severity: situation.severity,
    urgency: 'low',
    actions: ['open'],
  };
}
