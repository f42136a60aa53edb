import { engagementsIn, isBy, type Engagement, type Myself } from '../../shared/domain/duty-engagement.ts';
import { projectDuty, type DutyLedger } from '../../shared/domain/duty-projection.ts';
import { standingEvents } from '../../shared/domain/corrected-events.ts';
import { textIn } from '../../shared/domain/payload-fields.ts';
import { presentClock } from '../../shared/domain/present-clock.ts';
import type { EventKind, WatchEvent } from '../../shared/model/event.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { elapsedDay, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { FactStore } from './ports/fact-store.ts';
import type { IncidentStore } from './ports/incident-store.ts';

/** What a person says of their hours is little, so it is all there. */
const said: readonly EventKind[] = ['shift.began', 'shift.ended', 'duty.entered', 'duty.adjusted', 'emergency.began', 'emergency.ended'];
/** What the program finds is much: it is read as far back as a person may want to correct it. */
const found: readonly EventKind[] = ['blind.ended', 'break.credited', 'duty.answered', 'clock.stepped'];
const saidFor: Milliseconds = 400 * elapsedDay;
const foundFor: Milliseconds = 62 * elapsedDay;
/** Two rolling weeks: what was engaged before has no say in any limit, unless an average of more weeks is asked for. */
const engagedFor: Milliseconds = 15 * elapsedDay;

export type DutyBookOptions = {
  readonly facts: FactStore;
  readonly incidents: Pick<IncidentStore, 'find' | 'events'>;
  readonly openIncidents: () => readonly Incident[];
  readonly myself: () => Myself;
  readonly now: () => Instant;
  /** How far back an average looks; 0: none is asked for. */
  readonly reach: () => Milliseconds;
};

/** Holds the events that hours are worked out of, read once and kept up to date. */
export function createDutyBook({ facts, incidents, openIncidents, myself, now, reach }: DutyBookOptions) {
  let events: WatchEvent[] = [];
  let newest = 0;
  let knownAs: Myself = myself();
  let reached = reach();
  let engagements = new Map<string, readonly Engagement[]>();
  let ledger: DutyLedger | null = null;

  const isOurs = ({ kind, payload }: WatchEvent): boolean => said.includes(kind) || (found.includes(kind) && (kind !== 'blind.ended' || textIn(payload, 'source') === 'sleep'));
  const isMine = (incident: Incident): boolean => incident.status === 'acknowledged' && incident.acknowledgers.some(({ id }) => id === knownAs.userId || id === knownAs.name);

  /** True when it says something else than before. */
  function readIncident(id: string): boolean {
    const incident = incidents.find(id);
    const before = JSON.stringify(engagements.get(id) ?? []);
    const spans = incident === null ? [] : engagementsIn(incident, incidents.events(id), knownAs, presentClock(events));
    engagements.set(id, spans);
    return JSON.stringify(spans) !== before;
  }
  function readFacts(): void {
    reached = reach();
    events = [...facts.ofKinds(said, now() - saidFor), ...facts.ofKinds(found, now() - Math.max(foundFor, reached))].filter(isOurs);
    newest = events.reduce((most, { id }) => Math.max(most, id), 0);
  }
  function readEngagements(): void {
    knownAs = myself();
    engagements = new Map();
    for (const id of facts.acknowledgedBy(knownAs.name, knownAs.userId, now() - Math.max(engagedFor, reached))) readIncident(id);
    look();
  }
  /** Their states come before their logs, and change without them. */
  function look(): boolean {
    const open = [...engagements].filter(([, spans]) => spans.some(({ to }) => to === null)).map(([id]) => id);
    const taken = openIncidents().filter((incident) => isMine(incident) && !open.includes(incident.id)).map(({ id }) => id);
    return changed([...open, ...taken].map(readIncident).includes(true));
  }
  function changed(is: boolean): boolean {
    if (is) ledger = null;
    return is;
  }

  return {
    start(): void {
      readFacts();
      readEngagements();
      ledger = null;
    },
    /** New facts. True when hours may have changed. */
    heard(added: readonly WatchEvent[]): boolean {
      const ours = added.filter((event) => isOurs(event) && event.id > newest);
      if (ours.length > 0) {
        events = [...events, ...ours];
        newest = ours.reduce((most, { id }) => Math.max(most, id), newest);
      }
      const touched = new Set<string>();
      for (const event of added) {
        const { incidentId, kind } = event;
        if (incidentId === null || !kind.startsWith('incident.')) continue;
        if (engagements.has(incidentId) || (kind !== 'incident.log' && isBy(event, knownAs))) touched.add(incidentId);
      }
      return changed([...touched].map(readIncident).includes(true) || ours.length > 0);
    },
    /** Looks at what can change without a fact: the state of incidents, whose account it is, and how far back is asked for. True when hours have changed. */
    look(): boolean {
      if (reach() === reached && JSON.stringify(myself()) === JSON.stringify(knownAs)) return look();
      if (reach() !== reached) readFacts();
      readEngagements();
      return changed(true);
    },
    ledger: (): DutyLedger => (ledger ??= projectDuty(events, [...engagements.values()].flat())),
    /** The correction of an engagement that stands, for the next one to point at. */
    adjustmentOf: (entry: string): number | null => standingEvents(events).find(({ event }) => event.kind === 'duty.adjusted' && textIn(event.payload, 'entry') === entry)?.event.id ?? null,
    event: (id: number): WatchEvent | null => standingEvents(events).find(({ event }) => event.id === id)?.event ?? null,
    endOf: (shift: number): WatchEvent | null => standingEvents(events).find(({ event }) => event.kind === 'shift.ended' && typeof event.payload === 'object' && event.payload !== null && 'shift' in event.payload && event.payload.shift === shift)?.event ?? null,
  };
}

export type DutyBook = ReturnType<typeof createDutyBook>;
