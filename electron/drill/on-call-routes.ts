import { elapsedDay, type Instant } from '../../shared/time/duration.ts';
import { finalDuties } from './duty-roster.ts';
import { invalid, isAnswer, ok, type Answer } from './exchange.ts';
import { oneOf, paged, spanIn } from './paging.ts';
import type { Request, Scene } from './scene.ts';
import { withOffset } from './wire.ts';

type Row = { readonly policyId: string; readonly userId: string; readonly scheduleId: string | null; readonly level: number; readonly start: Instant | null; readonly end: Instant | null };

/** One row for each policy, level and duty; a person named directly in a rule is on call for ever, without a schedule. */
export function listOnCalls({ world, wire, clock }: Scene, { query }: Request): Answer {
  const now = clock.now();
  const span = spanIn(query, { since: now, until: now });
  if (isAnswer(span)) return span;
  if (span.until > now + 90 * elapsedDay + 60_000) return invalid('until must be within 90 days');
  const rows: Row[] = [];
  for (const policy of world.policies.values()) {
    policy.rules.forEach(({ targets }, place) => {
      for (const target of targets) {
        const place_ = { policyId: policy.id, level: place + 1 };
        const schedule = target.kind === 'schedule' ? world.schedules.get(target.id) : undefined;
        if (target.kind === 'user') rows.push({ ...place_, userId: target.id, scheduleId: null, start: null, end: null });
        else if (schedule !== undefined) rows.push(...finalDuties(schedule, span.since, span.until).map((duty) => ({ ...place_, ...duty, scheduleId: schedule.id })));
      }
    });
  }
  const [users, policies, schedules] = [oneOf(query, 'user_ids'), oneOf(query, 'escalation_policy_ids'), oneOf(query, 'schedule_ids')];
  const wanted = rows.filter((row) => users([row.userId]) && policies([row.policyId]) && schedules(row.scheduleId === null ? [] : [row.scheduleId]));
  const include = query.getAll('include[]');
  return paged(query, 'oncalls', wanted, (row) => ({
    escalation_policy: wire.policyReference(row.policyId),
    escalation_level: row.level,
    schedule: row.scheduleId === null ? null : wire.scheduleReference(row.scheduleId),
    user: wire.person(row.userId, include.includes('users')),
    start: row.start === null ? null : withOffset(row.start),
    end: row.end === null ? null : withOffset(row.end),
  }));
}

export function listPolicies({ world, wire }: Scene, { query }: Request): Answer {
  const text = (query.get('query') ?? '').toLowerCase();
  return paged(query, 'escalation_policies', [...world.policies.values()].filter(({ name }) => name.toLowerCase().includes(text)), wire.policy);
}

export function showPolicy({ world, wire }: Scene, { id }: Request): Answer | null {
  const policy = world.policies.get(id);
  return policy === undefined ? null : ok({ escalation_policy: wire.policy(policy) });
}
