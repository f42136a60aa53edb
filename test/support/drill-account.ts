import type { SimulatorOptions } from '../../electron/drill/simulator.ts';
import { hour } from '../../shared/time/duration.ts';
import { fakeStart } from './fake-clock.ts';

export const me = 'PME';
export const colleague = 'PMAYA';
export const userToken = 'user-key-of-the-drill';
export const accountToken = 'account-key-of-the-drill';
export const oauthToken = 'oauth-token-of-the-drill';

/** A small account: two people, one schedule, two services, numbered priorities. */
export const drillAccount: Omit<SimulatorOptions, 'clock'> = {
  people: [
    { id: me, name: 'Robin Vale', email: 'robin@example.com', teamIds: ['TLEADS'] },
    { id: colleague, name: 'Maya Okafor', email: 'maya@example.com', teamIds: ['TLEADS'] },
  ],
  teams: [{ id: 'TLEADS', name: 'Lead platform' }],
  priorities: [{ id: 'PR1', name: 'SEV-1' }, { id: 'PR2', name: 'SEV-2' }, { id: 'PR3', name: 'SEV-3' }],
  services: [
    { id: 'SQUOTE', name: 'Quote engine', policyId: 'EPLEAD', teamIds: ['TLEADS'], acknowledgementTimeoutSeconds: null },
    { id: 'SROUTE', name: 'Lead routing', policyId: 'EPLEAD', teamIds: ['TLEADS'], acknowledgementTimeoutSeconds: 1800 },
  ],
  policies: [{
    id: 'EPLEAD', name: 'Lead platform on call',
    rules: [{ delayMinutes: 15, targets: [{ kind: 'schedule', id: 'SCHED' }] }, { delayMinutes: 30, targets: [{ kind: 'user', id: colleague }] }],
  }],
  schedules: [{
    id: 'SCHED', name: 'Weekly primary', zone: 'Europe/Berlin', overrides: [],
    duties: [
      { userId: me, start: fakeStart - 24 * hour, end: fakeStart + 24 * hour },
      { userId: colleague, start: fakeStart + 24 * hour, end: fakeStart + 168 * hour },
      { userId: me, start: fakeStart + 168 * hour, end: fakeStart + 336 * hour },
    ],
  }],
  tokens: [
    { token: userToken, kind: 'api-key', userId: me },
    { token: accountToken, kind: 'api-key', userId: null },
    { token: oauthToken, kind: 'oauth', userId: me },
  ],
};
