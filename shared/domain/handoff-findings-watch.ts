import { isBlind } from '../model/source.ts';
import { elapsedDay } from '../time/duration.ts';
import { blindReasonWords } from './blind-words.ts';
import { standingEvents } from './corrected-events.ts';
import type { Finding } from './handoff-compile.ts';
import type { ShiftEvidence } from './handoff-evidence.ts';
import { moment, momentSpan } from './handoff-moments.ts';
import { formatDuration } from './format-duration.ts';
import { plainLine } from './plain-text.ts';
import { textIn } from './payload-fields.ts';
import { sourceNames } from './watch-status.ts';

/** So many of the noisiest are named (A15). */
const noisiest = 3;
/** A certificate is spoken of from here on (A6). */
const certificateDays = 21;
/** Maintenance further away is the next person's own news. */
const plannedWithin = 7 * elapsedDay;

/** What is or will be under maintenance (runbook L683). */
export function maintenanceFindings({ maintenance, checks, now, zone }: ShiftEvidence): readonly Finding[] {
  const names = new Map(checks.map(({ check }) => [check.id, check.name]));
  return maintenance.flatMap(({ window, current, next }): readonly Finding[] => {
    const span = current ?? next;
    if (span === null || span.from > now + plannedWithin) return [];
    const impact = window.checks === null ? 'No check alerts meanwhile' : `No alerts of ${window.checks.map((id) => plainLine(names.get(id) ?? id, 80)).join(', ')}`;
    return [{
      field: 'maintenance', evidence: { key: `maintenance:${window.id}`, kind: 'maintenance', refId: window.id, eventIds: [] },
      parts: { title: plainLine(window.name, 120), time: momentSpan(span.from, span.to, zone), impact },
    }];
  });
}

/** Silences that run: nobody else would end them (A8, A35). */
export function silenceFindings({ silences, me, zone }: ShiftEvidence): readonly Finding[] {
  return silences.map(({ id, name, reason, by, endsAt }): Finding => ({
    field: 'monitoring', evidence: { key: `silence:${id}`, kind: 'silence', refId: id, eventIds: [] },
    parts: { text: `Silenced ${endsAt === null ? 'until it has recovered' : `until ${moment(endsAt, zone)}`}: ${plainLine(name, 120)}, ${plainLine(reason, 200)}${by === '' ? '' : ` (${by === me ? 'the giver' : plainLine(by, 80)})`}` },
  }));
}

/** What flaps now, and the three checks and the three incidents that made the most noise (A3, A15). */
export function noiseFindings({ checks, events, open, resolved }: ShiftEvidence): readonly Finding[] {
  const known = new Map(checks.map((report) => [report.check.id, report]));
  const failures = new Map<string, number[]>();
  for (const { kind, checkId, id } of events) {
    if ((kind === 'check.down' || kind === 'check.flapping') && checkId !== null) failures.set(checkId, [...(failures.get(checkId) ?? []), id]);
  }
  const flapping = checks.filter(({ state }) => state.flapping);
  const loud = [...failures].filter(([id, ids]) => ids.length > 1 && known.get(id)?.state.flapping !== true).toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const named = [
    ...flapping.map(({ check }) => ({ id: check.id, name: check.name, words: 'flapping now', ids: failures.get(check.id) ?? [] })),
    ...loud.map(([id, ids]) => ({ id, name: known.get(id)?.check.name ?? id, words: `failed ${ids.length} times in this shift`, ids })),
  ].slice(0, noisiest);
  const ofChecks = named.map(({ id, name, words, ids }): Finding => ({
    field: 'monitoring', evidence: { key: `noisy:${id}`, kind: 'check', refId: id, eventIds: ids.slice(-50) }, parts: { text: `Noisy check ${plainLine(name, 120)}: ${words}` },
  }));
  return [...ofChecks, ...classified(events, [...open.map(({ incident }) => incident), ...resolved])];
}

