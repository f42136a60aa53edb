import type { IncidentAnswer } from '../../shared/domain/pagerduty-answers.ts';
import { isOurs } from '../../shared/domain/pagerduty-incident.ts';
import { sameIncident } from '../../shared/domain/same-incident.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Identity } from './pagerduty-identity.ts';
import { giveWay } from './give-way.ts';
import type { Clock } from './ports/clock.ts';
import type { OpenFilter, PagerDutyApi } from './ports/pagerduty-api.ts';
import type { PagerDutyListener } from './ports/pagerduty-listener.ts';
import type { PagerDutyStore } from './ports/pagerduty-store.ts';

type OpenListOptions = {
  readonly clock: Clock;
  readonly api: PagerDutyApi;
  readonly store: PagerDutyStore;
  readonly publish: PagerDutyListener['incidentsChanged'];
  readonly toIncident: (answer: IncidentAnswer) => Incident;
  readonly source: Incident['source'];
  /** Told when something could not be kept; it is tried again with the next change. */
  readonly report: (error: unknown) => void;
  /** Nobody reads any more: what was begun is left. */
  readonly ended: () => boolean;
};

/** How many incidents that left the list are looked up in one go; the others stay open until their turn. */
const lookupsAtOnce = 60;
/** Thousands can be new at once: after so many, or after so many that are as they were, everybody else has a turn (T15). */
const newsAtOnce = 5;
const looksAtOnce = 500;

/** What is open for us, as last seen. Knows that a list shows only what is there, never why something is gone. */
export function createOpenList({ clock, api, store, publish, toIncident, source, report, ended }: OpenListOptions) {
  const open = new Map(remembered().map((incident) => [incident.id, incident]));
  const unsaved = new Map<string, Incident>();
  /** Whoever was told of them came to grief: they are told with the next look, which is no good one before. */
  const untold = new Map<string, Incident>();

  function remembered(): readonly Incident[] {
    try {
      return store.openIncidents().filter((incident) => incident.source === source);
    } catch (error) {
      report(error);
      return [];
    }
  }
  function save(): void {
    if (unsaved.size === 0) return;
    try {
      store.saveIncidents([...unsaved.values()]);
      unsaved.clear();
    } catch (error) {
      report(error);
    }
  }
  function isNews(incident: Incident): boolean {
    const known = open.get(incident.id);
    return known === undefined ? isOpen(incident) : !sameIncident(known, incident);
  }
  /** Takes over new copies of incidents; tells first, because an alert does not wait for the disk. */
  function take(incidents: readonly Incident[]): void {
    for (const incident of incidents.filter(isNews)) {
      untold.set(incident.id, incident);
      unsaved.set(incident.id, incident);
      if (isOpen(incident)) open.set(incident.id, incident);
      else open.delete(incident.id);
    }
    tell();
    save();
  }
  function tell(): void {
    if (untold.size > 0) publish({ open: [...open.values()], changed: [...untold.values()] });
    untold.clear();
  }
  /** The same for as many as there are, in small steps. */
  async function takeList(answers: Iterable<IncidentAnswer>): Promise<void> {
    let news: Incident[] = [];
    let looks = 0;
    for (const answer of answers) {
      const incident = toIncident(answer);
      looks += 1;
      if (isNews(incident)) news.push(incident);
      if (news.length < newsAtOnce && looks < looksAtOnce) continue;
      take(news);
      news = [];
      looks = 0;
      await giveWay(clock);
      if (ended()) return;
    }
    take(news);
  }

  async function lookUp(known: Incident, { userId, teamIds }: Identity): Promise<Incident | ApiFailure> {
    const answer = await api.incident(known.id);
    if (answer.kind === 'ok') {
      const incident = toIncident(answer.value);
      return answer.value.status === 'resolved' || isOurs(answer.value, userId, teamIds) ? incident : { ...incident, elsewhere: true };
    }
    const outOfSight = answer.kind === 'refused' && (answer.code === 2100 || answer.code === 2018);
    return outOfSight ? { ...known, elsewhere: true } : answer;
  }

  return {
    /** Tells what the last run knew to be open. */
    start(): void {
      for (const incident of open.values()) untold.set(incident.id, incident);
      try {
        tell();
      } catch (error) {
        report(error);
      }
    },
    /** One look at the list, and at each incident that left it. null: all went well. */
    async read(identity: Identity): Promise<ApiFailure | null> {
      const filters: OpenFilter[] = [{ userId: identity.userId }, ...(identity.teamIds.length === 0 ? [] : [{ teamIds: identity.teamIds }])];
      const listed = new Map<string, IncidentAnswer>();
      let complete = true;
      for (const filter of filters) {
        const answer = await api.openIncidents(filter);
        if (answer.kind !== 'ok') return answer;
        for (const incident of answer.value.incidents) listed.set(incident.id, incident);
        complete &&= answer.value.complete;
      }
      await takeList(listed.values());
      if (!complete) return { kind: 'bad-answer', status: 200, detail: 'more than 10,000 incidents are open, not all of them can be listed', mayHaveHappened: false };

      const left = [...open.values()].filter(({ id }) => !listed.has(id)).slice(0, lookupsAtOnce);
      const found: Incident[] = [];
      let failure: ApiFailure | null = null;
      for (const incident of left) {
        const outcome = await lookUp(incident, identity);
        if ('id' in outcome) {
          found.push(outcome);
          continue;
        }
        // What cannot be read stays open until it can: shown rather than forgotten.
        if (outcome.kind === 'refused' || outcome.kind === 'bad-answer') continue;
        failure = outcome;
        break;
      }
      take(found);
      return failure;
    },
    take,
    /** Incidents that were ours and over before any look at the list. */
    passed(incidents: readonly Incident[]): void {
      for (const incident of incidents) unsaved.set(incident.id, incident);
      publish({ open: [...open.values()], changed: incidents });
      save();
    },
    open: () => [...open.values()],
    get: (id: string) => open.get(id),
  };
}

const isOpen = (incident: Incident) => incident.status !== 'resolved' && incident.elsewhere !== true;
