import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { IncidentIdSchema } from './incident.ts';

/** Somebody else has the watch, as the person said it here. */
export type Cover = {
  readonly name: string;
  readonly since: Instant;
  /** Incidents that were put in the outbox to be reassigned to them. */
  readonly incidentIds: readonly string[];
};

/** What is on screen when the person says that they cannot continue. */
export type CoverDraft = {
  /** Written from what is known now; the person may change it. */
  readonly brief: string;
  /** Who may be asked, by the team's policy: the levels first. */
  readonly people: readonly { readonly name: string; readonly how: string }[];
  /** Acknowledged by the person and open: these can be reassigned in PagerDuty. */
  readonly incidents: readonly { readonly id: string; readonly title: string }[];
};

/** Nothing is reassigned and no rules begin but those named here. `approver` null: the usual limits stay. */
export const CoverBeginSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Name who covers.').max(120),
    brief: z.string().trim().max(25_000, 'A brief has 25,000 characters at most.'),
    userId: z.string().min(1).max(64).nullable().default(null),
    incidentIds: z.array(IncidentIdSchema).max(50).default([]),
    approver: z.string().trim().min(1, 'Name who approved it.').max(200).nullable().default(null),
  })
  .refine(({ userId, incidentIds }) => incidentIds.length === 0 || userId !== null, { path: ['userId'], error: 'Choose to whom PagerDuty reassigns them.' });
export type CoverBegin = z.infer<typeof CoverBeginSchema>;
