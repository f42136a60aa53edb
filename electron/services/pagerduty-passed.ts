import type { IncidentAnswer } from '../../shared/domain/pagerduty-answers.ts';
import { wasFor } from '../../shared/domain/pagerduty-involved.ts';
import { isRunningLow } from '../../shared/domain/poll-rhythm.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { elapsedDay, minute, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';
import type { PagerDutyStore } from './ports/pagerduty-store.ts';
import type { Identity } from './pagerduty-identity.ts';

export type PassedReaderOptions = {
  readonly clock: Clock;
  readonly api: PagerDutyApi;
  readonly store: Pick<PagerDutyStore, 'seenUntil' | 'saveSeenUntil'>;
  readonly source: Incident['source'];
  readonly toIncident: (answer: IncidentAnswer) => Incident;
  /** Whether an incident stands on the list of what is open for us, or stood there in this run. */
  readonly isKnown: (id: string) => boolean;
  /** The server's time. */
  readonly now: () => Instant;
  /** Incidents that were ours for a while and that no look at the open list has shown. */
  readonly publish: (incidents: readonly Incident[]) => void;
  readonly report: (error: unknown) => void;
};

const every: Milliseconds = minute;
/** Rows can be filed late, and whether the ends of a window belong to it is not known. (behaviour 2.3) */
const overlap: Milliseconds = 5 * minute;
/** After a long time without sight, incidents that began before it may have come to us and gone meanwhile. */
const farOverlap: Milliseconds = elapsedDay;
/** A wider window is refused. */
const longestWindow: Milliseconds = 180 * elapsedDay;
/** The mark on disk may be this much behind: the overlap covers it. */
const saveEvery: Milliseconds = 4 * minute;
const lookupsAtOnce = 60;
const lookupsInPassing = 4;

/** Finds what was triggered and over again between two looks at the open list: such an incident is never on it. */
export function createPassedReader(options: PassedReaderOptions) {
  const { clock, api, store, source, toIncident, isKnown, now, publish, report } = options;
  let account: string | null = null;
  let seenUntil: Instant | null = null;
  let savedAt = -Infinity;
  let due = clock.monotonic();
  /** True until the first window after a start or a sleep has been read. */
  let far = true;
  /** What the log of an incident was last asked about, by its id. */
  const asked = new Map<string, { readonly updatedAt: Instant; readonly createdAt: Instant }>();
  const waiting = new Map<string, IncidentAnswer>();

  function begin(userId: string): void {
    if (account !== null) return;
    account = `${source} ${userId}`;
    try {
      seenUntil = store.seenUntil(account);
    } catch (error) {
      report(error);
    }
  }
  function moveTo(until: Instant): void {
    seenUntil = until;
    if (account === null || clock.monotonic() - savedAt < saveEvery) return;
    savedAt = clock.monotonic();
    try {
      store.saveSeenUntil(account, until);
    } catch (error) {
      report(error);
    }
  }

  async function readWindow({ teamIds }: Identity): Promise<ApiFailure | null> {
    const until = now();
    const mark = seenUntil ?? until;
    const since = Math.max(mark - (far ? farOverlap : overlap), until - longestWindow);
    const answer = await api.incidentsCreated({ since, until: until + overlap }, teamIds);
    if (answer.kind !== 'ok') return answer;
    const { incidents, complete } = answer.value;
    for (const incident of incidents) {
      const updatedAt = updatedAtOf(incident);
      // What is open and ours comes with the open list.
      if (incident.status !== 'resolved' || isKnown(incident.id) || asked.get(incident.id)?.updatedAt === updatedAt || updatedAt < mark - overlap) continue;
      waiting.set(incident.id, incident);
    }
    for (const [id, { createdAt }] of asked) if (createdAt < since) asked.delete(id);
    // Oldest first: what did not fit comes after the last one.
    moveTo(complete ? until : (incidents.at(-1)?.created_at ?? until));
    due = clock.monotonic() + (complete ? (isRunningLow(api.meter().remainingShare) ? 2 * every : every) : 0);
    return null;
  }

  async function isOurs(incident: IncidentAnswer, { userId, teamIds }: Identity): Promise<boolean | ApiFailure> {
    if (incident.teams.some(({ id }) => teamIds.includes(id))) return true;
    const log = await api.logEntries(incident.id, null, incident.created_at);
    if (log.kind === 'ok') return wasFor(userId, log.value);
    return log.kind === 'refused' ? false : log;
  }

  return {
    /** After a time without sight: the next turn looks back further. */
    lookFar(): void {
      due = clock.monotonic();
      far = true;
    },
    /** After looks that failed: what came and went meanwhile is asked for with the next good one. */
    lookSoon(): void {
      due = clock.monotonic();
    },
    /** Reads what is due, after a good look at the open list. Returns what should slow everything down; null: nothing. */
    async readDue(identity: Identity): Promise<ApiFailure | null> {
      begin(identity.userId);
      const low = isRunningLow(api.meter().remainingShare);
      const catchingUp = far;
      if (clock.monotonic() >= due) {
        const failure = await readWindow(identity);
        if (failure !== null) {
          const hopeless = failure.kind === 'refused' || failure.kind === 'bad-answer';
          // What could not be asked is asked with the next look: without it no look is complete.
          due = clock.monotonic() + (hopeless ? every : 0);
          return hopeless ? null : failure;
        }
        far = false;
      }
      const found: Incident[] = [];
      let failure: ApiFailure | null = null;
      const many = catchingUp || waiting.size > 2 * lookupsInPassing;
      for (const incident of [...waiting.values()].slice(0, many && !low ? lookupsAtOnce : lookupsInPassing)) {
        const ours = isKnown(incident.id) ? false : await isOurs(incident, identity);
        waiting.delete(incident.id);
        if (typeof ours !== 'boolean') {
          // Next time; one that cannot be read must not keep the others waiting.
          waiting.set(incident.id, incident);
          if (ours.kind === 'bad-answer') continue;
          failure = ours;
          break;
        }
        asked.set(incident.id, { updatedAt: updatedAtOf(incident), createdAt: incident.created_at });
        if (ours) found.push(toIncident(incident));
      }
      if (found.length > 0) publish(found);
      return failure;
    },
  };
}

function updatedAtOf(incident: IncidentAnswer): Instant {
  return incident.updated_at ?? incident.last_status_change_at ?? incident.created_at;
}
