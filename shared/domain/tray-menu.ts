import type { AlertingState } from '../model/alerting.ts';
import type { DueItem } from '../model/incident-page.ts';
import type { OnCallShift, OnCallStatus } from '../model/on-call.ts';
import { severityLabel } from '../model/severity.ts';
import type { SilenceAsk } from '../model/silence.ts';
import type { Situation } from '../model/situation.ts';
import { isBlind, type SourceState } from '../model/source.ts';
import type { TrayGlyph } from '../model/tray.ts';
import type { Instant } from '../time/duration.ts';
import type { WatchStatus } from '../model/watch-status.ts';
import { dueCountdown, dueMoment } from './due-words.ts';
import { leadingShift } from './on-call-status.ts';
import { handoffCountdown, handoffMoment, type HandoffDue } from './handoff-due.ts';
import type { Hours } from './hours-due.ts';
import { hoursItems, hoursTooltip } from './tray-hours.ts';
import { isolate, plainLine } from './plain-text.ts';
import { isOpen } from './situation-members.ts';
import { byUrgency } from './situation-order.ts';
import { quietGroup, quietItems, silenceItems } from './tray-quiet.ts';
import { blindReasons, sourceNames } from './watch-status.ts';
import { formatField, formatMinute, formatShortDate, formatWeekday } from './format-time.ts';

export type TrayCommand =
  | { readonly type: 'open-window' }
  | { readonly type: 'prove-alerts' }
  | { readonly type: 'open-situation'; readonly id: string }
  | { readonly type: 'acknowledge'; readonly id: string }
  | { readonly type: 'silence'; readonly ask: SilenceAsk }
  | { readonly type: 'end-silence'; readonly id: string }
  | { readonly type: 'leave-alone'; readonly minutes: 0 | 60 | 240 }
  | { readonly type: 'begin-duty' | 'end-duty' | 'take-break' | 'postpone-break' | 'end-break' | 'show-now' | 'cannot-continue' | 'open-handoff' | 'support' }
  | { readonly type: 'quit' };

export type TrayMenuItem =
  | { readonly type: 'separator' }
  /** Only to be read. */
  | { readonly type: 'words'; readonly label: string }
  | { readonly type: 'command'; readonly label: string; readonly command: TrayCommand }
  | { readonly type: 'group'; readonly label: string; readonly items: readonly TrayMenuItem[] };

export type TrayFacts = {
  readonly status: WatchStatus;
  readonly situations: readonly Situation[];
  readonly sources: readonly SourceState[];
  readonly onCall: OnCallStatus;
  /** What is due next; absent or null: nothing. */
  readonly next?: DueItem | null;
  /** The step of the handoff that is due next; absent or null: none is near. */
  readonly handoff?: HandoffDue | null;
  /** What keeps alerts quiet; absent while that is not known yet. */
  readonly alerting?: AlertingState;
  /** Hours and breaks; absent while they are not known yet. */
  readonly hours?: Hours;
  /** IANA zone in which ends of shifts and silences are told. */
  readonly zone: string;
};

/** What the tray shows, ready to be drawn. */
export type TrayView = {
  /** The icon's file, without folder, scale and ending. */
  readonly icon: string;
  readonly tooltip: string;
  readonly menu: readonly TrayMenuItem[];
};

const listed = 5;
const labelLimit = 72;
const separator: TrayMenuItem = { type: 'separator' };
const support: TrayMenuItem = { type: 'command', label: 'Support numbers…', command: { type: 'support' } };
const cannotContinue: TrayMenuItem = { type: 'command', label: 'I cannot continue…', command: { type: 'cannot-continue' } };

/** How a state is called on screen. */
const glyphWords: Readonly<Record<TrayGlyph, string>> = {
  alerting: 'Alerting',
  blind: 'Blind',
  'break-due': 'Break due',
  acknowledged: 'Acknowledged',
  unproved: 'Unproved',
  calm: 'Calm',
  'off-shift': 'Off shift',
};

/** The file of the state's icon, without folder, scale and ending. */
export function trayIconName({ glyph, alertingCount }: WatchStatus): string {
  if (glyph !== 'alerting') return glyph;
  return `alerting-${alertingCount > 9 ? 'many' : Math.max(1, alertingCount)}`;
}

function stateLine({ glyph, alertingCount, acknowledgedCount, reasons }: WatchStatus): string {
  if (glyph === 'alerting') return `${glyphWords.alerting}: ${alertingCount} not acknowledged`;
  if (glyph === 'acknowledged') return `${glyphWords.acknowledged}: ${acknowledgedCount} open`;
  // A break or a limit that is due says so itself.
  if (glyph === 'break-due') return reasons[0] ?? glyphWords['break-due'];
  return `${glyphWords[glyph]}: ${reasons[0] ?? ''}`;
}

/** What an alert hides of the glyph: that something else may go unseen (promise 1). */
function blindLines({ glyph }: WatchStatus, sources: readonly SourceState[]): readonly string[] {
  const [cause, ...others] = glyph === 'alerting' ? blindReasons(sources) : [];
  return cause === undefined ? [] : [`${glyphWords.blind}: ${cause}${others.length === 0 ? '' : `, and ${others.length} more`}`];
}

/** What the icon says in words; `next`, `hours` and `handoff` as in the menu. */
type Glance = Pick<TrayFacts, 'status' | 'sources' | 'next' | 'hours' | 'handoff'>;

