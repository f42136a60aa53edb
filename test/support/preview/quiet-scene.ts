import type { HeldAlert, Storm } from '../../../shared/model/alerting.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { hour, minute, second, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';

/** Two dozen situations that came at once, one of them SEV-1. */
export function withStorm(world: FakeWorld, now: Instant): FakeWorld {
  const [model] = world.situations;
  if (model === undefined) return world;
  const titles = ['Replica lag above 30 s', 'Pods not ready', 'Error ratio above 1 %', 'Queue depth above 10,000', 'Node pressure', 'Certificate renewal failed'];
  const came = Array.from({ length: 24 }, (_, index): Situation => {
    const severity = ([3, 4, 3, null] as const satisfies readonly (Severity | null)[])[index % 4] ?? null;
    const openedAt = now - 3 * minute - index * second;
    const title = `${titles[index % titles.length]} on shard-${String(index + 1).padStart(2, '0')}`;
    return { ...model, id: `storm-${index}`, title, severity, openedAt, status: index % 6 === 5 ? 'acknowledged' : 'triggered', members: model.members.slice(0, 1).map((member) => ({ ...member, id: `T${index}`, title, severity, openedAt })) };
  });
  const storm: Storm = { key: 'storm-1', beganAt: now - 4 * minute, newestAt: now - 3 * minute, endedAt: null, members: [model.id, ...came.map(({ id }) => id)], loud: 1 };
  return { ...world, situations: [...world.situations, ...came], alerting: { ...world.alerting, storms: [storm] } };
}

/** Silences with reasons over situations, a check and everything of a service. */
export function withSilences(world: FakeWorld, now: Instant): FakeWorld {
  return {
    ...world,
    alerting: {
      ...world.alerting,
      askedUntil: now + 42 * minute,
      holds: [{ why: 'do-not-disturb', until: now + 42 * minute }],
      silences: [
        { id: 'a', scope: { kind: 'situation', id: 's1' }, name: 'High error rate on checkout', reason: 'Known, being worked on', by: 'you', beganAt: now - 6 * minute, endsAt: now + 54 * minute },
        { id: 'b', scope: { kind: 'check', id: 'orders-database' }, name: 'Orders database', reason: 'Planned work: the primary moves to the second availability zone tonight, see the change calendar', by: 'you', beganAt: now - hour, endsAt: null },
        { id: 'c', scope: { kind: 'service', id: 'PSEARCH' }, name: 'Search', reason: 'False alarm, to be tuned', by: 'you', beganAt: now - hour, endsAt: now + 3 * hour },
      ],
    },
  };
}

/** A presentation: what is not SEV-1/2 waits for its end. */
export function withFullScreen(world: FakeWorld, now: Instant): FakeWorld {
  const { alerting } = withHeld(world, now);
  const since = now - 25 * minute;
  return { ...world, alerting: { ...alerting, held: alerting.held.map((alert) => ({ ...alert, heldAt: since, why: 'full-screen' })), holds: [{ why: 'full-screen', until: null, since }], tally: { since: now - 6 * hour, shown: 14, sounds: 3, others: 2 }, others: { shown: [now - 3 * hour, now - hour], moved: [], most: 6 } } };
}

/** Outside business hours: what is not SEV-1/2 waits. */
export function withHeld(world: FakeWorld, now: Instant): FakeWorld {
  const until = now + 9 * hour;
  const held = world.situations.filter(({ severity }) => severity === 3 || severity === null).map(({ id, title, severity }): HeldAlert => ({ situationId: id, title: `SEV-${severity ?? 4} · ${title}`, severity, heldAt: now - hour, why: 'off-hours' }));
  return { ...world, alerting: { ...world.alerting, held, holds: [{ why: 'off-hours', until }] } };
}
