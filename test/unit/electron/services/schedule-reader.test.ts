import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import type { PagerDutyApi } from '../../../../electron/services/ports/pagerduty-api.ts';
import { createScheduleReader, type ScheduleNews } from '../../../../electron/services/schedule-reader.ts';
import type { OnCallStatus } from '../../../../shared/model/on-call.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { colleague, drillAccount, me, userToken } from '../../../support/drill-account.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

const shift = (id: string, kind: 'layers' | 'shifts') => ({ policyName: 'Lead platform', scheduleName: id, schedule: { id, kind }, level: 1, startsAt: fakeStart, endsAt: fakeStart + hour });
const onBoth: OnCallStatus = { state: 'on', shifts: [shift('SCHED', 'layers'), shift('SHIFTS', 'shifts'), shift('SCHED', 'layers')], asOf: fakeStart, seenUntil: fakeStart + 14 * elapsedDay };

function bench({ clock = createFakeClock(), meta = createMemoryMetaStore(), online = true } = {}) {
  const duties = [{ userId: me, start: fakeStart - hour, end: fakeStart + hour }, { userId: colleague, start: fakeStart + 3 * hour, end: fakeStart + 5 * hour }];
  const simulator = createSimulator({ ...drillAccount, clock, schedules: [...(drillAccount.schedules ?? []), { id: 'SHIFTS', name: 'Shifts', zone: 'UTC', isShiftBased: true, overrides: [], duties }] });
  const world: { api: PagerDutyApi | null; onCall: OnCallStatus } = {
    api: online ? createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } }) : null, onCall: onBoth,
  };
  const news: (readonly ScheduleNews[])[] = [];
  const problems: unknown[] = [];
  const reader = createScheduleReader({ clock, meta, api: () => world.api, userId: () => me, onCall: () => world.onCall, report: (error) => problems.push(error) }, (told) => news.push(told));
  const tick = async () => {
    reader.tick();
    await clock.settle();
  };
  return { clock, meta, simulator, world, reader, news, problems, tick };
}

describe('the schedules of the person', () => {
  it('are told of on a full disk, and not asked for again at every tick', async () => {
    const { reader, meta, tick, simulator, news, problems } = bench();
    meta.set = () => { throw new Error('The disk is full.'); };
    await tick();
    expect(news).toHaveLength(1);
    expect(reader.list()).toHaveLength(2);
    const asked = simulator.requests.length;
    await tick();
    expect(simulator.requests).toHaveLength(asked);
    expect(problems).toHaveLength(1);
  });

  it('are read again when somebody asked for it while they were being read', async () => {
    const { reader, tick, simulator, clock } = bench();
    reader.tick();
    reader.hurry();
    await clock.settle();
    const asked = simulator.requests.length;
    await tick();
    expect(simulator.requests.length).toBeGreaterThan(asked);
  });

  it('are read six weeks ahead, each once, of both kinds, and again after a quarter of an hour', async () => {
    const { reader, tick, clock, simulator, news } = bench();
    await tick();
    expect(reader.list().map(({ id, name, kind, until, entries }) => [id, name, kind, (until - fakeStart) / elapsedDay, entries.length])).toEqual([['SCHED', 'Weekly primary', 'layers', 42, 3], ['SHIFTS', 'Shifts', 'shifts', 42, 2]]);
    expect(reader.list()[1]?.entries[1]).toEqual({ userId: colleague, name: 'Maya Okafor', from: fakeStart + 3 * hour, to: fakeStart + 5 * hour });
    const asked = simulator.requests.length;
    await clock.advance(14 * minute);
    await tick();
    expect(simulator.requests).toHaveLength(asked);
    await clock.advance(minute);
    await tick();
    expect(simulator.requests.length).toBeGreaterThan(asked);
    expect(news).toHaveLength(2);
  });

  it('stand as they were last read while nothing can be read, after a restart too', async () => {
    const first = bench();
    await first.tick();
    const { reader, tick, problems } = bench({ clock: first.clock, meta: first.meta, online: false });
    await tick();
    expect(reader.list()).toEqual(first.reader.list());
    first.simulator.fail({ ...failingWith(503), times: Infinity });
    await first.clock.advance(hour);
    await first.tick();
    expect(first.reader.list()[0]?.asOf).toBe(fakeStart);
    expect(problems).toEqual([]);
    first.meta.set('rota.pagerduty', '[{"id":');
    const broken = bench({ clock: first.clock, meta: first.meta, online: false });
    expect([broken.reader.list(), broken.problems.length]).toEqual([[], 1]);
  });

  it('wait until it is known which they are, and leave out what they may not read', async () => {
    const { reader, tick, simulator, world } = bench();
    const { seenUntil: _, ...unseen } = onBoth;
    world.onCall = unseen;
    await tick();
    expect(simulator.requests).toEqual([]);
    world.onCall = onBoth;
    simulator.fail({ ...failingWith(403), path: /^\/schedules\//, times: 1 });
    await tick();
    expect(reader.list().map(({ id }) => id)).toEqual(['SHIFTS']);
  });

  it('are read at once in another account, and when there is another one', async () => {
    const { reader, tick, world, clock } = bench();
    world.onCall = { ...onBoth, shifts: [] };
    await tick();
    expect(reader.list()).toEqual([]);
    world.onCall = { ...onBoth, shifts: [shift('SCHED', 'layers')] };
    await tick();
    expect(reader.list().map(({ id }) => id)).toEqual(['SCHED']);
    const other = bench({ clock });
    world.api = other.world.api;
    await tick();
    expect(other.simulator.requests.map(({ path }) => path)).toEqual(['/schedules/SCHED']);
  });

  it('tell what the person has in two readings of one', async () => {
    const { tick, clock, simulator, news, reader } = bench();
    await tick();
    const schedule = simulator.world.schedules.get('SCHED');
    if (schedule !== undefined) schedule.overrides = [{ id: 'O1', userId: me, start: fakeStart + 20 * elapsedDay, end: fakeStart + 21 * elapsedDay }];
    reader.hurry();
    await clock.advance(minute);
    await tick();
    const [layers] = news[1] ?? [];
    expect(layers?.before.map(({ from }) => (from - fakeStart) / elapsedDay)).toEqual([-1, 7]);
    expect(layers?.after.map(({ from }) => (from - fakeStart) / elapsedDay)).toEqual([-1, 7, 20]);
  });
});
