import { fileStem } from '../../shared/domain/channel-name.ts';
import { composePage } from '../../shared/domain/incident-page.ts';
import { currentSeverity, currentStatus, firstAcknowledgedAt } from '../../shared/domain/incident-now.ts';
import { incidentReport, timelineJson, timelineMarkdown } from '../../shared/domain/incident-report.ts';
import { incidentTimeline } from '../../shared/domain/incident-timeline.ts';
import { earlierIncident, seenBefore, titleShape } from '../../shared/domain/seen-before.ts';
import { byNewest } from '../../shared/domain/timeline-merge.ts';
import type { EscalationComparison, Exported, IncidentPage, IncidentSummary, IncidentTimeline, IncidentsPage, SeenBefore } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { TimelineCursor } from '../../shared/model/timeline.ts';
import { minute, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { IncidentBook, Page } from './incident-desk-book.ts';
import type { IncidentRules } from './incident-desk-rules.ts';
import type { IncidentStore } from './ports/incident-store.ts';

export type IncidentViewsOptions = {
  readonly store: IncidentStore;
  readonly book: IncidentBook;
  readonly rules: IncidentRules;
  readonly situations: () => readonly Situation[];
  readonly escalation: (page: Page) => EscalationComparison | null;
  readonly zone: () => string;
  readonly now: () => Instant;
  /** How the timeline calls the person, and their name; null: it is not known. */
  readonly me: string;
  readonly person: () => string | null;
  readonly userId: () => string | null;
};

/** How many events of its situation stand in the timeline of an incident. */
const around = 500;
/** Earlier incidents of the service that are looked through, and those of the same shape that are read. */
const looked = 300;
/** A check fails before somebody is paged for it. */
const before: Milliseconds = 15 * minute;
const read = 20;

/** What is shown of incidents: lists, pages, timelines. */
export function createIncidentViews({ store, book, rules, situations, escalation, zone, now, me, person, userId }: IncidentViewsOptions) {
  const memories = new Map<string, SeenBefore>();

  const homeOf = (incidentId: string): Situation | null => situations().find(({ members }) => members.some(({ kind, id }) => kind === 'incident' && id === incidentId)) ?? null;

  function summary({ incident, run, standing }: Page, situationId: string | null): IncidentSummary {
    return {
      incident, situationId, severity: currentSeverity(run), status: currentStatus(run), acknowledgedAt: firstAcknowledgedAt(run),
      nextDueAt: standing.next?.dueAt ?? null,
    };
  }
  /** The situation of every incident. */
  function homes(): ReadonlyMap<string, string> {
    return new Map(situations().flatMap(({ id, members }) => members.filter(({ kind }) => kind === 'incident').map((member) => [member.id, id] as const)));
  }
  function remembered(incident: Incident): SeenBefore {
    const known = memories.get(incident.id);
    if (known !== undefined) return known;
    const shape = titleShape(incident.title);
    const drill = incident.source === 'drill';
    const same = store.ofService(incident.serviceName, incident.createdAt, looked).filter((other) => (other.source === 'drill') === drill && titleShape(other.title) === shape);
    const found = seenBefore(same.slice(0, read).map((other) => earlierIncident(other, store.events(other.id))));
    if (memories.size > 100) memories.clear();
    memories.set(incident.id, found);
    return found;
  }

  /** What stands round an incident: events of its situation, and of the checks in it while it lasted. */
  function surroundings({ incident, run }: Page, home: Situation | null): readonly WatchEvent[] {
    if (home === null) return [];
    const checks = home.members.filter(({ kind }) => kind === 'check').map(({ id }) => id);
    const found = [...store.around(home.id, around), ...store.ofChecks(checks, run.openedAt - before, (run.resolvedAt ?? now()) + before, around)];
    return [...new Map(found.filter(({ incidentId }) => incidentId === null || incidentId === incident.id).map((event) => [event.id, event])).values()];
  }

  return {
    homes,
    homeOf,
    page(page: Page): IncidentPage {
      const { incident, events, policy } = page;
      const home = homeOf(incident.id);
      return composePage({
        incident, events, policy, around: surroundings(page, home), situationId: home?.id ?? null,
        related: home?.members.filter(({ kind, id }) => kind !== 'incident' || id !== incident.id) ?? [],
        policyChangedSince: rules.differ(policy), seenBefore: remembered(incident), escalation: escalation(page), zone: zone(), me, userId: userId(),
      }, now());
    },
    list(cursor: { readonly createdAt: Instant; readonly id: string } | null, limit: number): IncidentsPage {
      const home = homes();
      const of = (page: Page) => summary(page, home.get(page.incident.id) ?? null);
      const found = store.over(cursor, limit + 1);
      const over = found.slice(0, limit).flatMap(({ id }) => book.find(id) ?? []).map(of);
      const last = over.at(-1)?.incident;
      return {
        open: book.open().map(of).toSorted((a, b) => (a.severity ?? 5) - (b.severity ?? 5) || b.incident.createdAt - a.incident.createdAt),
        over,
        next: found.length > limit && last !== undefined ? { createdAt: last.createdAt, id: last.id } : null,
      };
    },
    export(page: Page, format: 'markdown' | 'json' | 'report'): Exported {
      const { incident, run, policy, events } = page;
      const facts = { incident, run, policy, me, person: person(), zone: zone(), entries: incidentTimeline([...events, ...surroundings(page, homeOf(incident.id))]) };
      const stem = fileStem(run.openedAt);
      switch (format) {
        case 'markdown': return { fileName: `${stem}-timeline.md`, text: timelineMarkdown(facts) };
        case 'json': return { fileName: `${stem}-timeline.json`, text: timelineJson(facts) };
        case 'report': return { fileName: `${stem}-report.md`, text: incidentReport(facts) };
      }
    },
    timeline(page: Page, cursor: TimelineCursor | null, limit: number): IncidentTimeline {
      const all = incidentTimeline([...page.events, ...surroundings(page, homeOf(page.incident.id))]);
      const from = cursor === null ? all : all.filter(({ event }) => byNewest({ ...event, ...cursor }, event) < 0);
      const entries = from.slice(0, limit);
      const last = entries.at(-1)?.event;
      return { entries, next: from.length > entries.length && last !== undefined ? { occurredAt: last.occurredAt, id: last.id } : null };
    },
  };
}
