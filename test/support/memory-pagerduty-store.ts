import type { PagerDutyStore } from '../../electron/services/ports/pagerduty-store.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Instant } from '../../shared/time/duration.ts';

export type MemoryPagerDutyStore = PagerDutyStore & {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly events: readonly WatchEvent[];
  /** How many times each writing method was called: a poll with nothing new writes nothing. */
  readonly writes: { saveIncidents: number; saveLogPage: number };
  /** Every call fails until `repair`, as on a full disk. */
  breakDown(): void;
  repair(): void;
};

/** Keeps what a database would keep, for as long as the test runs. */
export function createMemoryPagerDutyStore(): MemoryPagerDutyStore {
  const incidents = new Map<string, Incident>();
  const events: WatchEvent[] = [];
  const known = new Set<string>();
  const seen = new Map<string, Instant>();
  const marks = new Map<string, Instant>();
  const writes = { saveIncidents: 0, saveLogPage: 0 };
  let broken = false;
  const guard = () => {
    if (broken) throw new Error('database or disk is full');
  };
  return {
    incidents, events, writes,
    openIncidents: () => [...incidents.values()].filter(({ status, elsewhere }) => status !== 'resolved' && elsewhere !== true),
    saveIncidents(changed) {
      guard();
      writes.saveIncidents += 1;
      for (const incident of changed) incidents.set(incident.id, incident);
    },
    mark: (incidentId) => marks.get(incidentId) ?? null,
    saveLogPage(incidentId, page, mark) {
      guard();
      writes.saveLogPage += 1;
      const added = page.flatMap((event): WatchEvent[] => {
        const key = `${event.source} ${event.externalId ?? ''}`;
        if (known.has(key)) return [];
        known.add(key);
        return [{
          actor: null, situationId: null, incidentId: null, checkId: null, severity: null, body: '', payload: null, externalId: null, corrects: null,
          ...event, id: events.length + known.size, recordedAt: event.occurredAt,
        }];
      });
      events.push(...added);
      if (mark !== null) marks.set(incidentId, mark);
      return added;
    },
    notesBesideLog: (incidentId) => events.filter((event) => event.incidentId === incidentId && event.externalId?.startsWith('note:')).map(({ actor, body, occurredAt }) => ({ author: actor, text: body, at: occurredAt })),
    seenUntil: (account) => seen.get(account) ?? null,
    saveSeenUntil(account, until) {
      guard();
      seen.set(account, until);
    },
    breakDown: () => void (broken = true),
    repair: () => void (broken = false),
  };
}
