import { escalationDifferences } from '../../shared/domain/escalation-difference.ts';
import { currentSeverity } from '../../shared/domain/incident-now.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { EscalationComparison } from '../../shared/model/incident-page.ts';
import type { IncidentChoices } from '../../shared/model/pagerduty-choices.ts';
import type { Page } from './incident-desk-book.ts';

export type EscalationReaderOptions = {
  /** What PagerDuty says of an incident's escalation policy. */
  readonly choices: (incidentId: string) => Promise<IncidentChoices>;
  readonly changed: () => void;
};

/** PagerDuty's own escalation policy beside the ladder, read when somebody looks at an incident. */
export function createEscalationReader({ choices, changed }: EscalationReaderOptions) {
  const known = new Map<string, Pick<IncidentChoices, 'policyName' | 'levels' | 'problem'>>();

  return {
    /** Asks PagerDuty; what it says is there with the next change. */
    async read(incidentId: string): Promise<void> {
      const found = await choices(incidentId).catch((error: unknown) => ({ policyName: null, levels: [], problem: reasonOf(error) }));
      if (known.size > 100) known.clear();
      known.set(incidentId, found);
      changed();
    },
    /** Null for what PagerDuty does not know, and until it has answered. */
    of({ incident, policy, run }: Page): EscalationComparison | null {
      const found = known.get(incident.id);
      if (incident.source === 'local' || found === undefined) return null;
      const theirs = found.levels.map(({ level, targets, minutes }) => ({ level, targets, minutes: minutes ?? null }));
      const differences = found.problem === '' ? escalationDifferences(policy, currentSeverity(run), theirs) : [];
      return { policyName: found.policyName, theirs, differences, problem: found.problem };
    },
  };
}
