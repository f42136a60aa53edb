import type { Migration } from '../migrate.ts';
import { eventLog } from './0001-event-log.ts';
import { checks } from './0002-checks.ts';
import { incidents } from './0003-incidents.ts';
import { situations } from './0004-situations.ts';
import { outbox } from './0005-outbox.ts';
import { checkRules } from './0006-check-rules.ts';
import { alerting } from './0007-alerting.ts';
import { incidentRuns } from './0008-incident-runs.ts';
import { messages } from './0009-messages.ts';
import { stormMembers } from './0010-storm-members.ts';
import { training } from './0011-training.ts';
import { handoffs } from './0012-handoffs.ts';
import { drillResults } from './0013-drill-results.ts';
import { handoffExchange } from './0014-handoff-exchange.ts';

/** In order; the number of a migration is its place, counted from one. */
export const migrations: readonly Migration[] = [eventLog, checks, incidents, situations, outbox, checkRules, alerting, incidentRuns, messages, stormMembers, training, handoffs, drillResults, handoffExchange];
