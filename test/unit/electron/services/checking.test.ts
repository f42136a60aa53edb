import { expect, test } from 'vitest';
import { createChecking } from '../../../../electron/services/checking.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import type { Report } from '../../../../shared/domain/situation-merge.ts';
import type { Check } from '../../../../shared/model/check.ts';
import type { CheckReport } from '../../../../shared/model/check-report.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { PolicySchema } from '../../../../shared/policy/policy.ts';
import { elapsedDay, minute, second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createFakeProber, type Behaviour } from '../../../support/fake-prober.ts';
import { createMemoryCheckStore } from '../../../support/memory-check-store.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';
import { passes } from '../../../support/watched-endpoints.ts';

const policy = PolicySchema.parse({ watchkeeper: 1, team: { name: 'Team' } });

function setUp(checks: readonly Check[]) {
  const clock = createFakeClock();
  const store = createMemoryCheckStore();
  for (const check of checks) store.save(check);
  const world = { endpoints: new Map<string, Behaviour>(), online: true };
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const heard = { situations: [] as Report[], sources: [] as SourceState[], checks: [] as (readonly CheckReport[])[], grown: 0, returned: 0, maintenance: 0 };
  const prober = createFakeProber(clock, ({ checkId }) => (world.online ? (world.endpoints.get(checkId) ?? passes) : { takes: 20, failed: ['unreachable'] }));
  const checking = createChecking({
    clock, store, prober, notices, notifier: createFakeNotifier(), secrets: createMemorySecretStore(), meta: createMemoryMetaStore(), announce: () => {}, report: (error) => expect.fail(String(error)),
    journal: { append: store.journal.append, grew: (added) => void (heard.grown += added.length) },
    history: { checkSummaries: async () => [] },
    witness: { ask: async () => ({ named: false, proves: false, result: world.online ? 'reached' : 'unreached' }) },
    policy: () => policy, zones: { team: () => 'UTC', own: () => 'UTC' },
    sources: { set: (state) => void heard.sources.push(state) },
    situations: { take: (reports) => void heard.situations.push(...reports) },
    networkReturned: () => void (heard.returned += 1),
    publishChecks: (reports) => void heard.checks.push(reports),
    publishMaintenance: () => void (heard.maintenance += 1),
  });
  return { clock, store, world, notices, heard, checking };
}

test('what is found reaches the situations, the timeline and the window', async () => {
  const { clock, world, heard, checking } = setUp([checkOf('api')]);
  world.endpoints.set('api', { takes: 20, failed: ['status'] });
  checking.start(true);
  await clock.advance(3 * minute);
  expect(heard.situations.at(-1)).toMatchObject({ type: 'check', check: { id: 'api' }, state: { verdict: 'down' } });
  expect(heard.grown).toBe(1);
  expect(heard.checks.at(-1)).toMatchObject([{ state: { verdict: 'down' } }]);
  checking.stop();
  expect(clock.armed()).toBe(0);
});

test('a check that is deleted is gone from its situation, too', async () => {
  const { clock, heard, checking } = setUp([checkOf('api'), checkOf('web')]);
  checking.start(true);
  await clock.advance(minute);
  expect(checking.calls.remove('api')).toMatchObject({ result: 'done' });
  expect(heard.situations.at(-1)).toMatchObject({ type: 'gone', kind: 'check', id: 'api' });
});

test('maintenance keeps back what fails, and its end tells it', async () => {
  const { clock, world, heard, checking } = setUp([checkOf('api')]);
  checking.start(true);
  await clock.advance(minute);
  const { window } = checking.maintenance.create({ name: 'Upgrade', checks: ['api'], zone: null, when: { type: 'now', minutes: 60 } });
  world.endpoints.set('api', { takes: 20, failed: ['status'] });
  await clock.advance(10 * minute);
  const isDown = (report: Report) => report.type === 'check' && report.state.verdict === 'down';
  expect(heard.situations.some(isDown)).toBe(false);
  checking.maintenance.end(window.id);
  expect(heard.situations.some(isDown)).toBe(true);
});

test('our own network back is told on, and every check is looked at at once', async () => {
  const { clock, world, heard, checking } = setUp([checkOf('api'), checkOf('web')]);
  checking.start(true);
  await clock.advance(minute);
  world.online = false;
  await clock.advance(5 * minute);
  expect(heard.sources.findLast(({ source }) => source === 'network')).toMatchObject({ source: 'network', condition: 'failing' });
  world.online = true;
  await clock.advance(5 * second);
  expect(heard.returned).toBe(1);
  expect(checking.calls.reports().map(({ state }) => state.verdict)).toEqual(['up', 'up']);
});

test('a certificate that ends soon is said until there is a new one', async () => {
  const { clock, world, notices, checking } = setUp([checkOf('api')]);
  world.endpoints.set('api', { takes: 20, certificateExpiresAt: clock.now() + 5 * elapsedDay });
  checking.start(true);
  await clock.advance(minute);
  expect(notices.list()).toMatchObject([{ id: 'certificate-api' }]);
  world.endpoints.set('api', { takes: 20, certificateExpiresAt: clock.now() + 90 * elapsedDay });
  await clock.advance(2 * minute);
  expect(notices.list()).toEqual([]);
});
