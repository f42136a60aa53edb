import { expect, it } from 'vitest';
import { createSilenceKeeper } from '../../../../electron/services/silence-keeper.ts';
import type { SilenceScope } from '../../../../shared/model/silence.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemorySituationStore } from '../../../support/memory-situation-store.ts';
import { checkReport, incidentReport, situationOf } from '../../../support/situations.ts';

const incident = situationOf(incidentReport());
const scope: SilenceScope = { kind: 'situation', id: incident.id };

function setUp(store = createMemorySituationStore(), clock = createFakeClock()) {
  const journal = createMemoryJournal();
  const world = { situations: [incident] as readonly Situation[], changes: 0, ids: 0 };
  const keeper = createSilenceKeeper({
    clock, store, journal, newId: () => `silence-${(world.ids += 1)}`, situations: () => world.situations,
    checkName: (id) => (id === 'api' ? 'API' : null), changed: () => void (world.changes += 1), report: (error) => { throw error; },
  });
  keeper.start();
  const told = () => journal.events.map(({ kind, title, body, actor }) => [kind, title, body, actor]);
  return { clock, store, journal, world, keeper, told };
}

it('begins with a reason, is listed, ends by itself, and both are written down', async () => {
  const { keeper, clock, world, told, store } = setUp();
  expect(keeper.begin({ scope, minutes: 15, reason: ' Known ' }, 'you')).toEqual({ result: 'done', message: 'Silenced for 15 min.' });
  expect(keeper.list()).toEqual([expect.objectContaining({ name: 'Checkout answers 500', reason: 'Known', by: 'you', endsAt: start + 15 * minute })]);
  await clock.advance(15 * minute - 1);
  expect(keeper.list()).toHaveLength(1);
  const before = world.changes;
  await clock.advance(1);
  expect(keeper.list()).toEqual([]);
  expect(store.silences()).toEqual([]);
  expect(world.changes).toBe(before + 1);
  expect(told()).toEqual([
    ['silence.began', 'Silenced: Checkout answers 500, for 15 min', 'Known', 'you'],
    ['silence.ended', 'Silence over: Checkout answers 500 (its time is over)', 'Known', null],
  ]);
});

it('until recovered ends with the recovery, and cannot begin over what is not open', () => {
  const { keeper, world, told } = setUp();
  expect(keeper.begin({ scope: { kind: 'check', id: 'api' }, minutes: null, reason: 'x' }, 'you')).toMatchObject({ result: 'failed', message: expect.stringContaining('cannot recover') });
  expect(keeper.begin({ scope: { kind: 'all' }, minutes: null, reason: 'x' }, 'you')).toMatchObject({ result: 'failed' });
  keeper.begin({ scope, minutes: null, reason: 'x' }, 'you');
  keeper.refresh();
  expect(keeper.list()).toHaveLength(1);
  world.situations = [{ ...incident, status: 'resolved', resolvedAt: start }];
  keeper.refresh();
  expect(keeper.list()).toEqual([]);
  expect(told().at(-1)?.[1]).toContain('it has recovered');
});

it('outlives a restart, and is over when its time passed meanwhile', async () => {
  const first = setUp();
  first.keeper.begin({ scope: { kind: 'service', id: 'S1' }, minutes: 60, reason: 'x' }, 'you');
  first.keeper.stop();
  await first.clock.advance(hour / 2);
  const second = setUp(first.store, first.clock);
  expect(second.keeper.list()).toEqual([expect.objectContaining({ name: 'Checkout' })]);
  second.keeper.stop();
  await first.clock.advance(hour);
  const third = setUp(first.store, first.clock);
  expect(third.keeper.list()).toEqual([]);
  expect(third.told()).toEqual([['silence.ended', expect.any(String), 'x', null]]);
});

it('ends by hand, can be taken up again, and gives way to a newer one over the same', () => {
  const { keeper, world } = setUp();
  keeper.begin({ scope, minutes: 60, reason: 'x' }, 'you');
  const [silence] = keeper.list();
  expect(keeper.end(silence!.id, 'you')).toMatchObject({ result: 'done' });
  expect(keeper.end(silence!.id, 'you')).toMatchObject({ result: 'nothing-to-do' });
  expect(keeper.resume(silence!.id, 'you')).toMatchObject({ result: 'done' });
  expect(keeper.list()).toEqual([silence]);
  expect(keeper.resume(silence!.id, 'you')).toMatchObject({ result: 'nothing-to-do' });
  keeper.begin({ scope, minutes: 15, reason: 'newer' }, 'you');
  expect(keeper.list().map(({ reason }) => reason)).toEqual(['newer']);
  world.situations = [];
  expect(keeper.begin({ scope, minutes: 15, reason: 'x' }, 'you')).toMatchObject({ result: 'nothing-to-do' });
});

it('notices within a minute that the clock was set', async () => {
  const { keeper, clock } = setUp();
  keeper.begin({ scope, minutes: 240, reason: 'x' }, 'you');
  clock.stepWall(5 * hour);
  await clock.advance(minute);
  expect(keeper.list()).toEqual([]);
});

it('of a check is named after it', () => {
  const { keeper, world } = setUp();
  world.situations = [situationOf(checkReport('down'))];
  keeper.begin({ scope: { kind: 'check', id: 'api' }, minutes: null, reason: 'x' }, 'you');
  expect(keeper.list()[0]?.name).toBe('API');
});

it('a silence of nothing but the demo ends with the demo, one of everything stays', () => {
  const { keeper, world, told } = setUp();
  keeper.begin({ scope, minutes: 60, reason: 'real' }, 'you');
  world.situations = [incident, { ...incident, id: 'demo', title: 'Only a demo', drill: true, members: [] }];
  keeper.begin({ scope: { kind: 'situation', id: 'demo' }, minutes: 60, reason: 'tried' }, 'you');
  keeper.begin({ scope: { kind: 'all' }, minutes: 60, reason: 'all' }, 'you');
  keeper.endDemo();
  expect(keeper.list().map(({ reason }) => reason)).toEqual(['real', 'all']);
  expect(told().at(-1)).toEqual(['silence.ended', 'Silence over: Only a demo (the demo is over)', 'tried', null]);
});
