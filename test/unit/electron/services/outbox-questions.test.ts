import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { me, other } from '../../../support/in-process-pagerduty.ts';
import { setUpOutbox } from '../../../support/outbox-bench.ts';

const acknowledge = { kind: 'acknowledge' } as const;

function setUp() {
  const bench = setUpOutbox();
  const id = bench.server.trigger();
  const sent = () => bench.server.writes().map(({ method, path, body }) => `${method} ${path.replace(id, 'ID')} ${JSON.stringify(body)}`);
  return { ...bench, id, sent };
}
/** Lets time pass without a network. */
async function offline({ server, clock, outbox }: ReturnType<typeof setUp>, length: number, meanwhile: () => void = () => {}): Promise<void> {
  server.setOffline(true);
  await clock.advance(length);
  meanwhile();
  server.setOffline(false);
  outbox.wake();
  await clock.settle();
}

describe('an acknowledgement that comes late', () => {
  it.each(['reopen', 'refuse'] as const)('of what was resolved meanwhile is dropped and told (a server that would %s)', async (stale) => {
    const bench = setUp();
    const { server, ask, id, row, sent, journal } = bench;
    server.setStale(stale);
    server.setOffline(true);
    const { id: rowId } = ask(id, acknowledge);
    await offline(bench, 2 * minute, () => server.resolve(id));
    expect(row(rowId)).toMatchObject({ state: 'dropped', message: 'It was resolved in the meantime. Nothing was sent, so that it is not re-opened.' });
    expect(sent()).toEqual([]);
    expect(server.incident(id).status).toBe('resolved');
    expect(journal.events.map(({ title }) => title)).toEqual(['Acknowledgement was dropped']);
  });

  it('where a server refuses what was resolved in that moment is dropped too', async () => {
    const { server, outbox, clock, id } = setUp();
    server.setStale('refuse');
    server.onWrite(() => {
      server.onWrite(null);
      server.resolve(id);
    });
    const outcome = outbox.acknowledge(id);
    await clock.settle();
    expect(await outcome).toEqual({ result: 'nothing-to-do', message: expect.stringContaining('resolved in the meantime') });
  });

  it('by ten minutes is asked about, and sent with one click', async () => {
    const bench = setUp();
    const { server, ask, id, row, outbox, sent, clock } = bench;
    server.setOffline(true);
    const { id: rowId } = ask(id, acknowledge);
    await clock.advance(10 * minute);
    expect(row(rowId)).toMatchObject({ state: 'asking', question: { reason: 'expired', labels: { send: 'Send it now', discard: 'Discard it' } } });
    await offline(bench, minute);
    expect(sent()).toEqual([]);
    outbox.answer(rowId, 'send');
    await clock.settle();
    expect(server.incident(id).status).toBe('acknowledged');
    expect(row(rowId).state).toBe('done');
  });
});

describe('an acknowledgement that re-opened something in the race', () => {
  it('is told with a resolve to click, and not undone by itself', async () => {
    const { server, outbox, clock, id, last } = setUp();
    await clock.advance(minute);
    server.onWrite(() => {
      server.onWrite(null);
      server.resolve(id);
    });
    const outcome = outbox.acknowledge(id);
    await clock.advance(second);
    expect(await outcome).toMatchObject({ result: 'done' });
    const [question] = last().pending;
    expect(question).toMatchObject({
      action: { kind: 'resolve' }, state: 'asking', message: 'Your acknowledgement re-opened it: Ann had resolved it a moment before.',
      question: { reason: 'reopened', labels: { send: 'Resolve it again', discard: 'Leave it open' } },
    });
    await clock.advance(hour);
    expect(server.incident(id).status).toBe('acknowledged');
    outbox.answer(question?.id ?? '', 'send');
    await clock.settle();
    expect(server.incident(id).status).toBe('resolved');
    expect(last().pending).toEqual([]);
  });

  it('is told when the log can be read only later', async () => {
    const { server, outbox, clock, id, last } = setUp();
    server.onWrite(() => {
      server.onWrite(null);
      server.resolve(id);
      server.fail(500, 'GET', 3);
    });
    void outbox.acknowledge(id);
    await clock.settle();
    expect(last().pending).toEqual([]);
    await clock.advance(5 * minute);
    expect(last().pending).toMatchObject([{ question: { reason: 'reopened' } }]);
  });
});

