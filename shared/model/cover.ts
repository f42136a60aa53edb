import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { IncidentIdSchema } from './incident.ts';
import type { ScheduleKind } from './pagerduty-schedule.ts';

/** Somebody else has the watch, as the person said it here. */
export type Cover = {
  readonly name: string;
  readonly since: Instant;
  /** Incidents that were put in the outbox to be reassigned to them. */
  readonly incidentIds: readonly string[];
  /** Schedules of PagerDuty for which an override was put in the outbox. */
  readonly scheduleIds: readonly string[];
  /** Under which the notice is found among the messages; null: none was posted. */
  readonly noticeId: string | null;
};

/** A schedule of PagerDuty that the person has now. */
export type CoverSchedule = {
  readonly id: string; readonly name: string; readonly kind: ScheduleKind; readonly url: string | null; readonly until: Instant;
  /** Who else has it at some time; those whose name is known. */
  readonly others: readonly { readonly userId: string; readonly name: string }[];
};

/** What is on screen when the person says that they cannot continue. */
export type CoverDraft = {
  /** Written from what is known now; the person may change it. */
  readonly brief: string;
  /** Who may be asked, by the team's policy: the levels first. */
  readonly people: readonly { readonly name: string; readonly how: string; /** Who they are in PagerDuty, where it says so. */ readonly userId: string | null }[];
  /** Acknowledged by the person and open: these can be reassigned in PagerDuty. */
  readonly incidents: readonly { readonly id: string; readonly title: string }[];
  readonly schedules: readonly CoverSchedule[];
  /** What is open, the most urgent first, a line each: for a notice. */
  readonly open: readonly string[];
};

/** A text that asks for cover or tells of it. */
export const NoticeTextSchema = z.string().trim().min(1, 'The notice is empty.').max(3000, 'A notice has 3,000 characters at most.');

/** Nothing is reassigned and no rules begin but those named here. `approver` null: the usual limits stay. */
export const CoverBeginSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Name who covers.').max(120),
    brief: z.string().trim().max(25_000, 'A brief has 25,000 characters at most.'),
    userId: z.string().min(1).max(64).nullable().default(null),
    incidentIds: z.array(IncidentIdSchema).max(50).default([]),
    /** Who stands in, in which schedules of PagerDuty, until when. */
    overrides: z.array(z.strictObject({ scheduleId: z.string().min(1).max(64), until: z.number() })).max(20).default([]),
    /** Posted where Slack is connected to; null: nothing is. */
    notice: NoticeTextSchema.nullable().default(null),
    approver: z.string().trim().min(1, 'Name who approved it.').max(200).nullable().default(null),
  })
  .refine(({ userId, incidentIds, overrides }) => incidentIds.length + overrides.length === 0 || userId !== null, { path: ['userId'], error: 'Choose who covers in PagerDuty.' });
export type CoverBegin = z.infer<typeof CoverBeginSchema>;
