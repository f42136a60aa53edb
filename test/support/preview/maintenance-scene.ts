import type { MaintenanceReport } from '../../../shared/model/maintenance.ts';
import { hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';

/** The same watch with consequences, maintenance, a check that is new, one of the policy file, and one behind a proxy that fails. */
export function withMaintenance(world: FakeWorld, now: Instant): FakeWorld {
  const until = now + 48 * minute;
  const maintenance: readonly MaintenanceReport[] = [
    { window: { id: 'patch', name: 'Patch day', checks: ['mail-exchanger', 'status-page', 'orders-database'], zone: 'Europe/Berlin', origin: 'policy', when: { type: 'weekly', days: ['sat', 'sun'], from: '22:00', to: '06:00' } }, current: null, next: { from: now + 30 * hour, to: now + 38 * hour } },
    { window: { id: 'own-1', name: 'Mail server upgrade', checks: ['mail-exchanger'], zone: null, origin: 'person', when: { type: 'now', from: now - 12 * minute, to: until } }, current: { from: now - 12 * minute, to: until }, next: null },
    { window: { id: 'own-2', name: 'Database migration', checks: null, zone: null, origin: 'person', when: { type: 'once', from: '2026-12-01T22:00', to: '2026-12-02T01:00' } }, current: null, next: { from: now + 200 * hour, to: now + 203 * hour } },
  ];
  const checks = world.checks.map((report): FakeWorld['checks'][number] => {
    const { check, state } = report;
    switch (check.id) {
      case 'public-website':
        return { ...report, check: { ...check, definedIn: 'team-policy.yaml' } };
      case 'mail-exchanger':
        return { ...report, state: { ...state, verdict: 'down', confirmed: 'down', lastFailures: [{ kind: 'answer', detail: 'MX of example.com is 10 mx2.example.com; expected mx1.example.com' }] }, hold: { kind: 'maintenance', windowId: 'own-1', name: 'Mail server upgrade', until } };
      case 'status-page':
        return {
          ...report,
          check: { ...check, name: 'Checkout basket', dependsOn: ['checkout'], rhythm: { ...check.rhythm, outOf: 5 } },
          state: { ...state, verdict: 'down', confirmed: 'down', lastFailures: [{ kind: 'status', detail: 'Status 502, expected 200-299' }] },
          hold: { kind: 'dependency', checkId: 'checkout', name: 'Checkout health' },
        };
      case 'checkout-health':
        return { ...report, check: { ...check, id: 'checkout' } };
      case 'lead-api':
        return { ...report, state: { ...state, lastFailures: [{ kind: 'proxy', detail: 'the proxy proxy.example.com:3128 asks for a user name and password (status 407)' }] } };
      case 'orders-database':
        return { ...report, uptimeDay: null, uptimeMonth: null, seen: { passed: 3, failed: 1 }, state: { ...state, recent: [true, true, false, true] } };
      default:
        return report;
    }
  });
  return { ...world, maintenance, checks };
}
