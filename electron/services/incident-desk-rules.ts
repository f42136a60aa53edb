import { IncidentPolicySchema, type IncidentPolicy } from '../../shared/policy/incident-policy.ts';
import type { IncidentStore } from './ports/incident-store.ts';

export type IncidentRulesOptions = {
  readonly store: Pick<IncidentStore, 'pinned' | 'rules' | 'pin'>;
  /** In force for incidents that open now. */
  readonly policy: () => IncidentPolicy;
  readonly report: (error: unknown) => void;
};

/** The rules by which each incident is run: those in force when it was first seen here. A new policy is for new incidents. */
export function createIncidentRules({ store, policy, report }: IncidentRulesOptions) {
  const read = new Map<string, IncidentPolicy>();
  let current: { readonly policy: IncidentPolicy; readonly text: string } | null = null;

  function textOfCurrent(): string {
    const now = policy();
    if (current?.policy !== now) current = { policy: now, text: JSON.stringify(now) };
    return current.text;
  }
  function rulesOf(name: string): IncidentPolicy | null {
    const known = read.get(name);
    if (known !== undefined) return known;
    const text = store.rules(name);
    if (text === null) return null;
    // Equal rules are the same object, so that what changed can be told.
    const rules = text === textOfCurrent() ? policy() : IncidentPolicySchema.parse(JSON.parse(text));
    read.set(name, rules);
    return rules;
  }

  return {
    /** For incidents that are new here; those that have rules keep them. */
    pin(incidentIds: readonly string[]): void {
      try {
        store.pin(incidentIds, textOfCurrent());
      } catch (error) {
        report(error);
      }
    },
    of(incidentId: string): IncidentPolicy {
      try {
        const name = store.pinned(incidentId);
        return (name === null ? null : rulesOf(name)) ?? policy();
      } catch (error) {
        report(error);
        return policy();
      }
    },
    /** Whether incidents that open now are run by other rules than these. */
    differ: (rules: IncidentPolicy): boolean => rules !== policy() && JSON.stringify(rules) !== textOfCurrent(),
  };
}

export type IncidentRules = ReturnType<typeof createIncidentRules>;
