import { fileStem } from '../../shared/domain/channel-name.ts';
import { composePage } from '../../shared/domain/incident-page.ts';
import { currentSeverity, currentStatus, firstAcknowledgedAt } from '../../shared/domain/incident-now.ts';
import { incidentReport, timelineJson, timelineMarkdown } from '../../shared/domain/incident-report.ts';
import { incidentTimeline } from '../../shared/domain/incident-timeline.ts';
import { earlierIncident, seenBefore, titleShape } from '../../shared/domain/seen-before.ts';
import { byNewest } from '../../shared/domain/timeline-merge.ts';
import type { EscalationComparison, Exported, IncidentPage, IncidentSummary, IncidentTimeline, IncidentsPage, SeenBefore } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { TimelineCursor } from '../../shared/model/timeline.ts';
import type { Instant } from '../../shared/time/duration.ts';
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
  readonly me: string;
};

/** How many events of its situation stand in the timeline of an incident. */
const around = 500;
/** Earlier incidents of the service that are looked through, and those of the same shape that are read. */
const looked = 300;
const read = 20;

/** What is shown of incidents: lists, pages, timelines. */
export function createIncidentViews({ store, book, rules, situations, escalation, zone, now, me }: IncidentViewsOptions) {
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

  return {
    homes,
    homeOf,
    page(page: Page): IncidentPage {
      const { incident, events, policy } = page;
      const home = homeOf(incident.id);
      return composePage({
        incident, events, policy, around: home === null ? [] : store.around(home.id, around), situationId: home?.id ?? null,
        related: home?.members.filter(({ kind, id }) => kind !== 'incident' || id !== incident.id) ?? [],
        policyChangedSince: rules.differ(policy), seenBefore: remembered(incident), escalation: escalation(page), zone: zone(), me,
      }, now());
    },
    list(before: { readonly createdAt: Instant; readonly id: string } | null, limit: number): IncidentsPage {
      const home = homes();
      const of = (page: Page) => summary(page, home.get(page.incident.id) ?? null);
      const found = store.over(before, limit + 1);
      const over = found.slice(0, limit).flatMap(({ id }) => book.find(id) ?? []).map(of);
      const last = over.at(-1)?.incident;
      return {
        open: book.open().map(of).toSorted((a, b) => (a.severity ?? 5) - (b.severity ?? 5) || b.incident.createdAt - a.incident.createdAt),
        over,
        next: found.length > limit && last !== undefined ? { createdAt: last.createdAt, id: last.id } : null,
      };
    },
    export({ incident, run, policy, events }: Page, format: 'markdown' | 'json' | 'report'): Exported {
      const home = homeOf(incident.id);
      const facts = { incident, run, policy, zone: zone(), entries: incidentTimeline([...events, ...(home === null ? [] : store.around(home.id, around))]) };
      const stem = fileStem(run.openedAt);
      switch (format) {
        case 'markdown': return { fileName: `${stem}-timeline.md`, text: timelineMarkdown(facts) };
        case 'json': return { fileName: `${stem}-timeline.json`, text: timelineJson(facts) };
        case 'report': return { fileName: `${stem}-report.md`, text: incidentReport(facts) };
      }
    },
    timeline({ incident, events }: Page, before: TimelineCursor | null, limit: number): IncidentTimeline {
      const home = homeOf(incident.id);
      const all = incidentTimeline([...events, ...(home === null ? [] : store.around(home.id, around))]);
      const from = before === null ? all : all.filter(({ event }) => byNewest({ ...event, ...before }, event) < 0);
      const entries = from.slice(0, limit);
      const last = entries.at(-1)?.event;
      return { entries, next: from.length > entries.length && last !== undefined ? { occurredAt: last.occurredAt, id: last.id } : null };
    },
  };
}
