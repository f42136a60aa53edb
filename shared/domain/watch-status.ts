import { blindReasons as blindReasonRanks } from '../model/blind.ts';
import type { OnCallStatus } from '../model/on-call.ts';
import { severityLabel } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import { isBlind, type SourceId, type SourceState } from '../model/source.ts';
import { trayGlyphs, type TrayGlyph } from '../model/tray.ts';
import type { WatchStatus } from '../model/watch-status.ts';
import type { Instant } from '../time/duration.ts';
import { blindReasonOf } from './blind-intervals.ts';
import { blindReasonWords } from './blind-words.ts';
import type { WatchHours } from './hours-due.ts';
import { isolate, plainLine } from './plain-text.ts';
import { mostUrgent } from './situation-order.ts';

export type WatchFacts = {
  readonly situations: readonly Situation[];
  readonly sources: readonly SourceState[];
  readonly onCall: OnCallStatus;
  readonly demo: boolean;
  /** Absent while hours are not known yet. */
  readonly duty?: WatchHours;
};

type Finding = { readonly glyph: TrayGlyph; readonly reason: string };

/** How a source is called in a sentence. */
export const sourceNames: Readonly<Record<SourceId, string>> = {
  pagerduty: 'PagerDuty',
  network: 'the network',
  checks: 'the health checks',
  notifications: 'notifications',
  database: 'the database',
  clock: 'the clock',
};

/** The sources through which an outage is seen: until they have answered once, nobody knows that all is well. */
const lookouts: ReadonlySet<SourceId> = new Set(['pagerduty', 'network', 'checks']);
const named = 5;

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function findSituations(found: readonly Situation[], glyph: TrayGlyph): readonly Finding[] {
  const findings = mostUrgent(found, named).map(({ severity, title }) => ({ glyph, reason: `${severityLabel(severity)} · ${isolate(plainLine(title))}` }));
  return found.length > named ? [...findings, { glyph, reason: `and ${found.length - named} more` }] : findings;
}

function findSource(state: SourceState): readonly Finding[] {
  const name = capitalised(sourceNames[state.source]);
  const reason = plainLine(state.reason);
  if (isBlind(state)) return [{ glyph: 'blind', reason: `${capitalised(blindReasonWords[blindReasonOf(state)])} · ${name}: ${reason === '' ? state.condition : reason}` }];
  if (state.condition === 'starting' && lookouts.has(state.source)) return [{ glyph: 'blind', reason: `${name}: no answer yet` }];
  return [];
}

const rankOf = (state: SourceState): number => (isBlind(state) ? blindReasonRanks.indexOf(blindReasonOf(state)) : blindReasonRanks.length);

/** The cause before what follows from it: our own network down explains why PagerDuty cannot be reached. */
function findSources(sources: readonly SourceState[]): readonly Finding[] {
  return sources.toSorted((a, b) => rankOf(a) - rankOf(b)).flatMap(findSource);
}

/** Why the watch is blind, one line a source, the cause first; empty when it is not. */
export function blindReasons(sources: readonly SourceState[]): readonly string[] {
  return findSources(sources).map(({ reason }) => reason);
}

function findHours({ duty }: WatchFacts): readonly Finding[] {
  return duty === undefined || duty.due === null ? [] : [{ glyph: 'break-due', reason: duty.due }];
}

function findDuty({ onCall, sources, duty }: WatchFacts): Finding {
  const watched = sources.some(({ source, condition }) => (source === 'pagerduty' || source === 'checks') && condition !== 'off');
  if (!watched) return { glyph: 'off-shift', reason: 'Nothing is watched yet: connect PagerDuty or add a health check' };
  if (duty?.shift === 'on') return { glyph: 'calm', reason: 'Nothing is open; you are on duty' };
  if (onCall.state === 'off') return { glyph: 'off-shift', reason: 'Off call; nothing is open' };
  if (onCall.state === 'unknown') return { glyph: 'calm', reason: 'Nothing is open; whether you are on call is not known' };
  if (onCall.state === 'not-connected' && duty?.shift === 'off') return { glyph: 'off-shift', reason: 'Off shift; nothing is open' };
  return { glyph: 'calm', reason: 'Nothing is open' };
}

/** All is seen, but what carries it to a person is not proved since the start: no alert is no calm yet (promise 1). Off shift claims nothing, so it stays. */
function findProof(quiet: Finding, sources: readonly SourceState[]): Finding {
  const unproved = sources.filter(({ condition }) => condition === 'starting').map(({ source }) => sourceNames[source]);
  return quiet.glyph !== 'calm' || unproved.length === 0 ? quiet : { glyph: 'unproved', reason: `${quiet.reason}; ${unproved.join(' and ')} not proved yet since the start` };
}

/**
 * The one-look answer. The worst finding wins, in the order of `trayGlyphs`; calm and off shift need every lookout to have
 * answered and none to be blind, calm also what carries alerts to be proved (promise 1: never a false calm). An unknown on-call state is never off shift.
 */
export function assessWatch(facts: WatchFacts, now: Instant): WatchStatus {
  const { situations, sources, demo } = facts;
  const triggered = situations.filter(({ status }) => status === 'triggered');
  const acknowledged = situations.filter(({ status }) => status === 'acknowledged');
  const findings = [
    ...findSituations(triggered, 'alerting'),
    ...findSources(sources),
    ...findHours(facts),
    ...findSituations(acknowledged, 'acknowledged'),
  ];
  const shown = findings.length > 0 ? findings : [findProof(findDuty(facts), sources)];
  const rank = (finding: Finding) => trayGlyphs.indexOf(finding.glyph);
  const sorted = [...shown].sort((a, b) => rank(a) - rank(b));
  return {
    glyph: sorted[0]?.glyph ?? 'blind',
    alertingCount: triggered.length,
    acknowledgedCount: acknowledged.length,
    reasons: sorted.map(({ reason }) => reason),
    demo,
    asOf: now,
  };
}
