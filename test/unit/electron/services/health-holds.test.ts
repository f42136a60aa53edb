import { expect, test } from 'vitest';
import type { MaintenanceLookup } from '../../../../electron/services/health-holds.ts';
import { consequencesOf } from '../../../../shared/domain/check-hold.ts';
import type { Check } from '../../../../shared/model/check.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { passes, watchEndpoints } from '../../../support/watched-endpoints.ts';

const down = { takes: 20, failed: ['status'] } as const;
const gateway = checkOf('gateway');
const shop = checkOf('shop', { dependsOn: ['gateway'] });
const cart = checkOf('cart', { dependsOn: ['shop'] });

function start(checks: readonly Check[], maintenance: MaintenanceLookup = () => null) {
  const watched = watchEndpoints(checks, { maintenance });
  watched.poller.start();
  /** What went on to situations: every failure that was not kept back, every recovery. */
  const told = () => watched.verdicts.flat().filter(({ state }) => state.verdict === 'down' || (state.verdict === 'up' && state.confirmed === 'up')).map(({ check, state }) => `${check.id} ${state.verdict}`);
  return {
    ...watched,
    told: () => {
      const all = told();
      return all.filter((each, index) => all.indexOf(each) === index || each.endsWith('down')).filter((each) => each.endsWith('down'));
    },
    set: (ids: readonly string[], behaviour: typeof down | typeof passes) => {
      for (const id of ids) watched.world.endpoints.set(id, behaviour);
    },
    holdOf: (id: string) => watched.poller.reports().find(({ check }) => check.id === id)?.hold ?? null,
  };
}

test('what stands on something that is down is its consequence: probed and recorded, one alert, one hop after the other (A5)', async () => {
  const { clock, set, told, events, holdOf, probesOf, poller } = start([gateway, shop, cart]);
  await clock.advance(2 * minute);
  set(['gateway', 'shop', 'cart'], down);
  const before = probesOf('cart');
  await clock.advance(10 * minute);
  expect(told()).toEqual(['gateway down']);
  expect(events().filter((event) => event.startsWith('check.down')).sort()).toEqual(['check.down cart', 'check.down gateway', 'check.down shop']);
  expect(probesOf('cart') - before).toBeGreaterThan(9);
  expect(holdOf('shop')).toEqual({ kind: 'dependency', checkId: 'gateway', name: 'gateway' });
  expect(holdOf('cart')).toEqual({ kind: 'dependency', checkId: 'shop', name: 'shop' });
  expect(holdOf('gateway')).toBeNull();
  expect(consequencesOf(poller.reports(), 'gateway').map(({ check }) => check.id).sort()).toEqual(['cart', 'shop']);
  set(['gateway', 'shop', 'cart'], passes);
  await clock.advance(10 * minute);
  expect(told()).toEqual(['gateway down']);
  expect([holdOf('shop'), holdOf('cart')]).toEqual([null, null]);
});

test('what does not recover together with it is told then', async () => {
  const { clock, set, told } = start([gateway, shop]);
  await clock.advance(2 * minute);
  set(['gateway', 'shop'], down);
  await clock.advance(10 * minute);
  set(['gateway'], passes);
  await clock.advance(90 * second);
  expect(told()).toEqual(['gateway down']);
  await clock.advance(4 * minute);
  expect(told()).toEqual(['gateway down', 'shop down']);
});

test('a check that was told before what it stands on went down stays told; nothing is taken back (creation, not resolution)', async () => {
  const { clock, set, told, verdicts } = start([gateway, shop]);
  await clock.advance(2 * minute);
  set(['shop'], down);
  await clock.advance(5 * minute);
  set(['gateway'], down);
  await clock.advance(5 * minute);
  expect(told()).toEqual(['shop down', 'gateway down']);
  set(['shop'], passes);
  await clock.advance(5 * minute);
  expect(verdicts.flat().at(-1)).toMatchObject({ check: { id: 'shop' }, state: { verdict: 'up' } });
});

test('while it is not decided whether the other one is down, nothing is told; it is looked at at once', async () => {
  const slow = checkOf('gateway', { rhythm: { intervalSeconds: 3600 } });
  const quick = checkOf('shop', { dependsOn: ['gateway'], rhythm: { intervalSeconds: 10, retrySeconds: 10, failuresToDown: 3 } });
  const { clock, set, told } = start([slow, quick]);
  await clock.advance(2 * minute);
  set(['gateway', 'shop'], down);
  await clock.advance(3 * minute);
  expect(told()).toEqual(['gateway down']);
});

