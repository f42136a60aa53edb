import { evidenceKinds, lastingKinds, type OpenIncident, type ShiftEvidence } from '../../shared/domain/handoff-evidence.ts';
import type { MyThings } from '../../shared/domain/handoff-left-behind.ts';
import { mostWithin } from '../../shared/domain/handoff-load.ts';
import type { QualityFacts } from '../../shared/domain/handoff-quality.ts';
import { workedBetween } from '../../shared/domain/duty-pieces.ts';
import { projectRun } from '../../shared/domain/incident-projection.ts';
import { currentSeverity } from '../../shared/domain/incident-now.ts';
import { isOpen } from '../../shared/domain/situation-members.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { DutyDays, DutyView } from '../../shared/model/duty-view.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { DueItem } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { MaintenanceReport } from '../../shared/model/maintenance.ts';
import type { RotaView } from '../../shared/model/rota-view.ts';
import type { Silence } from '../../shared/model/silence.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { IncidentPolicy } from '../../shared/policy/incident-policy.ts';
import { elapsedDay, hour, type Instant } from '../../shared/time/duration.ts';
import type { Page } from './incident-desk-book.ts';
import type { Archive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';

export type HandoffEvidenceOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly archive: Pick<Archive, 'shiftFacts'>;
  readonly facts: Pick<FactStore, 'acknowledgedBy'>;
  /** How the timeline calls the person, and who they are in PagerDuty. */
  readonly myself: () => { readonly name: string; readonly userId: string | null };
  readonly open: () => readonly Page[];
  readonly incident: (id: string) => Incident | null;
  readonly due: () => readonly DueItem[];
  readonly situations: () => readonly Situation[];
  readonly silences: () => readonly Silence[];
  readonly maintenance: () => readonly MaintenanceReport[];
  readonly checks: () => readonly CheckReport[];
  readonly sources: () => readonly SourceState[];
  readonly blind: (from: Instant, to: Instant) => Promise<ShiftEvidence['blind']>;
  readonly duty: { readonly view: () => DutyView; readonly list: (days: number) => DutyDays };
  readonly rota: () => Pick<RotaView, 'rota' | 'shifts' | 'self'>;
  readonly policy: () => Pick<IncidentPolicy, 'levels' | 'contacts'>;
};

const loadWithin = 12 * hour;

/** Reads what a handoff rests on: what is short is in memory or by an index, what is long is read off the main thread. */
export function createHandoffEvidence(options: HandoffEvidenceOptions) {
  const { clock, archive, facts, myself } = options;

  function openIncidents(): readonly OpenIncident[] {
    const next = new Map<string, DueItem>();
    for (const item of options.due()) if (!next.has(item.incidentId)) next.set(item.incidentId, item);
    const worst = ({ run }: Page) => currentSeverity(run) ?? 5;
    return options.open().toSorted((a, b) => worst(a) - worst(b) || a.incident.createdAt - b.incident.createdAt).map(({ incident, run, events }) => {
      const item = next.get(incident.id);
      return { incident, run, events, due: item === undefined ? null : { words: item.words, dueAt: item.dueAt } };
    });
  }
  function overOf(resolved: readonly Incident[], said: readonly WatchEvent[]): ShiftEvidence['over'] {
    const byIncident = new Map<string | null, WatchEvent[]>();
    for (const event of said) byIncident.set(event.incidentId, [...(byIncident.get(event.incidentId) ?? []), event]);
    return resolved.flatMap((incident) => {
      const events = byIncident.get(incident.id) ?? [];
      return events.length === 0 ? [] : [{ incident, events, run: projectRun(incident, events) }];
    });
  }
  function load(from: Instant): ShiftEvidence['load'] {
    const days = Math.min(60, Math.max(1, Math.ceil((clock.now() - from) / elapsedDay)));
    const taken = options.duty.list(days).entries.flatMap((entry) => (entry.source === 'incident' && entry.incidentId !== null && entry.from >= from ? [{ incidentId: entry.incidentId, at: entry.from }] : []));
    return { incidents: mostWithin(taken, loadWithin), budget: options.duty.view().load.budget };
  }

  return {
    /** Everything of a shift that is compiled. Rejects when the data cannot be read. */
    async read({ shiftFrom, shiftUntil, zone, tells }: Pick<Handoff, 'shiftFrom' | 'shiftUntil' | 'zone' | 'tells'>, previous: Handoff | null): Promise<ShiftEvidence> {
      const now = clock.now();
      const [{ events, resolved, said }, blind] = await Promise.all([archive.shiftFacts({ from: shiftFrom, kinds: evidenceKinds, lasting: lastingKinds }), options.blind(shiftFrom, now)]);
      const { rota, shifts } = options.rota();
      return {
        now, from: shiftFrom, until: shiftUntil, zone, tells, previous, events, resolved, over: overOf(resolved, said), blind, rota, shifts,
        me: myself().name, open: openIncidents(), situations: options.situations(), silences: options.silences(), maintenance: options.maintenance(),
        checks: options.checks(), sources: options.sources(), worked: workedBetween(options.duty.view().recent, shiftFrom, now), load: load(shiftFrom), policy: options.policy(),
      };
    },
    /** What the quality check looks at beside the text. */
    quality(): QualityFacts {
      return { openIncidents: options.open().map(({ incident: { id, title } }) => ({ id, title })) };
    },
    /** What of this person's runs on, or ran in this shift. */
    mine(from: Instant): MyThings {
      const { name, userId } = myself();
      const known = facts.acknowledgedBy(name, userId, from);
      const open = new Map(options.open().map((page) => [page.incident.id, page]));
      const held = [...open.values()].flatMap(({ incident }) => (incident.status === 'acknowledged' && incident.acknowledgers.some(({ id }) => id === userId || id === name) ? [incident.id] : []));
      const said = options.situations().flatMap((situation) => (isOpen(situation) && situation.acknowledgedBy === name ? situation.members.flatMap((member) => (member.kind === 'incident' && member.gone !== true ? [member.id] : [])) : []));
      const incidents = [...new Set([...known, ...held, ...said])].flatMap((id): readonly MyThings['incidents'][number][] => {
        const page = open.get(id);
        const incident = page?.incident ?? options.incident(id);
        if (incident === null) return [];
        const away = incident.elsewhere === true || (incident.assignees.length > 0 && userId !== null && !incident.assignees.some((person) => person.id === userId));
        const state = incident.status === 'resolved' ? 'resolved' : away ? 'elsewhere' : 'mine';
        return [{ id, title: incident.title, severity: page === undefined ? incident.severity : currentSeverity(page.run), state }];
      });
      return { incidents, silences: options.silences().filter(({ by }) => by === name).map(({ id, name: about, reason }) => ({ id, name: about, reason })) };
    },
  };
}

export type HandoffEvidence = ReturnType<typeof createHandoffEvidence>;
