import type { IncidentPage } from '../model/incident-page.ts';
import type { Destination, Message, SendUpdate } from '../model/message.ts';
import type { Audience, UpdateTemplate } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { cutText } from './escape-text.ts';
import type { NewMessage } from './message-state.ts';
import { renderUpdate, updateGaps, type UpdateDraft, type UpdateFormat, type UpdateGap } from './status-update.ts';
import { updateFacts } from './update-facts.ts';

const pageStates = { investigating: 'investigating', mitigating: 'identified', monitoring: 'monitoring', resolved: 'resolved' } as const;
/** What the other sides take; longer texts are refused here, and nothing is cut in silence. */
const longest: Readonly<Record<Destination['kind'], number>> = { slack: 30_000, statuspage: 25_000, 'pagerduty-note': 25_000, 'pagerduty-status': 25_000 };
const longestName = 255;

/** The draft that a person saw: its title is written for the moment of their looking, if that is at all recent. */
export function draftToSend(page: Pick<IncidentPage, 'severity' | 'incident' | 'zone'>, template: UpdateTemplate, { audience, values, approver, at }: Pick<SendUpdate, 'audience' | 'values' | 'approver' | 'at'>, now: Instant): UpdateDraft {
  return { template, audience, values, approver, facts: updateFacts(page, Math.abs(now - at) <= 10 * minute ? at : now) };
}

/** What is missing, by field: nothing leaves with a gap, whoever asks. */
export function gapProblems(draft: UpdateDraft): Readonly<Record<string, string>> {
  return Object.fromEntries(updateGaps(draft).map((gap) => [gap.type === 'approver' ? 'approver' : gap.field.id, gapWords(gap)]));
}

function gapWords(gap: UpdateGap): string {
  switch (gap.type) {
    case 'empty': return `${gap.field.label} is missing.`;
    case 'placeholder': return `${gap.field.label} still has ${gap.placeholder} in it.`;
    case 'approver': return 'Name who approved it for customers.';
  }
}

/** Why a text cannot go to a place at all; null when it can. */
export function destinationProblem({ incident, drill }: Pick<IncidentPage, 'incident' | 'drill'>, audience: Audience, { kind }: Pick<Destination, 'kind'>): string | null {
  if (kind === 'statuspage') {
    if (drill) return 'Nothing of the demo goes to the status page.';
    return audience === 'customers' ? null : 'Only the text for customers goes to the status page.';
  }
  return kind !== 'slack' && incident.source === 'local' ? 'PagerDuty does not know this incident.' : null;
}

/** A text as one destination takes it. Throws a RangeError, with words for people, when it is too long. */
export function textFor(draft: UpdateDraft, destination: Destination, drill: boolean): Pick<NewMessage, 'format' | 'text' | 'name' | 'pageState'> {
  const format = destination.kind === 'slack' ? 'slack' : 'plain';
  const whole = renderUpdate(draft, format satisfies UpdateFormat);
  const [title = '', , ...body] = renderUpdate(draft, 'plain').split('\n');
  // The status page has a place of its own for the title.
  const text = destination.kind === 'statuspage' ? body.join('\n') : drill ? `DRILL: nothing is broken.\n${whole}` : whole;
  const limit = longest[destination.kind];
  if (text.length > limit) throw new RangeError(`The text has ${text.length.toLocaleString('en-US')} characters, ${limit.toLocaleString('en-US')} are taken. Nothing was sent.`);
  const { status } = draft.template;
  return { format, text, name: cutText(title, longestName), pageState: status === null ? 'investigating' : pageStates[status] };
}

/** The one that says the same to the same place and is on its way, or went out this moment: pressed twice is sent once. */
export function sameOnTheWay(messages: readonly Message[], wanted: Pick<NewMessage, 'text' | 'destination'>, now: Instant): Message | null {
  const place = JSON.stringify(wanted.destination);
  return messages.findLast(({ text, destination, state, createdAt }) =>
    text === wanted.text && JSON.stringify(destination) === place && state !== 'discarded' && (state !== 'sent' || now - createdAt < minute / 6)) ?? null;
}
