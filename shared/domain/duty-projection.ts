import type { WatchEvent } from '../model/event.ts';
import type { Absence, DutyEntry, DutyInterval, DutyWording, Emergency } from '../model/duty.ts';
import type { Instant } from '../time/duration.ts';
import { standingEvents, type StandingEvent } from './corrected-events.ts';
import { absencesIn } from './duty-absences.ts';
import type { Engagement } from './duty-engagement.ts';
import type { DutyFacts } from './duty-limits.ts';
import { cutOut, mergePieces, type Piece } from './duty-pieces.ts';
import { numberIn, textIn } from './payload-fields.ts';
import { presentClock } from './present-clock.ts';

export type DutyLedger = {
  /** What the limits are assessed by. */
  readonly facts: Required<DutyFacts>;
  /** In the order of their beginnings. */
  readonly entries: readonly DutyEntry[];
  /** Those that fall into hours of work: whoever answers them changes what was worked. */
  readonly absences: readonly Absence[];
};

/**
 * Hours of work out of the event log alone: what was declared, engaged in and entered, as it stands after every correction (C19, S36).
 * Time away counts as work only once the person says so; until they say anything it is neither work nor rest.
 */
export function projectDuty(events: readonly WatchEvent[], engagements: readonly Engagement[]): DutyLedger {
  const at = presentClock(events);
  const standing = standingEvents(events);
  const entries = [...declared(standing, at), ...entered(standing), ...engaged(standing, engagements)].toSorted((a, b) => a.from - b.from || a.id.localeCompare(b.id));
  const absences = absencesIn(events, at);
  const cuts = (entry: DutyEntry, absence: Absence) => entry.source === 'incident' || (entry.source === 'declared' && absence.why === 'asleep');
  const overlap = (entry: DutyEntry, absence: Absence): Piece | null => {
    const piece = { from: Math.max(entry.from, absence.from), to: Math.min(entry.to ?? Infinity, absence.to) };
    return cuts(entry, absence) && piece.to > piece.from ? piece : null;
  };
  const open = absences.filter(({ answer }) => answer === null);
  return {
    entries,
    absences: absences.filter((absence) => entries.some((entry) => overlap(entry, absence) !== null)),
    facts: {
      intervals: entries.flatMap((entry) => withoutAway(entry, absences.filter((absence) => absence.answer !== 'worked' && cuts(entry, absence)))),
      emergencies: emergencies(standing, at),
      unaccounted: mergePieces(entries.flatMap((entry) => open.flatMap((absence) => overlap(entry, absence) ?? [])), Infinity),
    },
  };
}

function withoutAway(entry: DutyEntry, away: readonly Piece[]): readonly DutyInterval[] {
  const { id, source, note } = entry;
  const parts = cutOut([{ from: entry.from, to: entry.to ?? Infinity }], mergePieces(away, Infinity));
  return parts.map(({ from, to }, index) => ({ id: index === 0 ? id : `${id}/${index}`, source, note, from, to: to === Infinity ? null : to }));
}

const wording = (event: WatchEvent, part: Partial<DutyWording>): DutyWording => ({ recordedAt: event.recordedAt, from: null, to: null, note: null, ...part });
const inOrder = (history: readonly DutyWording[]): readonly DutyWording[] => history.toSorted((a, b) => a.recordedAt - b.recordedAt);

/** A shift that somebody began and ended; its end names its beginning, so that either can be corrected. */
function declared(standing: readonly StandingEvent[], at: (event: WatchEvent) => Instant): readonly DutyEntry[] {
  const ends = standing.filter(({ event }) => event.kind === 'shift.ended');
  return standing.flatMap(({ event, earlier }): readonly DutyEntry[] => {
    if (event.kind !== 'shift.began') return [];
    const end = ends.find((one) => numberIn(one.event.payload, 'shift') === event.id);
    const history = [
      ...earlier.map((before) => wording(before, { from: before.occurredAt, note: before.body })),
      ...(end?.earlier ?? []).map((before) => wording(before, { to: before.occurredAt })),
    ];
    return [{ id: `declared-${event.id}`, source: 'declared', from: at(event), to: end === undefined ? null : at(end.event), note: event.body, incidentId: null, history: inOrder(history) }];
  });
}

function entered(standing: readonly StandingEvent[]): readonly DutyEntry[] {
  return standing.flatMap(({ event, earlier }): readonly DutyEntry[] => {
    const to = numberIn(event.payload, 'to');
    if (event.kind !== 'duty.entered' || to === null) return [];
    const history = earlier.map((before) => wording(before, { from: before.occurredAt, to: numberIn(before.payload, 'to'), note: before.body }));
    return [{ id: `manual-${event.id}`, source: 'manual', from: event.occurredAt, to, note: event.body, incidentId: null, history }];
  });
}

/** An engagement as its incident tells it, or as the person set it right. */
function engaged(standing: readonly StandingEvent[], engagements: readonly Engagement[]): readonly DutyEntry[] {
  const adjustments = standing.filter(({ event }) => event.kind === 'duty.adjusted');
  return engagements.flatMap(({ id, incidentId, title, from, to }): readonly DutyEntry[] => {
    const told: DutyEntry = { id, source: 'incident', from, to, note: title.slice(0, 500), incidentId, history: [] };
    const adjusted = adjustments.findLast(({ event }) => textIn(event.payload, 'entry') === id);
    if (adjusted === undefined) return [told];
    const { event, earlier } = adjusted;
    if (textIn(event.payload, 'as') === 'nothing') return [];
    const history = [{ recordedAt: from, from, to, note: null }, ...earlier.map((before) => wording(before, { from: before.occurredAt, to: numberIn(before.payload, 'to') }))];
    return [{ ...told, from: event.occurredAt, to: numberIn(event.payload, 'to') ?? to, history }];
  });
}

function emergencies(standing: readonly StandingEvent[], at: (event: WatchEvent) => Instant): readonly Emergency[] {
  const found: { from: Instant; to: Instant | null; approver: string; reason: string }[] = [];
  for (const { event } of standing) {
    const last = found.at(-1);
    if (event.kind === 'emergency.ended' && last?.to === null) last.to = Math.max(last.from, at(event));
    if (event.kind === 'emergency.began' && last?.to !== null) found.push({ from: at(event), to: null, approver: textIn(event.payload, 'approver') ?? '', reason: event.body });
  }
  return found;
}