test('a loud check is not hushed by one that is not, nor is anything by a check that is paused or gone', async () => {
  const quiet = checkOf('gateway', { severity: 3 });
  const loud = start([quiet, checkOf('shop', { severity: 1, dependsOn: ['gateway'] }), checkOf('lamp', { severity: 4, dependsOn: ['gateway', 'gone'] })]);
  await loud.clock.advance(minute);
  loud.set(['gateway', 'shop', 'lamp'], down);
  await loud.clock.advance(5 * minute);
  expect(loud.told().sort()).toEqual(['gateway down', 'shop down']);
  loud.store.save({ ...quiet, paused: true });
  loud.poller.refresh();
  await loud.clock.advance(second);
  expect(loud.told().sort()).toEqual(['gateway down', 'lamp down', 'shop down']);
});

test('checks that depend on each other in a ring hold nobody: somebody has to speak', async () => {
  const { clock, set, told } = start([checkOf('a', { dependsOn: ['b'] }), checkOf('b', { dependsOn: ['c'] }), checkOf('c', { dependsOn: ['a'] })]);
  await clock.advance(minute);
  set(['a', 'b', 'c'], down);
  await clock.advance(5 * minute);
  expect(told().sort()).toEqual(['a down', 'b down', 'c down']);
});

/** A window over one check, on and off by hand. */
function window(id: string) {
  let until: number | null = null;
  const lookup: MaintenanceLookup = (checkId) => (checkId === id && until !== null ? { windowId: 'w', name: 'Upgrade', until } : null);
  return { lookup, set: (next: number | null) => { until = next; } };
}

test('in maintenance failures are recorded and not told; what is still down at the end is told then (A7)', async () => {
  const upgrade = window('shop');
  const { clock, set, told, events, holdOf, poller } = start([gateway, checkOf('shop')], upgrade.lookup);
  await clock.advance(minute);
  upgrade.set(clock.now() + hour);
  poller.maintenanceChanged();
  expect(holdOf('shop')).toEqual({ kind: 'maintenance', windowId: 'w', name: 'Upgrade', until: clock.now() + hour });
  set(['shop', 'gateway'], down);
  await clock.advance(20 * minute);
  expect(told()).toEqual(['gateway down']);
  expect(events()).toContain('check.down shop');
  upgrade.set(null);
  poller.maintenanceChanged();
  expect(told()).toEqual(['gateway down', 'shop down']);
  expect(holdOf('shop')).toBeNull();
});

test('what came and went in maintenance is never told; what was down before is not told again at the end', async () => {
  const upgrade = window('shop');
  const { clock, set, told, poller } = start([checkOf('shop')], upgrade.lookup);
  await clock.advance(minute);
  upgrade.set(clock.now() + hour);
  poller.maintenanceChanged();
  set(['shop'], down);
  await clock.advance(10 * minute);
  set(['shop'], passes);
  await clock.advance(10 * minute);
  upgrade.set(null);
  poller.maintenanceChanged();
  await clock.advance(5 * minute);
  expect(told()).toEqual([]);
  set(['shop'], down);
  await clock.advance(5 * minute);
  expect(told()).toEqual(['shop down']);
  upgrade.set(clock.now() + hour);
  poller.maintenanceChanged();
  await clock.advance(10 * minute);
  upgrade.set(null);
  poller.maintenanceChanged();
  await clock.advance(10 * minute);
  expect(told()).toEqual(['shop down']);
});

test('flapping in maintenance is kept back like everything else, and what stands on a check in maintenance too', async () => {
  const upgrade = window('gateway');
  const { clock, set, told, verdicts, poller } = start([gateway, shop], upgrade.lookup);
  await clock.advance(minute);
  upgrade.set(clock.now() + hour);
  poller.maintenanceChanged();
  set(['gateway', 'shop'], down);
  await clock.advance(10 * minute);
  expect(told()).toEqual([]);
  upgrade.set(null);
  poller.maintenanceChanged();
  expect(told()).toEqual(['gateway down']);
  expect(verdicts.flat().some(({ state }) => state.flapping)).toBe(false);
});
