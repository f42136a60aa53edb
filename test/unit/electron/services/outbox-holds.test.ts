import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { setUpOutbox } from '../../../support/outbox-bench.ts';

const note = (text = 'Looking') => ({ kind: 'note', text }) as const;

function setUp() {
  const bench = setUpOutbox();
  const id = bench.server.trigger();
  const notes = () => bench.server.incident(id).notes.map(({ content }) => content);
  const tries = () => bench.server.requests.length;
  return { ...bench, id, notes, tries };
}

describe('when PagerDuty cannot be reached', () => {
  it('waits 15, 30, 60, 120, then 300 s, says until when, and goes on at once when it is told that the network is back', async () => {
    const { ask, clock, server, id, last, outbox, notes } = setUp();
    server.setOffline(true);
    ask(id, note());
    const waits: number[] = [];
    await clock.settle();
    for (let round = 0; round < 7; round += 1) {
      const until = last().hold?.until ?? 0;
      waits.push((until - clock.now()) / second);
      await clock.advance(until - clock.now());
    }
    expect(waits).toEqual([15, 30, 60, 120, 300, 300, 300]);
    expect(last().hold).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('there is no network') });
    server.setOffline(false);
    outbox.wake();
    await clock.settle();
    expect(notes()).toEqual(['Looking']);
    expect(last()).toMatchObject({ pending: [], hold: null });
  });

  it('tells who waits that it is queued after 8 s, and whoever presses again waits for the same row', async () => {
    const { clock, server, id, outbox, store } = setUp();
    server.setOffline(true);
    const outcome = outbox.acknowledge(id);
    await clock.advance(8 * second);
    expect(await outcome).toEqual({ result: 'queued', message: 'Queued: it will be sent when the network is back.' });
    const again = outbox.acknowledge(id);
    server.setOffline(false);
    await clock.advance(7 * second);
    expect(await again).toEqual({ result: 'done', message: 'Acknowledged.' });
    expect(store.rows.size).toBe(1);
  });
});

describe('when PagerDuty says no', () => {
  it('stops everything on 401 until there are other credentials', async () => {
    const { ask, clock, server, id, last, outbox, notes, reconnect } = setUp();
    server.setTokenGood(false);
    ask(id, note());
    await clock.advance(3 * hour);
    expect(last()).toMatchObject({ pending: [{ state: 'queued', attempts: 0 }], hold: { reason: 'token-refused', until: null } });
    server.setTokenGood(true);
    outbox.wake();
    await clock.advance(hour);
    expect(notes()).toEqual([]);
    reconnect();
    outbox.wake();
    await clock.settle();
    expect(notes()).toEqual(['Looking']);
    expect(last().hold).toBeNull();
  });

  it('tries again what a 401 stopped when the same token is taken for a question later, less and less often', async () => {
    const { ask, clock, server, id, last, outbox, tries, notes } = setUp();
    server.fail(401, 'write', Infinity);
    ask(id, note());
    await clock.settle();
    const asked: number[] = [];
    let before = tries();
    for (let now = 0; now < 20 * minute; now += 15 * second) {
      await clock.advance(15 * second);
      outbox.accepted();
      await clock.settle();
      if (tries() > before) asked.push(now / second + 15);
      before = tries();
    }
    expect(asked).toEqual([15, 45, 105, 225, 525, 825, 1125]);
    expect(last()).toMatchObject({ pending: [{ state: 'queued' }], hold: { reason: 'token-refused' } });
    server.heal();
    await clock.advance(5 * minute);
    outbox.accepted();
    await clock.settle();
    expect(notes()).toEqual(['Looking']);
    expect(last().hold).toBeNull();
  });

  it('waits for as long as a 429 asks, and counts it as no attempt', async () => {
    const { ask, clock, server, id, last, outbox, store, notes } = setUp();
    server.fail(429, 'write');
    const { id: rowId } = ask(id, note());
    await clock.settle();
    expect(last()).toMatchObject({ pending: [{ state: 'queued', attempts: 0, firstSentAt: null }], hold: { reason: 'rate-limited', until: clock.now() + 20 * second } });
    outbox.wake();
    await clock.advance(19 * second);
    expect(notes()).toEqual([]);
    await clock.advance(second);
    expect(notes()).toEqual(['Looking']);
    expect(store.rows.get(rowId)?.attempts).toBe(1);
  });

  it('backs off by itself when a 429 does not say for how long, and counts it as no attempt', async () => {
    const { ask, clock, server, id, last, notes } = setUp();
    server.fail('429-bare', 'write', 2);
    ask(id, note());
    await clock.settle();
    expect(last()).toMatchObject({ pending: [{ state: 'queued', attempts: 0 }], hold: { reason: 'rate-limited', until: clock.now() + 15 * second } });
    await clock.advance(15 * second);
    expect(last().hold).toMatchObject({ reason: 'rate-limited', until: clock.now() + 30 * second });
    await clock.advance(30 * second);
    expect(notes()).toEqual(['Looking']);
  });

  it.each([403, 404] as const)('gives up only the row that it refused with %i', async (status) => {
    const { ask, clock, server, id, store, notes } = setUp();
    server.fail(status, 'write');
    const first = ask(id, note('first'));
    ask(id, note('second'));
    await clock.settle();
    expect(store.rows.get(first.id)).toMatchObject({ state: 'refused', message: expect.stringContaining(status === 403 ? 'Forbidden' : 'Not Found') });
    expect(notes()).toEqual(['second']);
  });

  it('gives up a row whose incident is not there', async () => {
    const { ask, clock, store, see, id, tries } = setUp();
    const { id: rowId } = ask('NOWHERE', note(), see(id));
    await clock.settle();
    expect(store.rows.get(rowId)).toMatchObject({ state: 'refused' });
    expect(tries()).toBe(1);
  });
});

