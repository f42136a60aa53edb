import { createSystemClock } from '../../electron/adapters/clock.ts';
import { createSimulator } from '../../electron/drill/simulator.ts';
import type { Clock } from '../../electron/services/ports/clock.ts';

export const adasToken = 'key-of-ada-lovelace';

/** A simulated account in real time: one person, one service, three priorities. */
export function createAdasAccount(clock: Clock = createSystemClock()) {
  return createSimulator({
    clock,
    people: [{ id: 'PADA', name: 'Ada', email: 'ada@example.com', teamIds: [] }],
    priorities: [{ id: 'P1', name: 'SEV-1' }, { id: 'P2', name: 'SEV-2' }, { id: 'P3', name: 'SEV-3' }],
    policies: [{ id: 'POL', name: 'Platform', rules: [{ delayMinutes: 15, targets: [{ kind: 'user', id: 'PADA' }] }] }],
    services: [{ id: 'SVC', name: 'Checkout', policyId: 'POL', teamIds: [], acknowledgementTimeoutSeconds: null }],
    tokens: [{ token: adasToken, kind: 'api-key', userId: 'PADA' }],
  });
}
