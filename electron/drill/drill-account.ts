import type { DrillScenario } from '../../shared/model/drill-scenario.ts';
import { hour, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import { createSimulator } from './simulator.ts';

export const drillToken = 'watchkeeper-drill-key';
const watch = 'watch';

/** The account of a drill. Where a shift ends in it, the first level is a schedule in which the next person follows. */
export function createDrillAccount(clock: Clock, drill: DrillScenario, person: string, startsAt: Instant) {
  const { handoff, me } = drill;
  return createSimulator({
    clock,
    webBase: null,
    people: Object.entries(drill.people).map(([id, { name, email }]) => ({ id, name: id === me ? person : name, email, teamIds: [] })),
    priorities: drill.priorities.map((name) => ({ id: name, name })),
    services: Object.entries(drill.services).map(([id, { name, policy }]) => ({ id, name, policyId: policy, teamIds: [], acknowledgementTimeoutSeconds: null })),
    policies: Object.entries(drill.policies).map(([id, { name, levels }]) => ({
      id, name, rules: levels.map((people) => ({
        delayMinutes: 15,
        targets: people.map((each) => (handoff !== null && each === me ? { kind: 'schedule' as const, id: watch } : { kind: 'user' as const, id: each })),
      })),
    })),
    schedules: handoff === null ? [] : [{
      id: watch, name: 'Watch', zone: 'UTC', overrides: [],
      duties: [{ userId: me, start: startsAt - 8 * hour, end: startsAt + handoff.at }, { userId: handoff.to, start: startsAt + handoff.at, end: startsAt + handoff.at + 12 * hour }],
    }],
    tokens: [{ token: drillToken, kind: 'api-key', userId: me }],
  });
}
