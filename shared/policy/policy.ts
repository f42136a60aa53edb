import { z } from 'zod';
import { dependencyFault } from '../domain/check-hold.ts';
import { CheckDraftSchema, CheckIdSchema, HostSchema, HttpUrlSchema } from '../model/check.ts';
import { PolicyWindowSchema } from '../model/maintenance.ts';
import { RotaPlanSchema } from '../model/rota.ts';
import { SeveritySchema } from '../model/severity-schema.ts';
import { BreakRulesSchema, type BreakRules } from './break-policy.ts';
import { DutyLimitsSchema, type DutyLimits } from './duty-policy.ts';
import { HandoffPolicySchema } from './handoff-policy.ts';
import { IncidentPolicySchema, type IncidentPolicy } from './incident-policy.ts';
import { RoutinesSchema, type Routine } from './routine-policy.ts';
import { StatementSchema } from './statement-policy.ts';
import { alertingFields } from './alerting-policy.ts';
import { RunbookPolicySchema, type RunbookPolicy } from './runbook-policy.ts';
import { TrainingPolicySchema, type TrainingPolicy } from './training-policy.ts';
import { WellnessPolicySchema, type WellnessPolicy } from './wellness-policy.ts';
import { ZoneSchema } from '../model/zone.ts';

/** The only version there is; a newer file is refused, older ones will be migrated. */
export const policyVersion = 1;

const WitnessSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tcp'), host: HostSchema, port: z.int().min(1).max(65535) }),
  /** Must answer with exactly this text: a captive portal answers too, with something else. */
  z.strictObject({ type: z.literal('http'), url: HttpUrlSchema, expects: z.string().min(1).max(1000) }),
]);
export type Witness = z.infer<typeof WitnessSchema>;

const PolicyCheckSchema = CheckDraftSchema.extend({
  id: CheckIdSchema,
  /** A check that waits to be confirmed: listed in Health, not probed until somebody starts it. */
  paused: z.boolean().default(false),
});

/**
 * Everything with a number or a name that a team would change, as one file.
 * It grows with the program; secrets never live in it.
 */
export const PolicySchema = z.strictObject({
  watchkeeper: z.literal(policyVersion, `This program reads policy files of version ${policyVersion}.`),
  team: z.strictObject({ name: z.string().min(1).max(120), zone: ZoneSchema.nullable().default(null) }),
  alerting: z
    .strictObject({
      /** How often an unacknowledged SEV-1/2 is repeated. */
      repeatSeconds: z.int().min(30).max(3600).default(120),
      /** A failing check joins an incident of its service that opened this close to it (P4). */
      joinMinutes: z.int().min(1).max(120).default(10),
      ...alertingFields,
    })
    .prefault({}),
  network: z.strictObject({ witnesses: z.array(WitnessSchema).min(2, 'Name two witnesses at least: one alone cannot tell its own failure from ours.').max(8) }).prefault({
    witnesses: [
      { type: 'tcp', host: '1.1.1.1', port: 53 },
      { type: 'tcp', host: '9.9.9.9', port: 53 },
      { type: 'tcp', host: 'api.pagerduty.com', port: 443 },
    ],
  }),
  pagerduty: z
    .strictObject({
      /** The account's priority names and the severity each stands for; null says "no severity". */
      priorities: z.record(z.string().min(1).max(100), SeveritySchema.nullable()).default({}),
    })
    .prefault({}),
  /** How incidents are run; a file without it uses the default policy's. */
  incident: IncidentPolicySchema.optional(),
  /** How long a person may work and must rest; a file without it uses the default policy's. */
  duty: DutyLimitsSchema.optional(),
  /** Breaks during incidents; likewise. */
  breaks: BreakRulesSchema.optional(),
  /** What is looked at at fixed times; likewise. */
  routines: RoutinesSchema.optional(),
  /** Who is on call, where PagerDuty does not say it; a file without it leaves the rota to the window. */
  rota: RotaPlanSchema.optional(),
  /** When the team hands over within a day, and what a handoff begins with. */
  handoff: HandoffPolicySchema.prefault({}),
  /** How many pages are bearable, and whom to turn to; a file without it uses the default policy's. */
  wellness: WellnessPolicySchema.optional(),
  /** Tools, commands and pages of the reference; a file without it uses the default policy's. */
  runbook: RunbookPolicySchema.optional(),
  /** The training programme; likewise. */
  training: TrainingPolicySchema.optional(),
  /** What the team's own runbook says, sentence by sentence: only the linter reads it (F8). */
  statements: z.array(StatementSchema).max(2000).optional(),
  checks: z
    .array(PolicyCheckSchema)
    .max(1000)
    .refine((checks) => new Set(checks.map((check) => check.id)).size === checks.length, 'Two checks have the same id.')
    .superRefine((checks, context) => {
      checks.forEach(({ id, dependsOn }, place) => {
        const message = dependencyFault(id, dependsOn, checks);
        if (message !== null) context.addIssue({ code: 'custom', path: [place, 'dependsOn'], message });
      });
    })
    .default([]),
  /** When checks may fail without anybody being told (A7). */
  maintenance: z
    .array(PolicyWindowSchema)
    .max(200)
    .refine((windows) => new Set(windows.map((window) => window.id)).size === windows.length, 'Two maintenance windows have the same id.')
    .default([]),
});
export type PolicyFile = z.infer<typeof PolicySchema>;
/** The policy in force: what the file leaves out is the default's. */
export type Policy = Omit<PolicyFile, 'incident' | 'duty' | 'breaks' | 'routines' | 'wellness' | 'runbook' | 'training'> & {
  readonly incident: IncidentPolicy;
  readonly duty: DutyLimits;
  readonly breaks: BreakRules;
  readonly routines: readonly Routine[];
  readonly wellness: WellnessPolicy;
  readonly runbook: RunbookPolicy;
  readonly training: TrainingPolicy;
};
export type PolicyCheck = Policy['checks'][number];
