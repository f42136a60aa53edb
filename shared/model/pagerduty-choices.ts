import { z } from 'zod';
import type { IncidentStatus } from './incident.ts';
import type { Seen } from './outbox.ts';
import type { Severity } from './severity.ts';

/** What can be chosen when a person acts on an incident, as far as PagerDuty let us read it. */
export type IncidentChoices = {
  readonly incidentId: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly assignees: readonly string[];
  /** The incident as it is shown with the choices: goes back with the action. */
  readonly seen: Seen;
  readonly policyName: string | null;
  /** The rules of the escalation policy; empty when they cannot be read. */
  readonly levels: readonly { readonly level: number; readonly targets: readonly string[]; /** How long it has before the next one is paged; null or absent: not said. */ readonly minutes?: number | null }[];
  /** What could not be read, for people; empty when all of it could. */
  readonly problem: string;
};

export const FindQuerySchema = z.strictObject({ what: z.enum(['users', 'escalation_policies', 'services']), text: z.string().trim().max(100).default('') });
export type Findable = z.infer<typeof FindQuerySchema>['what'];
export type Found = { readonly id: string; readonly name: string; /** An e-mail address, or ''. */ readonly detail: string };

/** Why a priority stands for its severity: it was set so; by the number in its name; by its place in the list; or for none. */
export type SeverityRule = 'set' | 'name' | 'rank' | 'none';

/** One of the account's priorities, and the severity that it stands for here. */
export type MappedPriority = {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity | null;
  readonly rule: SeverityRule;
  /** What it would stand for if the person had set nothing. */
  readonly otherwise: Severity | null;
};

/** What is known of the connected account, for its settings. */
export type PagerDutyReading = {
  /** Most severe first; empty when the account has none or they cannot be read. */
  readonly priorities: readonly MappedPriority[];
  readonly callsLastMinute: number;
  /** Lowest share of any rate limit that is left, 0..1; null until an answer said. */
  readonly remainingShare: number | null;
};

/** What a test of the connection found, in the order in which it asked. */
export type ConnectionTest = { readonly ok: boolean; readonly lines: readonly { readonly ok: boolean; readonly what: string; readonly found: string }[] };