/** Pages that needed nothing, by what was paged: the newest word on each counts (A15). */
function classified(events: ShiftEvidence['events'], incidents: ShiftEvidence['resolved']): readonly Finding[] {
  const titles = new Map(incidents.map(({ id, title, serviceName }) => [id, serviceName ?? title]));
  const said = standingEvents(events.filter(({ kind, incidentId }) => kind === 'run.classified' && incidentId !== null));
  const newest = new Map(said.map(({ event }) => [event.incidentId, event]));
  const noise = new Map<string, number[]>();
  for (const [incidentId, { id, title, payload }] of newest) {
    if (textIn(payload, 'verdict') !== 'no-action') continue;
    const name = titles.get(incidentId ?? '') ?? title;
    noise.set(name, [...(noise.get(name) ?? []), id]);
  }
  return [...noise].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, noisiest).map(([name, ids]): Finding => ({
    field: 'monitoring', evidence: { key: `noise:${plainLine(name, 120)}`, kind: 'incident', refId: null, eventIds: ids.slice(-50) },
    parts: { text: `${plainLine(name, 120)}: ${ids.length === 1 ? 'one page' : `${ids.length} pages`} that needed no action` },
  }));
}

/** Certificates that end soon (A6). */
export function certificateFindings({ checks, now, zone }: ShiftEvidence): readonly Finding[] {
  return checks.flatMap(({ check, state: { certificateExpiresAt: ends } }): readonly Finding[] => {
    if (ends === null || ends > now + certificateDays * elapsedDay) return [];
    return [{
      field: 'infrastructure', evidence: { key: `certificate:${check.id}`, kind: 'check', refId: check.id, eventIds: [] },
      parts: { text: `The certificate of ${plainLine(check.name, 120)} ${ends <= now ? 'ended' : 'ends'} ${moment(ends, zone)}` },
    }];
  });
}

/** Shorter than this nobody missed anything. */
const shortest = 60_000;
const listed = 20;

/** When nothing could be seen, and what cannot be seen now (promise 1, F3). */
export function blindFindings({ blind, sources, from, now, zone }: ShiftEvidence): readonly Finding[] {
  const long = blind.filter((interval) => (interval.to ?? now) - interval.from >= shortest);
  const [shown, left] = [long.slice(-listed), long.slice(0, -listed)];
  const intervals = shown.map(({ from: began, to, reasons }): Finding => ({
    field: 'monitoring', evidence: { key: `blind:${began}`, kind: 'blind', refId: to === null ? String(began) : `${began} ${to}`, eventIds: [] },
    parts: { text: `Blind ${to === null ? `since ${moment(began, zone)}` : `${momentSpan(began, to, zone)}, ${formatDuration(to - began)}`}: ${reasons.map((reason) => blindReasonWords[reason]).join(', ')}` },
  }));
  const sum = left.reduce((total, interval) => total + ((interval.to ?? now) - Math.max(interval.from, from)), 0);
  const rest: readonly Finding[] = left.length === 0 ? [] : [{ field: 'monitoring', evidence: { key: 'blind:more', kind: 'blind', refId: null, eventIds: [] }, parts: { text: `Blind ${left.length} times more before that, ${formatDuration(sum)} altogether` } }];
  const unseen = sources.filter(isBlind).map(({ source, reason, lastGoodAt }): Finding => ({
    field: 'monitoring', evidence: { key: `source:${source}`, kind: 'source', refId: source, eventIds: [] },
    parts: { text: `${sourceNames[source]} cannot be seen now, last good ${lastGoodAt === null ? 'in an earlier run' : moment(lastGoodAt, zone)}${reason === '' ? '' : `: ${plainLine(reason, 200)}`}` },
  }));
  return [...unseen, ...intervals, ...rest];
}

/** A shift with more changes is read on the timeline. */
const mostChanges = 200;

/** Changes that were logged, as they were last worded, the newest first (runbook L676-L680). */
export function changeFindings({ events, zone }: ShiftEvidence): readonly Finding[] {
  const standing = standingEvents(events.filter(({ kind }) => kind === 'change.logged')).map(({ event }) => event);
  return standing.toReversed().slice(0, mostChanges).map(({ id, title, occurredAt, payload }): Finding => {
    const impact = textIn(payload, 'impact') ?? '';
    const words = { title: plainLine(title, 1_000), date: moment(occurredAt, zone), impact: `${impact.charAt(0).toUpperCase()}${impact.slice(1)}`, rollback: textIn(payload, 'rollback') ?? '', metric: textIn(payload, 'metric') ?? '' };
    return { field: 'changes', evidence: { key: `change:${id}`, kind: 'change', refId: String(id), eventIds: [id] }, parts: Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')) };
  });
}

