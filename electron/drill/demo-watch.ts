import type { CheckDraft, Rhythm } from '../../shared/model/check.ts';
import type { Scenario } from '../../shared/model/scenario.ts';
import type { Clock } from '../services/ports/clock.ts';
import { startDemoEndpoint, type DemoEndpoint } from './demo-endpoints.ts';
import { createDrillClock } from './drill-clock.ts';
import { playScenario } from './scenario-player.ts';
import { createSimulator, type Simulator } from './simulator.ts';

type DemoWatchOptions = {
  readonly clock: Clock;
  readonly scenario: Scenario;
  /** 1 to 60. */
  readonly speed?: number;
  readonly onProblem: (problem: unknown) => void;
};

export type DemoWatch = {
  readonly apiBase: string;
  readonly token: string;
  readonly userId: string;
  readonly email: string;
  readonly endpoints: readonly { readonly id: string; readonly name: string; readonly url: string; readonly serviceId: string }[];
  readonly simulator: Simulator;
  stop(): Promise<void>;
};

/** Fast enough to see an endpoint fail and recover within a minute. */
const demoRhythm: Rhythm = { intervalSeconds: 4, retrySeconds: 2, timeoutSeconds: 2, failuresToDown: 3, outOf: null, passesToUp: 2 };

/** What the demo's endpoints are checked with. */
export function demoChecks(watch: DemoWatch): readonly (CheckDraft & { readonly id: string })[] {
  return watch.endpoints.map(({ id, name, url, serviceId }) => ({
    id, name, serviceId, severity: 3, rhythm: demoRhythm, dependsOn: [],
    target: { type: 'http', url, method: 'GET', headers: {}, expectedStatus: ['200-299'], bodyContains: null, jsonPath: null, maxLatencyMs: null, proxy: 'system' },
  }));
}

const token = 'watchkeeper-demo-key';

/** The whole demo on loopback: a simulated account, its endpoints, and the scenario that plays on them. */
export async function startDemoWatch({ clock, scenario, speed = 1, onProblem }: DemoWatchOptions): Promise<DemoWatch> {
  const drillClock = createDrillClock(clock, speed);
  const simulator = createSimulator({
    clock: drillClock,
    webBase: null,
    // Ids of an earlier run are in the timeline already.
    firstId: clock.now(),
    people: Object.entries(scenario.people).map(([id, person]) => ({ id, ...person, teamIds: [] })),
    priorities: scenario.priorities.map((name) => ({ id: name, name })),
    services: Object.entries(scenario.services).map(([id, { name, policy }]) => ({ id, name, policyId: policy, teamIds: [], acknowledgementTimeoutSeconds: null })),
    policies: Object.entries(scenario.policies).map(([id, { name, levels }]) => ({
      id, name, rules: levels.map((people) => ({ delayMinutes: 15, targets: people.map((person) => ({ kind: 'user' as const, id: person })) })),
    })),
    tokens: [{ token, kind: 'api-key', userId: scenario.me }],
  });
  const endpoints = new Map<string, DemoEndpoint>();
  async function stop(): Promise<void> {
    stopPlaying();
    await Promise.all([simulator.stop(), ...[...endpoints.values()].map((endpoint) => endpoint.stop())]);
  }
  let stopPlaying = () => {};
  try {
    const apiBase = await simulator.start();
    for (const [id, { name }] of Object.entries(scenario.endpoints)) endpoints.set(id, await startDemoEndpoint(name));
    stopPlaying = playScenario({ scenario, clock: drillClock, simulator, endpoints, onProblem });
    return {
      apiBase, token, userId: scenario.me, email: scenario.people[scenario.me]?.email ?? '', simulator, stop,
      endpoints: Object.entries(scenario.endpoints).map(([id, { name, service }]) => ({ id: `demo-${id}`, name, url: endpoints.get(id)?.url ?? '', serviceId: service })),
    };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
