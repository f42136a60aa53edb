import type { Callee } from '../../../shared/domain/callee.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { RawInput } from '../../../shared/ipc/contract.ts';
import type { RungCall, StatusWord } from '../../../shared/model/incident-run.ts';
import { severityLabel, type Severity } from '../../../shared/model/severity.ts';
import type { ListedStep } from '../../../shared/model/incident-page.ts';
import type { ChecklistItem, ImpactFact } from '../../../shared/policy/incident-policy.ts';
import { calledBy, runStatusWords, sayImpact, verdictWords } from './incident-words.ts';

/** What is said of an incident, without which and when. Its kind stands before the title wherever it is shown. */
export type Saying = Pick<RawInput<'incident.say'>, 'entry' | 'title'> & { readonly body?: string };

/** A title has a line; what is longer stands in the body whole. */
const longestTitle = 200;

export const entryKinds = [
  { kind: 'note', label: 'Note', key: 'N', placeholder: 'What you see' },
  { kind: 'run.finding', label: 'Finding', key: 'F', placeholder: 'What you found out' },
  { kind: 'action', label: 'Action', key: 'D', placeholder: 'What you did' },
  { kind: 'run.cause', label: 'Cause', key: 'C', placeholder: 'What caused it' },
] as const;
export type EntryKind = (typeof entryKinds)[number]['kind'];

/** A typed line as an entry; a long one is cut for the list and kept whole below it. */
export function typedEntry(kind: EntryKind, text: string): Saying {
  const title = plainLine(text, longestTitle);
  return title === text.trim() ? { entry: { kind }, title } : { entry: { kind }, title, body: text.trim() };
}

export function statusEntry(status: StatusWord): Saying {
  return { entry: { kind: 'run.status', status }, title: runStatusWords[status].word };
}

export function severityEntry(before: Severity | null, severity: Severity | null, reason: string): Saying {
  return { entry: { kind: 'run.severity', severity, reason }, title: `${severityLabel(severity)}, was ${severityLabel(before)}: ${plainLine(reason, 160)}` };
}

/** A step that the runbook asks for in two places is one entry, which names both. */
export function stepEntry(list: string, { id, text, lines }: Pick<ListedStep, 'id' | 'text' | 'lines'>, done: boolean): Saying {
  const places = lines.length < 2 ? '' : ` (${lines.map((line) => `L${line}`).join(', ')})`;
  return { entry: { kind: 'run.step', list, step: id, done }, title: `${done ? '' : 'Not done after all: '}${text}${places}` };
}

/** Whom a call was to, and the name it is written down with. */
export type Called = Callee & { readonly name: string };

export function callEntry({ level, contact, name }: Called, how: RungCall['how'], who: string): Saying {
  return { entry: { kind: 'run.called', level, contact, how, who }, title: `${name}${who === '' || who === name ? '' : ` (${plainLine(who, 80)})`} ${calledBy(how)}` };
}

export function answerEntry({ level, contact, name }: Called, answered: boolean): Saying {
  return { entry: { kind: 'run.answered', level, contact, answered }, title: `${name} ${answered ? 'answered' : 'did not answer'}` };
}

export function impactEntry(fact: ImpactFact, amount: number | null): Saying {
  return { entry: { kind: 'run.impact', fact, amount }, title: sayImpact(fact, amount) };
}

export function decisionEntry(escalate: boolean, answers: readonly ChecklistItem[]): Saying {
  const yes = answers.length === 0 ? 'none of the questions is answered with yes' : answers.map(({ text }) => text).join(' ');
  return { entry: { kind: 'run.decided', escalate, answers: answers.map(({ id }) => id) }, title: escalate ? 'To escalate' : 'Not to escalate', body: `Yes: ${yes}` };
}

export function commandEntry(taken: boolean): Saying {
  return { entry: { kind: 'run.command', taken }, title: taken ? 'Took command' : 'Handed over command' };
}

export function classifiedEntry(verdict: keyof typeof verdictWords, wokeMe: boolean): Saying {
  return { entry: { kind: 'run.classified', verdict, wokeMe }, title: `${verdictWords[verdict].label}${wokeMe ? ', it woke me' : ''}` };
}
