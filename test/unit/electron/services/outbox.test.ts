import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { me, other } from '../../../support/in-process-pagerduty.ts';
import { setUpOutbox } from '../../../support/outbox-bench.ts';

const acknowledge = { kind: 'acknowledge' } as const;
const resolve = { kind: 'resolve', resolution: '' } as const;
const note = (text = 'Looking') => ({ kind: 'note', text }) as const;

function setUp(options: Parameters<typeof setUpOutbox>[0] = {}) {
  const bench = setUpOutbox(options);
  const id = bench.server.trigger();
  const sent = () => bench.server.writes().map(({ method, path }) => `${method} ${path.replace(id, 'ID')}`);
  const pending = () => bench.last().pending.map(({ action, state }) => `${action.kind} ${state}`);
  return { ...bench, id, sent, pending };
}

describe('a write', () => {
  it('is on disk before it is sent, and done only after PagerDuty said so', async () => {
    const { ask, server, store, clock, id } = setUp();
    const onDisk: unknown[] = [];
    server.onWrite(() => onDisk.push(...[...store.rows.values()].map(({ state }) => state)));
    const { id: rowId } = ask(id, note());
    expect(store.rows.get(rowId)?.state).toBe('queued');
    await clock.settle();
    expect(onDisk).toEqual(['sending']);
    expect(store.rows.get(rowId)).toMatchObject({ state: 'done', message: 'The note was added.', attempts: 1, actorId: me });
    expect(server.incident(id).notes).toMatchObject([{ content: 'Looking', userId: me }]);
  });

  it('can be asked for by whoever was handed the function alone', async () => {
    const { clock, outbox, id, sent } = setUp();
    const { acknowledge: act } = outbox;
    const asked = act(id);
    await clock.settle();
    expect(await asked).toMatchObject({ result: 'done' });
    expect(sent()).toEqual(['PUT /incidents/ID']);
  });

  it('that the disk refuses is refused, and nothing is sent', async () => {
    const { ask, store, clock, outbox, id, sent, pending } = setUp();
    store.full = true;
    expect(() => ask(id, note())).toThrow('disk is full');
    expect(await outbox.acknowledge(id)).toEqual({ result: 'failed', message: expect.stringContaining('Nothing was sent') });
    await clock.advance(minute);
    expect(pending()).toEqual([]);
    expect(sent()).toEqual([]);
  });

  it('waits while its sending cannot be written down', async () => {
    const { ask, store, clock, server, id, last, sent } = setUp();
    server.setOffline(true);
    ask(id, note());
    await clock.settle();
    store.full = true;
    server.setOffline(false);
    await clock.advance(minute);
    expect(sent()).toEqual([]);
    expect(last().hold?.reason).toBe('storage');
    store.full = false;
    await clock.advance(2 * minute);
    expect(server.incident(id).notes).toHaveLength(1);
    expect(last()).toMatchObject({ pending: [], hold: null });
  });

  it('without a fitting end, or without its incident, is not taken', () => {
    const { outbox, ask, clock, id, see } = setUp();
    expect(() => ask(id, { kind: 'snooze', until: clock.now() })).toThrow(Refusal);
    expect(() => ask(id, { kind: 'snooze', until: clock.now() + 8 * 24 * hour })).toThrow('seven days');
    expect(() => outbox.add({ incidentId: null, action: acknowledge, seen: null })).toThrow(Refusal);
    expect(() => outbox.add({ incidentId: id, action: { kind: 'create', title: 'x', serviceId: 'S1', urgency: 'high', details: '' }, seen: see(id) })).toThrow(Refusal);
  });

  it('is published at each step, and told to the timeline once', async () => {
    const { ask, clock, published, journal, id } = setUp();
    published.length = 0;
    ask(id, note('a\u0007b'));
    await clock.settle();
    expect(published.map(({ pending, ended }) => [...pending, ...ended].map(({ state }) => state).join())).toEqual(['queued', 'sending', 'done']);
    expect(journal.events).toMatchObject([{ kind: 'action', source: 'person', incidentId: id, title: 'Note went through', body: 'The note was added.\nab' }]);
  });
});

