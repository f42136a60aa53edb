import type { Instant } from '../../shared/time/duration.ts';

/** How a person is told, in the order of their contact methods; `address` of a phone is its number without the code of its country. */
export type DrillReach = { readonly kind: 'phone' | 'sms' | 'email' | 'push_notification'; readonly address: string; readonly delayMinutes: number; readonly urgency: 'high' | 'low' };
export type DrillPerson = {
  readonly id: string; readonly name: string; readonly email: string; readonly teamIds: readonly string[];
  /** Absent: the phone is called at once, and a mail follows. */
  readonly reach?: readonly DrillReach[];
};
type DrillTeam = { readonly id: string; readonly name: string };
type DrillPriority = { readonly id: string; readonly name: string };
type DrillService = {
  readonly id: string;
  readonly name: string;
  readonly policyId: string;
  readonly teamIds: readonly string[];
  /** An acknowledgement older than this is taken back; null: never. */
  readonly acknowledgementTimeoutSeconds: number | null;
};
type DrillTarget = { readonly kind: 'user' | 'schedule'; readonly id: string };
type DrillRule = { readonly delayMinutes: number; readonly targets: readonly DrillTarget[] };
export type DrillPolicy = { readonly id: string; readonly name: string; readonly rules: readonly DrillRule[] };
export type DrillDuty = { readonly userId: string; readonly start: Instant; readonly end: Instant };
export type DrillOverride = DrillDuty & { readonly id: string };
export type DrillSchedule = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly duties: readonly DrillDuty[];
  /** Of the newer kind (v3): read under another address, in another shape. */
  readonly isShiftBased?: boolean;
  overrides: readonly DrillOverride[];
};

/** An account-level key belongs to nobody: its writes say in `From` who acts. */
export type DrillToken = { readonly token: string; readonly kind: 'api-key' | 'oauth'; readonly userId: string | null };

export type DrillNote = { readonly id: string; readonly userId: string; readonly content: string; readonly at: Instant };
type DrillAlert = { readonly id: string; readonly key: string; readonly summary: string; readonly at: Instant };
export type Agent = { readonly kind: 'user' | 'service'; readonly id: string };

export type DrillIncident = {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly createdAt: Instant;
  readonly serviceId: string;
  readonly details: string;
  title: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  urgency: 'high' | 'low';
  priorityId: string | null;
  policyId: string;
  updatedAt: Instant;
  statusChangedAt: Instant;
  statusChangedBy: Agent;
  resolvedAt: Instant | null;
  assignedVia: 'escalation_policy' | 'direct_assignment';
  assignees: readonly { readonly userId: string; readonly at: Instant }[];
  acknowledgements: readonly { readonly userId: string; readonly at: Instant }[];
  /** When the acknowledgement ends by itself: end of a snooze, or the service's timeout. */
  acknowledgedUntil: Instant | null;
  mergedInto: string | null;
  readonly notes: DrillNote[];
  readonly alerts: readonly DrillAlert[];
};

export type DrillLogEntry = {
  readonly id: string;
  readonly incidentId: string;
  readonly type: string;
  /** Whole seconds, as the real one writes them: ties are normal. */
  readonly at: Instant;
  readonly agent: Agent;
  readonly summary: string;
  readonly channel: { readonly type: string; readonly summary: string };
  readonly fields: Readonly<Record<string, unknown>>;
};

export type WorldOptions = {
  readonly people: readonly DrillPerson[];
  readonly teams?: readonly DrillTeam[];
  readonly priorities?: readonly DrillPriority[];
  readonly services: readonly DrillService[];
  readonly policies: readonly DrillPolicy[];
  readonly schedules?: readonly DrillSchedule[];
  readonly tokens: readonly DrillToken[];
  readonly abilities?: readonly string[];
  /** Where ids begin to count; another number in each run keeps the ids of two runs apart. */
  readonly firstId?: number;
};

export type World = ReturnType<typeof createWorld>;

/** Everything that the simulated account holds. */
export function createWorld(options: WorldOptions) {
  let lastId = options.firstId ?? 0;
  let lastNumber = 0;
  const incidents = new Map<string, DrillIncident>();
  const log: DrillLogEntry[] = [];
  const index = <T extends { readonly id: string }>(members: readonly T[] = []) => new Map(members.map((member) => [member.id, member]));
  return {
    people: index(options.people),
    teams: index(options.teams),
    priorities: index(options.priorities),
    services: index(options.services),
    policies: index(options.policies),
    schedules: index(options.schedules?.map((schedule) => ({ ...schedule }))),
    tokens: options.tokens,
    abilities: options.abilities ?? ['teams', 'urgencies', 'sso'],
    incidents,
    /** Oldest first; the order in which things happened. */
    log,
    /** A new id that sorts after all earlier ones. */
    nextId: (prefix: string) => prefix + (++lastId).toString(36).toUpperCase().padStart(12, '0'),
    nextNumber: () => ++lastNumber,
    personByEmail: (email: string) => options.people.find((person) => person.email.toLowerCase() === email.toLowerCase()),
  };
}
