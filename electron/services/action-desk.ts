import { asSeen, factsOf } from '../../shared/domain/outbox-facts.ts';
import { nameOf } from '../../shared/domain/pagerduty-incident.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { describeFailure } from '../../shared/model/api-result.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Seen } from '../../shared/model/outbox.ts';
import type { Findable, Found, IncidentChoices } from '../../shared/model/pagerduty-choices.ts';
import type { Clock } from './ports/clock.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

export type ActionDeskOptions = {
  readonly clock: Clock;
  /** null while PagerDuty is not connected. */
  readonly api: () => PagerDutyApi | null;
  /** The incident as it was last read; undefined when it is not known here. */
  readonly known: (incidentId: string) => Incident | undefined;
};

/** Lays out what can be chosen when a person acts. Without an answer of PagerDuty it lays out what is known, so that one can act offline, too. */
export function createActionDesk({ clock, api, known }: ActionDeskOptions) {
  const serverNow = () => clock.now() + (api()?.meter().skew ?? 0);

  /** An incident as the person sees it; null when it is not known here. */
  function seenOf(incidentId: string): Seen | null {
    const incident = known(incidentId);
    return incident === undefined ? null : { status: incident.status, assignees: incident.assignees.map(({ id }) => id), logAt: serverNow() };
  }
  function fromMemory(incidentId: string, problem: string): IncidentChoices {
    const incident = known(incidentId);
    const seen = seenOf(incidentId);
    if (incident === undefined || seen === null) throw new Refusal({ code: 'unavailable', message: `Nothing is known of this incident. ${problem}` });
    return { incidentId, title: incident.title, status: incident.status, assignees: incident.assignees.map(({ name }) => name), seen, policyName: null, levels: [], problem };
  }

  return {
    seenOf,
    async choices(incidentId: string): Promise<IncidentChoices> {
      const client = api();
      if (client === null) return fromMemory(incidentId, 'PagerDuty is not connected.');
      const asked = serverNow();
      const incident = await client.incident(incidentId, 'at once');
      if (incident.kind !== 'ok') return fromMemory(incidentId, describeFailure(incident));
      const facts = factsOf(incident.value, [], []);
      const reference = incident.value.escalation_policy;
      const policy = reference === null ? null : await client.escalationPolicy(reference.id);
      const rules = policy?.kind === 'ok' ? policy.value.escalation_rules : [];
      return {
        incidentId,
        title: incident.value.title ?? incident.value.summary ?? '',
        status: facts.status,
        assignees: facts.assignees.map(({ name }) => name),
        seen: { ...asSeen(facts, null), logAt: asked },
        policyName: reference === null ? null : nameOf(reference),
        levels: rules.map(({ targets, escalation_delay_in_minutes: minutes }, place) => ({ level: place + 1, targets: targets.map(nameOf), minutes: minutes ?? null })),
        problem: policy === null || policy.kind === 'ok' ? '' : `The levels of its escalation policy cannot be read. ${describeFailure(policy)}`,
      };
    },
    async find(what: Findable, text: string): Promise<readonly Found[]> {
      const client = api();
      if (client === null) throw new Refusal({ code: 'unavailable', message: 'PagerDuty is not connected.' });
      const found = await client.find(what, text);
      if (found.kind !== 'ok') throw new Refusal({ code: 'unavailable', message: describeFailure(found) });
      return found.value.map((each) => ({ id: each.id, name: each.name ?? each.summary ?? each.id, detail: each.email ?? '' }));
    },
  };
}

export type ActionDesk = ReturnType<typeof createActionDesk>;