/** One look: the state, what cannot be seen, the worst of the reasons, what is due next, how long the person has been at it. */
export function trayTooltip({ status, sources, next = null, hours, handoff = null }: Glance, now: Instant = status.asOf): string {
  const lines = [status.demo ? 'Watchkeeper, demo watch' : 'Watchkeeper', stateLine(status), ...blindLines(status, sources)];
  if (status.glyph === 'alerting' || status.glyph === 'acknowledged') lines.push(status.reasons[0] ?? '');
  if (next !== null) lines.push(dueCountdown(next, now));
  if (handoff !== null) lines.push(handoffCountdown(handoff, now));
  const worked = hours === undefined ? null : hoursTooltip(hours, now);
  if (worked !== null) lines.push(worked);
  return lines.map((line) => plainLine(line, 120)).join('\n');
}

function roleOf(level: number): string {
  return level === 1 ? 'Primary' : level === 2 ? 'Secondary' : `Level ${level}`;
}

function until({ endsAt }: OnCallShift, zone: string, asOf: number): string {
  if (endsAt === null) return 'without end';
  const far = endsAt - asOf > 6 * 24 * 3_600_000;
  const words = `${formatWeekday(endsAt, zone)} ${far ? `${formatShortDate(endsAt, zone)} ` : ''}${formatField(endsAt, zone)}`;
  return `until ${words}`;
}

function onCallLine({ onCall, zone }: TrayFacts, now: Instant): readonly TrayMenuItem[] {
  if (onCall.state === 'not-connected') return [];
  if (onCall.state === 'unknown') return [{ type: 'words', label: 'Whether you are on call is not known' }];
  if (onCall.state === 'off') return [{ type: 'words', label: 'Not on call now' }];
  const shift = leadingShift(onCall, now);
  return [{ type: 'words', label: shift === undefined ? 'On call' : `${roleOf(shift.level)} ${until(shift, zone, now)}` }];
}

/** Opens the handoff whose step is due. */
function handoffItem({ handoff, zone }: TrayFacts): readonly TrayMenuItem[] {
  return handoff === null || handoff === undefined ? [] : [{ type: 'command', label: handoffMoment(handoff, zone), command: { type: 'open-handoff' } }];
}

/** Opens the incident that asks for it. */
function dueItem({ next, zone }: TrayFacts, now: Instant): readonly TrayMenuItem[] {
  if (next === null || next === undefined) return [];
  const label = dueMoment(next, now, zone);
  return [next.situationId === null ? { type: 'words', label } : { type: 'command', label, command: { type: 'open-situation', id: next.situationId } }];
}

function situationItem({ id, status, severity, title }: Situation, canSilence: boolean): TrayMenuItem {
  const open: TrayMenuItem = { type: 'command', label: 'Open', command: { type: 'open-situation', id } };
  const name = `${severityLabel(severity)} · ${isolate(plainLine(title, labelLimit))}`;
  const silences = canSilence ? silenceItems({ kind: 'situation', id }) : [];
  if (status === 'acknowledged') return { type: 'group', label: `${name} (acknowledged)`, items: [open, ...silences] };
  return { type: 'group', label: name, items: [{ type: 'command', label: 'Acknowledge', command: { type: 'acknowledge', id } }, open, ...silences] };
}

/** How old what is listed may be, once a source of it cannot be seen. */
function asOf({ sources, zone }: TrayFacts): readonly TrayMenuItem[] {
  return sources.flatMap((state): readonly TrayMenuItem[] => {
    if (!isBlind(state) || (state.source !== 'pagerduty' && state.source !== 'checks')) return [];
    return [{ type: 'words', label: `As of ${state.lastGoodAt === null ? 'an earlier run' : formatMinute(state.lastGoodAt, zone)} for ${sourceNames[state.source]}` }];
  });
}

/** `now`: for what counts down. */
export function trayView(facts: TrayFacts, now: Instant = facts.status.asOf): TrayView {
  return { icon: trayIconName(facts.status), tooltip: trayTooltip(facts, now), menu: trayMenu(facts, now) };
}

/** What the tray's menu holds: nothing in it counts time, so it changes only when something has happened. */
export function trayMenu(facts: TrayFacts, now: Instant = facts.status.asOf): readonly TrayMenuItem[] {
  const { status, alerting, zone } = facts;
  const open = facts.situations.filter(isOpen).sort(byUrgency);
  const more = open.length - listed;
  const blind = blindReasons(facts.sources).map((reason) => `${glyphWords.blind}: ${reason}`);
  const states = status.glyph === 'blind' ? blind : [stateLine(status), ...blind];
  const situations: readonly TrayMenuItem[] = [
    ...open.slice(0, listed).map((situation) => situationItem(situation, alerting !== undefined)),
    ...(more > 0 ? [{ type: 'command', label: `${more} more`, command: { type: 'open-window' } } as const] : []),
    ...(open.length > 0 ? asOf(facts) : []),
  ];
  return [
    ...(status.demo ? [{ type: 'words', label: 'Demo watch: nothing here is real' } as const] : []),
    ...states.map((state): TrayMenuItem => ({ type: 'words', label: plainLine(state, 120) })),
    ...dueItem(facts, now),
    ...handoffItem(facts),
    ...(situations.length > 0 ? [separator, ...situations] : []),
    separator,
    ...onCallLine(facts, now),
    ...(facts.hours === undefined ? [] : [...hoursItems(facts.hours, status.asOf), cannotContinue]),
    ...(alerting === undefined ? [] : [...quietItems(alerting, status.asOf, zone), quietGroup(alerting, status.asOf, zone)]),
    { type: 'command', label: 'Open Watchkeeper', command: { type: 'open-window' } },
    { type: 'command', label: 'Prove the alert path', command: { type: 'prove-alerts' } },
    support,
    { type: 'command', label: 'Quit', command: { type: 'quit' } },
  ];
}