describe('the line', () => {
  it('is kept for each incident, while another incident goes on', async () => {
    const { ask, clock, server, id, pending, sent } = setUp();
    const elsewhere = server.trigger('Another');
    server.fail(500, 'write');
    for (const text of ['one', 'two', 'three']) ask(id, note(text));
    ask(elsewhere, note('elsewhere'));
    await clock.settle();
    expect(pending()).toEqual(['note maybe', 'note queued', 'note queued']);
    expect(server.incident(elsewhere).notes).toHaveLength(1);
    await clock.advance(2 * minute);
    expect(server.incident(id).notes.map(({ content }) => content)).toEqual(['one', 'two', 'three']);
    expect(sent()).toHaveLength(4);
  });

  it('takes what was pressed twice once', async () => {
    const { ask, clock, server, id, sent } = setUp();
    server.setOffline(true);
    expect(ask(id, acknowledge).id).toBe(ask(id, acknowledge).id);
    expect(ask(id, note()).id).toBe(ask(id, note()).id);
    expect(ask(id, note('Looking again')).id).not.toBe(ask(id, note()).id);
    await clock.settle();
    server.setOffline(false);
    await clock.advance(minute);
    expect(sent()).toEqual(['PUT /incidents/ID', 'POST /incidents/ID/notes', 'POST /incidents/ID/notes', 'POST /incidents/ID/notes']);
  });

  it('sends only the resolve when a queued acknowledgement is followed by one', async () => {
    const { ask, clock, server, id, sent, store } = setUp();
    server.setOffline(true);
    ask(id, acknowledge);
    ask(id, note());
    ask(id, resolve);
    await clock.advance(12 * minute);
    expect([...store.rows.values()].map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
    server.setOffline(false);
    await clock.advance(6 * minute);
    expect(sent()).toEqual(['POST /incidents/ID/notes', 'PUT /incidents/ID']);
    expect(server.incident(id).status).toBe('resolved');
    expect([...store.rows.values()].map(({ action, state }) => `${action.kind} ${state}`)).toEqual(['acknowledge dropped', 'note done', 'resolve done']);
  });

  it('sends the acknowledgement after all when the resolve needs an answer or is taken back', async () => {
    for (const way of ['asks', 'undone'] as const) {
      const { ask, clock, server, id, store, outbox } = setUp();
      server.setOffline(true);
      await clock.advance(second);
      ask(id, acknowledge);
      const { id: rowId } = ask(id, resolve);
      await clock.advance(10 * second);
      if (way === 'asks') server.note(id, 'Do not resolve this yet');
      else outbox.undo(rowId);
      server.setOffline(false);
      await clock.advance(minute);
      expect(server.incident(id)).toMatchObject({ status: 'acknowledged', acknowledgements: [{ userId: me }] });
      expect(store.rows.get(rowId)?.state).toBe(way === 'asks' ? 'asking' : 'undone');
    }
  });

  it('lets what asks step aside, and puts what was answered at its end', async () => {
    const { ask, clock, server, id, outbox, sent } = setUp();
    server.acknowledge(id);
    const { id: rowId } = ask(id, acknowledge);
    ask(id, note());
    await clock.settle();
    expect(sent()).toEqual(['POST /incidents/ID/notes']);
    expect(outbox.answer(rowId, 'send')).toEqual({ result: 'queued', message: 'It will be sent.' });
    await clock.settle();
    expect(sent().slice(1)).toEqual(['PUT /incidents/ID']);
    expect(server.incident(id).acknowledgements.map(({ userId }) => userId)).toEqual([other, me]);
    expect(outbox.answer(rowId, 'send').result).toBe('nothing-to-do');
  });

  it('of a storm goes out one look and one write at a time', async () => {
    const { clock, server, outbox, last } = setUp();
    const ids = Array.from({ length: 200 }, (_, index) => server.trigger(`Outage ${index}`));
    const outcomes = Promise.all(ids.map((each) => outbox.acknowledge(each)));
    await clock.advance(minute);
    expect((await outcomes).every(({ result }) => result === 'done')).toBe(true);
    expect(last().pending).toEqual([]);
    const first = server.requests.slice(0, 400).map(({ method }) => method);
    expect(first.every((method, place) => method === (place % 2 === 0 ? 'GET' : 'PUT'))).toBe(true);
  });
});

describe('taking back', () => {
  it('works while nothing was sent, even while it is being looked at', async () => {
    const { ask, clock, server, id, outbox, sent, store } = setUp();
    server.fail('hang-cut', 'GET');
    const { id: rowId } = ask(id, acknowledge);
    await clock.advance(10 * second);
    expect(outbox.undo(rowId)).toEqual({ result: 'done', message: 'Taken back; nothing was sent.' });
    await clock.advance(hour);
    expect(sent()).toEqual([]);
    expect(store.rows.get(rowId)?.state).toBe('undone');
    expect(outbox.undo(rowId).result).toBe('nothing-to-do');
  });

  it('does not work once it may have been sent', async () => {
    const { ask, clock, server, id, outbox } = setUp();
    server.fail('cut', 'write');
    const { id: rowId } = ask(id, note());
    await clock.settle();
    expect(outbox.undo(rowId)).toEqual({ result: 'nothing-to-do', message: expect.stringContaining('too late') });
    await clock.advance(2 * minute);
    expect(server.incident(id).notes).toHaveLength(1);
  });

  it('gives up what nobody can find out', async () => {
    const { ask, clock, server, id, outbox, pending } = setUp();
    server.fail('cut', 'write');
    const { id: rowId } = ask(id, note());
    await clock.settle();
    server.fail(500, 'GET', 1000);
    await clock.advance(2 * hour);
    expect(pending()).toEqual(['note maybe']);
    expect(outbox.answer(rowId, 'discard')).toEqual({ result: 'done', message: 'You gave it up. It may have reached PagerDuty.' });
    expect(pending()).toEqual([]);
  });
});

describe('what cannot be taken back later', () => {
  it('waits five seconds, can be taken back until then, and goes out after', async () => {
    const { outbox, see, clock, id, sent, pending } = setUp();
    const taken = outbox.add({ incidentId: id, action: resolve, seen: see(id) }, { revocable: true });
    await clock.advance(4 * second);
    expect(pending()).toEqual(['resolve queued']);
    expect(outbox.undo(taken.id)).toEqual({ result: 'done', message: 'Taken back; nothing was sent.' });
    await clock.advance(minute);
    expect(sent()).toEqual([]);

    outbox.add({ incidentId: id, action: resolve, seen: see(id) }, { revocable: true });
    await clock.advance(4 * second);
    expect(sent()).toEqual([]);
    await clock.advance(second);
    expect(sent()).toEqual(['PUT /incidents/ID']);
    expect(outbox.pending().ended[0]).toMatchObject({ state: 'done', message: 'Resolved.' });
  });

  it('does not keep an acknowledgement or a note waiting', async () => {
    const { outbox, see, clock, id, sent } = setUp();
    outbox.add({ incidentId: id, action: acknowledge, seen: see(id) }, { revocable: true });
    outbox.add({ incidentId: id, action: note(), seen: see(id) }, { revocable: true });
    await clock.settle();
    expect(sent()).toEqual(['PUT /incidents/ID', 'POST /incidents/ID/notes']);
  });

  it('is not held for longer when the clock is set back', async () => {
    const { outbox, see, clock, id, sent } = setUp();
    outbox.add({ incidentId: id, action: resolve, seen: see(id) }, { revocable: true });
    clock.stepWall(-2 * hour);
    outbox.wake();
    await clock.settle();
    expect(sent()).toEqual(['PUT /incidents/ID']);
  });

  it('keeps what was asked later for the same incident behind it, and lets the others pass', async () => {
    const { outbox, see, clock, server, id, sent } = setUp();
    const another = server.trigger('another');
    outbox.add({ incidentId: id, action: { kind: 'escalate', level: 2 }, seen: see(id) }, { revocable: true });
    outbox.add({ incidentId: id, action: note(), seen: see(id) }, { revocable: true });
    outbox.add({ incidentId: another, action: acknowledge, seen: see(another) }, { revocable: true });
    await clock.settle();
    expect(sent()).toEqual([`PUT /incidents/${another}`]);
    await clock.advance(5 * second);
    expect(sent()).toEqual([`PUT /incidents/${another}`, 'PUT /incidents/ID', 'POST /incidents/ID/notes']);
  });

  it('hands an incident over to a policy', async () => {
    const { outbox, see, clock, server, id } = setUp();
    outbox.add({ incidentId: id, action: { kind: 'reassign', userIds: [], policyId: 'P1' }, seen: see(id) }, { revocable: true });
    await clock.advance(5 * second);
    expect(server.writes().at(-1)?.body).toEqual({ incident: { type: 'incident_reference', escalation_policy: { id: 'P1', type: 'escalation_policy_reference' } } });
    expect(outbox.pending().ended[0]).toMatchObject({ state: 'done', message: 'Reassigned.' });
  });
});
