import { z } from 'zod';
import type { CheckHistory, CheckReport } from '../../model/check-report.ts';
import { CheckDraftSchema, CheckIdSchema, type Check } from '../../model/check.ts';
import { MaintenanceDraftSchema, type MaintenanceReport } from '../../model/maintenance.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { ProbeResult } from '../../model/probe.ts';
import { call, event, nothing, returns } from './shape.ts';

const CheckIdInput = z.strictObject({ id: CheckIdSchema });

/** Checks and their maintenance windows. */
export const checksCalls = {
  'checks.list': call(nothing, returns<readonly CheckReport[]>()),
  'check.create': call(CheckDraftSchema, returns<Check>()),
  'check.update': call(z.strictObject({ id: CheckIdSchema, draft: CheckDraftSchema }), returns<Check>()),
  'check.pause': call(z.strictObject({ id: CheckIdSchema, paused: z.boolean() }), returns<Check>()),
  'check.delete': call(CheckIdInput, returns<Outcome>()),
  /** Takes back a deletion made in this run. */
  'check.restore': call(CheckIdInput, returns<Check>()),
  /**
   * Probes once, now, without touching any state: a draft that is not saved yet, too.
   * With the id of a saved check, its stored header values stand in for the empty ones.
   */
  'check.try': call(CheckDraftSchema.extend({ id: CheckIdSchema.nullable().default(null) }), returns<ProbeResult>()),
  /** Probes a saved check now, through the regular pipeline. */
  'check.probeNow': call(CheckIdInput, returns<Outcome>()),
  'check.history': call(z.strictObject({ id: CheckIdSchema, hours: z.int().min(1).max(720) }), returns<CheckHistory>()),
  'maintenance.list': call(nothing, returns<readonly MaintenanceReport[]>()),
  'maintenance.create': call(MaintenanceDraftSchema, returns<MaintenanceReport>()),
  /** Ends at once what a person asked for; what comes every week is deleted. */
  'maintenance.end': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
} as const;

export const checksEvents = {
  'checks.changed': event<readonly CheckReport[]>(),
  'maintenance.changed': event<readonly MaintenanceReport[]>(),
} as const;
