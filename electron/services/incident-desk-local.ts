import type { z } from 'zod';
import type { Report } from '../../shared/domain/situation-merge.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { EventKind } from '../../shared/model/event.ts';
import type { LocalIncidentSchema } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Clock } from './ports/clock.ts';
import type { IncidentStore } from './ports/incident-store.ts';
import type { Journal } from './ports/journal.ts';
import type { PagerDutyStore } from './ports/pagerduty-store.ts';

export type LocalIncidentsOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Journal;
  readonly store: Pick<IncidentStore, 'find'>;
  readonly incidents: Pick<PagerDutyStore, 'saveIncidents'>;
  /** Tells the desk and the situations. */
  readonly take: (reports: readonly Report[]) => void;
  readonly situation: (id: string) => Situation | null;
  readonly newId: () => string;
  readonly me: string;
};

type LocalIncident = z.infer<typeof LocalIncidentSchema>;

const done = (message: string): Outcome => ({ result: 'done', message });
const nothing = (message: string): Outcome => ({ result: 'nothing-to-do', message });

/** Incidents that no other system knows: they are opened, acknowledged and resolved here, and otherwise are like all others. */
export function createLocalIncidents({ clock, journal, store, incidents, take, newId, me, situation }: LocalIncidentsOptions) {
  const mine: Pick<Incident, 'status' | 'acknowledgers'> = { status: 'acknowledged', acknowledgers: [{ id: me, name: me }] };
  function known(id: string): Incident {
    const incident = store.find(id);
    if (incident === null) throw new Refusal({ code: 'not-found', message: 'This incident is not known here. Nothing was changed.' });
    if (incident.source !== 'local') throw new Refusal({ code: 'refused', message: 'This incident is PagerDuty’s: it is resolved there, through the outbox. Nothing was changed.' });
    return incident;
  }
  function write(incident: Incident, kind: EventKind, body = ''): void {
    incidents.saveIncidents([incident]);
    journal.append([{
      occurredAt: incident.updatedAt, kind, source: 'person', actor: me, incidentId: incident.id, severity: incident.severity, title: incident.title, body,
      externalId: `${incident.id}:${kind}:${incident.updatedAt}`,
    }]);
  }
  /** On disk before anybody is told. */
  function turn(incident: Incident, kind: EventKind, body = '', into: string | null = null): Incident {
    write(incident, kind, body);
    take([{ type: 'incident', incident, ...(into === null ? {} : { into }) }]);
    return incident;
  }
  /** Later than anything that was said before, even when the clock was set back. */
  const after = (incident: Incident): number => Math.max(clock.now(), incident.updatedAt + 1);

  return {
    create({ title, severity, service, startedAt, situationId }: LocalIncident): Incident {
      const now = clock.now();
      const createdAt = Math.min(startedAt ?? now, now);
      const into = situationId ?? null;
      const home = into === null ? null : situation(into);
      const opened: Incident = {
        id: `local-${newId()}`, source: 'local', number: null, title, status: 'triggered', severity, priorityLabel: null, urgency: severity <= 2 ? 'high' : 'low',
        serviceId: null, serviceName: service === '' ? null : service, assignees: [], acknowledgers: [], createdAt, updatedAt: createdAt, resolvedAt: null, url: null,
      };
      if (home?.status !== 'acknowledged') return turn(opened, 'incident.triggered', '', into);
      // Whoever has taken on the failing checks has it already: it does not alert once more.
      write(opened, 'incident.triggered');
      return turn({ ...opened, ...mine, updatedAt: Math.max(home.acknowledgedAt ?? now, createdAt + 1) }, 'incident.acknowledged', '', into);
    },
    acknowledge(id: string): Outcome {
      const incident = known(id);
      if (incident.status !== 'triggered') return nothing('This incident is acknowledged already.');
      turn({ ...incident, ...mine, updatedAt: after(incident) }, 'incident.acknowledged');
      return done('Acknowledged.');
    },
    resolve(id: string, resolution: string): Outcome {
      const incident = known(id);
      if (incident.status === 'resolved') return nothing('This incident is resolved already.');
      const at = after(incident);
      turn({ ...incident, status: 'resolved', updatedAt: at, resolvedAt: at }, 'incident.resolved', resolution);
      return done('Resolved.');
    },
    reopen(id: string): Outcome {
      const incident = known(id);
      if (incident.status !== 'resolved') return nothing('This incident is open.');
      turn({ ...incident, status: 'triggered', acknowledgers: [], updatedAt: after(incident), resolvedAt: null }, 'incident.reopened');
      return done('Opened again.');
    },
    /** Whether it is ours alone. */
    isLocal: (id: string): boolean => store.find(id)?.source === 'local',
  };
}
