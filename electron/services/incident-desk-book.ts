import { assessIncident, type IncidentStanding } from '../../shared/domain/incident-deadlines.ts';
import { projectRun } from '../../shared/domain/incident-projection.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { IncidentRun } from '../../shared/model/incident-run.ts';
import type { IncidentPolicy } from '../../shared/policy/incident-policy.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { IncidentRules } from './incident-desk-rules.ts';
import type { IncidentStore } from './ports/incident-store.ts';

/** An incident as the desk knows it. `standing` is what it asked for when it was last looked at. */
export type Page = {
  readonly incident: Incident;
  readonly events: readonly WatchEvent[];
  readonly policy: IncidentPolicy;
  readonly run: IncidentRun;
  readonly standing: IncidentStanding;
};

export type IncidentBookOptions = {
  readonly store: IncidentStore;
  readonly openIncidents: () => readonly Incident[];
  readonly rules: IncidentRules;
  readonly zone: () => string;
  readonly now: () => Instant;
};

type Held = { incident: Incident; readonly events: WatchEvent[]; newest: number; readonly policy: IncidentPolicy; run: IncidentRun | null; standing: IncidentStanding | null };

const isOpen = ({ status, elsewhere }: Incident): boolean => status !== 'resolved' && elsewhere !== true;

/** Every open incident with its events, read once and kept up to date; how it is run is projected anew after each new fact (architecture of the event log). */
export function createIncidentBook({ store, openIncidents, rules, zone, now }: IncidentBookOptions) {
  const held = new Map<string, Held>();
  /** One that is over stays here while it is looked at. */
  let watched: string | null = null;

  function hold(incident: Incident): Held {
    const entry = read(incident);
    held.set(incident.id, entry);
    return entry;
  }
  function read(incident: Incident): Held {
    const events = [...store.events(incident.id)];
    return { incident, events, newest: events.at(-1)?.id ?? 0, policy: rules.of(incident.id), run: null, standing: null };
  }
  function pageOf(entry: Held): Page {
    const run = (entry.run ??= projectRun(entry.incident, entry.events));
    const standing = (entry.standing ??= assessIncident(run, entry.policy, zone(), now()));
    return { incident: entry.incident, events: entry.events, policy: entry.policy, run, standing };
  }
  function letGo(id: string): void {
    const entry = held.get(id);
    if (entry !== undefined && !isOpen(entry.incident) && id !== watched) held.delete(id);
  }

  return {
    start(): void {
      const open = openIncidents();
      rules.pin(open.map(({ id }) => id));
      for (const incident of open) hold(incident);
    },
    /** The incidents as their source says them now. */
    take(incidents: readonly Incident[]): void {
      rules.pin(incidents.filter((incident) => isOpen(incident) && !held.has(incident.id)).map(({ id }) => id));
      for (const incident of incidents) {
        const entry = held.get(incident.id);
        if (entry === undefined) {
          if (isOpen(incident)) hold(incident);
          continue;
        }
        entry.incident = incident;
        entry.run = null;
        entry.standing = null;
        letGo(incident.id);
      }
    },
    /** New facts. True when one of them is about an incident that is held. */
    heard(events: readonly WatchEvent[]): boolean {
      let ours = false;
      for (const event of events) {
        const entry = event.incidentId === null ? undefined : held.get(event.incidentId);
        if (entry === undefined || event.id <= entry.newest) continue;
        entry.events.push(event);
        entry.newest = event.id;
        entry.run = null;
        entry.standing = null;
        ours = true;
      }
      return ours;
    },
    /** What holds changes by time alone: those whose moment has come are assessed anew; all of them when the clock was set. */
    age(all: boolean): void {
      for (const entry of held.values()) {
        const { standing } = entry;
        if (all || (standing?.changesAt ?? Infinity) <= now()) entry.standing = null;
      }
    },
    open: (): readonly Page[] => [...held.values()].filter(({ incident }) => isOpen(incident)).map(pageOf),
    /** Any incident, over or not; null: it is not known. */
    find(id: string): Page | null {
      const entry = held.get(id);
      if (entry !== undefined) return pageOf(entry);
      const incident = store.find(id);
      return incident === null ? null : pageOf(read(incident));
    },
    watch(id: string | null): void {
      const before = watched;
      watched = id;
      if (before !== null && before !== id) letGo(before);
      const incident = id === null || held.has(id) ? null : store.find(id);
      if (incident !== null) hold(incident);
    },
    /** The team's zone has changed. */
    forgetStandings(): void {
      for (const entry of held.values()) entry.standing = null;
    },
  };
}

export type IncidentBook = ReturnType<typeof createIncidentBook>;
