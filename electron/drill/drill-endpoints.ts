import type { CheckDraft } from '../../shared/model/check.ts';
import type { DrillScenario } from '../../shared/model/drill-scenario.ts';
import type { ProbeFailure } from '../../shared/model/probe.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { NetworkWitness } from '../services/ports/network-witness.ts';
import type { Prober } from '../services/ports/prober.ts';
import type { DemoEndpoint } from './demo-endpoints.ts';

/** A name that no name server answers for (RFC 2606). */
const addressOf = (id: string) => `http://${id}.drill.invalid/health`;

/** What a drill's endpoints answer, without a socket: whatever else is asked for is refused, because a drill touches nothing real. */
export function createDrillEndpoints(clock: Pick<Clock, 'now'>, scenario: Pick<DrillScenario, 'endpoints'>) {
  const failures = new Map<string, ProbeFailure>();
  const known = new Set(Object.keys(scenario.endpoints).map(addressOf));
  const endpoints = new Map(Object.keys(scenario.endpoints).map((id): [string, Pick<DemoEndpoint, 'fail' | 'recover'>] => [id, {
    async fail(how) {
      failures.set(addressOf(id), how === 'refuse' ? { kind: 'refused', detail: 'connection refused' } : how === 'hang' ? { kind: 'timeout', detail: 'no answer in time' } : { kind: 'status', detail: `status ${how}, expected 200-299` });
    },
    async recover() {
      failures.delete(addressOf(id));
    },
  }]));

  const prober: Prober = {
    async probe({ checkId, target }) {
      const address = target.type === 'http' ? target.url : target.host;
      const failure: ProbeFailure | undefined = known.has(address) ? failures.get(address) : { kind: 'answer', detail: 'a drill asks nothing but its own endpoints' };
      return {
        checkId, startedAt: clock.now(), durationMs: 40, failures: failure === undefined ? [] : [failure], certificateExpiresAt: null,
        statusCode: failure === undefined ? 200 : failure.kind === 'status' ? Number(failure.detail.slice(7, 10)) : null,
      };
    },
    reset: () => {},
    close: async () => {},
  };
  /** The drill's own network is always there. */
  const witness: NetworkWitness = { ask: async () => ({ named: true, proves: true, result: 'reached' }) };
  const checks = Object.entries(scenario.endpoints).map(([id, { name, service }]): CheckDraft & { readonly id: string } => ({
    id: `drill-${id}`, name, serviceId: service, severity: 3, dependsOn: [],
    rhythm: { intervalSeconds: 30, retrySeconds: 20, timeoutSeconds: 10, failuresToDown: 3, outOf: null, passesToUp: 2 },
    target: { type: 'http', url: addressOf(id), method: 'GET', headers: {}, expectedStatus: ['200-299'], bodyContains: null, jsonPath: null, maxLatencyMs: null, proxy: 'direct' },
  }));
  return { endpoints, prober, witness, checks };
}
