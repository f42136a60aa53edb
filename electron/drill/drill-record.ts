import { standingEvents } from '../../shared/domain/corrected-events.ts';
import type { DrillFacts } from '../../shared/domain/drill-facts.ts';
import { projectRun } from '../../shared/domain/incident-projection.ts';
import type { EventKind } from '../../shared/model/event.ts';
import type { Expectation } from '../../shared/model/drill-scenario.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { FactStore } from '../services/ports/fact-store.ts';
import type { IncidentStore } from '../services/ports/incident-store.ts';

const shiftKinds: readonly EventKind[] = ['break.due', 'break.taken', 'break.ended', 'break.postponed', 'break.refused', 'break.missed', 'break.credited', 'handoff.given', 'handoff.accepted'];
/** More than any scenario opens. */
const most = 5000;

export type DrillRecordOptions = {
  readonly incidents: Pick<IncidentStore, 'openedSince' | 'events'>;
  readonly facts: Pick<FactStore, 'ofKinds'>;
  readonly policy: () => Policy;
  readonly zone: () => string;
  /** What the person is called in events. */
  readonly names: readonly string[];
};

export type Known = { readonly startsAt: Instant; readonly expected: (incidentId: string) => Expectation | null; readonly resolvedAt: (incidentId: string) => Instant | null };

/** What the drill's own data file holds of it, for the score. */
export function readDrillRecord({ incidents, facts, policy, zone, names }: DrillRecordOptions, { startsAt, expected, resolvedAt }: Known): Pick<DrillFacts, 'incidents' | 'shift' | 'rules' | 'names' | 'zone'> {
  const { incident: rules, breaks } = policy();
  return {
    names, zone: zone(), rules: { incident: rules, breaks }, shift: facts.ofKinds(shiftKinds, startsAt),
    incidents: incidents.openedSince(startsAt, most).toReversed().map((incident) => {
      const events = incidents.events(incident.id);
      const run = projectRun(incident, events);
      // The account knows of an end before it was read from there.
      return { title: incident.title, run: { ...run, resolvedAt: run.resolvedAt ?? resolvedAt(incident.id) }, events: standingEvents(events).map(({ event }) => event), expected: expected(incident.id) };
    }),
  };
}