describe('a snooze', () => {
  it('acknowledges first and waits for that', async () => {
    const { server, ask, clock, id, sent } = setUp();
    await clock.advance(minute);
    ask(id, { kind: 'snooze', until: clock.now() + 4 * hour });
    await clock.settle();
    expect(sent()).toEqual(['PUT /incidents/ID {"incident":{"type":"incident_reference","status":"acknowledged"}}', 'POST /incidents/ID/snooze {"duration":14400}']);
    expect(server.incident(id).acknowledgedUntil).toBe(clock.now() + 4 * hour);
  });

  it('is not sent when the acknowledgement before it did not go through', async () => {
    const { server, ask, clock, id, sent, row } = setUp();
    server.fail(403, 'PUT');
    const { id: rowId } = ask(id, { kind: 'snooze', until: clock.now() + 4 * hour });
    await clock.advance(minute);
    expect(sent()).toEqual([]);
    expect(row(rowId).state).toBe('refused');
  });

  it('ends when it was meant to, however late it is sent, and not at all after its end', async () => {
    const bench = setUp();
    const { server, ask, clock, id, row } = bench;
    server.acknowledge(id, me);
    server.setOffline(true);
    const until = clock.now() + 4 * hour;
    ask(id, { kind: 'snooze', until });
    await offline(bench, hour);
    expect(server.incident(id).acknowledgedUntil).toBe(until);
    server.setOffline(true);
    const { id: late } = ask(id, { kind: 'snooze', until: clock.now() + 5 * minute });
    await offline(bench, 6 * minute);
    expect(row(late)).toMatchObject({ state: 'expired', message: 'The snooze was not sent before its end.' });
  });
});

describe('a question', () => {
  it('about a colleague\'s page is answered by taking it over, or by leaving it', async () => {
    for (const choice of ['send', 'discard'] as const) {
      const { server, outbox, clock, id, last, journal } = setUp();
      server.acknowledge(id);
      const outcome = outbox.acknowledge(id);
      await clock.settle();
      expect(await outcome).toEqual({ result: 'needs-person', message: 'Ann acknowledged it already. Nothing was sent, so that it stays theirs.' });
      expect(await outbox.acknowledge(id)).toMatchObject({ result: 'needs-person' });
      outbox.answer(last().pending[0]?.id ?? '', choice);
      await clock.settle();
      expect(server.incident(id).acknowledgements.map(({ userId }) => userId)).toEqual(choice === 'send' ? [other, me] : [other]);
      expect(journal.events.map(({ title }) => title)).toEqual(['Acknowledgement needs an answer', choice === 'send' ? 'Acknowledgement went through' : 'Acknowledgement was taken back']);
    }
  });

  it('is asked again when the incident changed once more', async () => {
    const bench = setUp();
    const { server, ask, clock, id, outbox, row } = bench;
    server.setOffline(true);
    const { id: rowId } = ask(id, { kind: 'resolve', resolution: '' });
    await offline(bench, minute, () => server.note(id, 'Wait'));
    expect(row(rowId)).toMatchObject({ state: 'asking', question: { labels: { send: 'Resolve anyway' } } });
    await clock.advance(minute);
    server.note(id, 'Really, wait');
    outbox.answer(rowId, 'send');
    await clock.settle();
    expect(row(rowId).state).toBe('asking');
    outbox.answer(rowId, 'send');
    await clock.settle();
    expect(server.incident(id).status).toBe('resolved');
  });

  it('survives a restart', async () => {
    const { server, ask, clock, id, store, outbox } = setUp();
    server.acknowledge(id);
    const { id: rowId } = ask(id, acknowledge);
    await clock.settle();
    outbox.stop();
    const after = setUpOutbox({ clock, server, store, prefix: 'b' });
    expect(after.last().pending).toMatchObject([{ id: rowId, state: 'asking' }]);
    after.outbox.answer(rowId, 'send');
    await clock.settle();
    expect(after.row(rowId).state).toBe('done');
  });
});