it('what holds is published when it begins and when it ends, and not again while it lasts', async () => {
  const { clock, server, id, outbox, published } = setUp();
  const holds = () => published.map(({ hold }) => hold?.reason ?? null).filter((reason, place, all) => reason !== all[place - 1]);
  // The acknowledgement arrives; its log cannot be read.
  server.onWrite(() => server.setOffline(true));
  expect(await Promise.race([outbox.acknowledge(id), clock.advance(second)])).toMatchObject({ result: 'done' });
  await clock.settle();
  expect(holds()).toEqual([null, 'unreachable']);
  server.setOffline(false);
  outbox.wake();
  await clock.settle();
  expect(holds()).toEqual([null, 'unreachable', null]);
  const count = published.length;
  for (let round = 0; round < 4; round += 1) outbox.wake();
  await clock.advance(minute);
  expect(published).toHaveLength(count);
});

describe('without a connection', () => {
  it('keeps what is queued, and sends it once there is one', async () => {
    const { ask, clock, id, last, outbox, setApi, reconnect, notes } = setUp();
    setApi(null);
    ask(id, note());
    await clock.advance(hour);
    expect(last()).toMatchObject({ pending: [{ state: 'queued' }], hold: { reason: 'not-connected' } });
    reconnect();
    outbox.wake();
    await clock.settle();
    expect(notes()).toEqual(['Looking']);
  });

  it('waits until it is known who acts', async () => {
    const { ask, clock, id, outbox, setPerson, notes, store } = setUp();
    setPerson(null);
    const { id: rowId } = ask(id, note());
    await clock.advance(minute);
    expect(notes()).toEqual([]);
    setPerson('UME');
    outbox.wake();
    await clock.settle();
    expect(store.rows.get(rowId)).toMatchObject({ state: 'done', actorId: 'UME' });
  });

  it('asks before it sends under another login', async () => {
    const { ask, clock, server, id, outbox, setPerson, last, notes } = setUp();
    server.setOffline(true);
    const { id: rowId } = ask(id, note());
    await clock.settle();
    setPerson('UOTHER');
    server.setOffline(false);
    outbox.wake();
    await clock.settle();
    expect(last().pending).toMatchObject([{ state: 'asking', question: { reason: 'other-person', labels: { send: 'Send it as me' } } }]);
    expect(notes()).toEqual([]);
    outbox.answer(rowId, 'send');
    await clock.settle();
    expect(notes()).toEqual(['Looking']);
  });
});
