import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlackBot, createSlackWebhook } from '../../../../electron/adapters/slack-client.ts';
import { createStatusPage } from '../../../../electron/adapters/statuspage-client.ts';
import type { WebFetch } from '../../../../electron/adapters/web-fetch.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import type { Destination, Message } from '../../../../shared/model/message.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { startIncidentMachine, type IncidentMachine } from '../../../support/incident-machine.ts';
import { createOutboxDouble, forCustomers, setUpMessages, type MessageBench, type MessageBenchOptions } from '../../../support/message-bench.ts';
import { startMessageServer, type Received } from '../../../support/message-server.ts';

type Server = Awaited<ReturnType<typeof startMessageServer>>;
type Answer = (received: Received, response: ServerResponse) => void;

let clock: FakeClock;
let machine: IncidentMachine;
let server: Server;
let answer: Answer;
const slack: Destination = { kind: 'slack', channel: '#incidents' };
const page: Destination = { kind: 'statuspage', notifyCustomers: false, pageIncidentId: null };
const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answer => (_received, response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
let stamps = 0;
const posted: Answer = (received, response) => json({ ok: true, channel: 'C1', ts: `1.${(stamps += 1)}` })(received, response);
const reset: Answer = (_received, response) => void response.destroy();

beforeEach(async () => {
  stamps = 0;
  clock = createFakeClock();
  machine = startIncidentMachine({ clock });
  machine.reports({ id: 'Q1', severity: 1, title: 'Quotes are down', serviceName: 'quotes' });
  answer = posted;
  server = await startMessageServer((received, response) => answer(received, response));
});
afterEach(() => server.close());

const fetched = fetch as WebFetch;
const bot = () => ({ chat: createSlackBot({ clock, fetch: fetched, token: 'xoxb-secret', apiBase: server.origin }), place: 'T1' });
const webhook = () => ({ chat: createSlackWebhook({ clock, fetch: fetched, url: `${server.origin}/services/T/B/secret` }), place: 'webhook' });
const statusPage = () => ({ page: createStatusPage({ clock, fetch: fetched, key: 'secret', pageId: 'p1', apiBase: server.origin }), place: 'p1' });

function setUp(options: MessageBenchOptions = {}): MessageBench {
  return setUpMessages({ clock, machine, channels: { slack: bot, statusPage }, ...options });
}
/** The answer of a real server is waited for; the fake clock stands still meanwhile. */
const until = (bench: MessageBench, id: string, state: Message['state']) => vi.waitFor(() => expect(bench.row(id)).toMatchObject({ state }), { interval: 5, timeout: 5000 });
const posts = () => server.received.filter(({ method }) => method !== 'GET').map(({ body }) => (typeof body === 'object' && body !== null ? { ...body } : {}) as Readonly<Record<string, unknown>>);

describe('Slack by bot', () => {
  it('is on disk as under way before it goes out, and sent once Slack said so; the incident says it then', async () => {
    let seen: string | undefined;
    answer = (received, response) => {
      seen = machine.stores.messages.ofIncident('Q1')[0]?.state;
      expect(machine.events('Q1').filter(({ kind }) => kind === 'run.update')).toEqual([]);
      posted(received, response);
    };
    const bench = setUp();
    const [message] = bench.send({ destinations: [slack], nextAt: clock.now() + 15 * minute });
    await until(bench, message?.id ?? '', 'sent');
    expect(seen).toBe('sending');
    expect(machine.stores.messages.ofIncident('Q1')).toMatchObject([{ state: 'sent', ts: '1.1', channelId: 'C1', place: 'T1' }]);
    expect(bench.timeline('run.update')).toMatchObject([{ title: 'Status update for responders: Mitigating', payload: { how: 'sent', template: 'mitigation', nextAt: clock.now() + 15 * minute }, actor: 'you' }]);
    expect(bench.timeline('run.status')).toMatchObject([{ payload: { status: 'mitigating' } }]);
    expect(bench.timeline('message.sent')).toMatchObject([{ title: 'Update for responders sent to Slack #incidents' }]);
    expect(machine.page('Q1').run.updates).toEqual([{ at: clock.now(), nextAt: clock.now() + 15 * minute }]);
    expect(bench.problems).toEqual([]);
  });

  it('keeps a thread for each incident and channel: replies hang on the first message', async () => {
    const bench = setUp();
    for (const [number, destination] of [slack, slack, { ...slack, channel: '#status' } as const].entries()) {
      const sent = bench.send({ destinations: [destination], template: 'mitigation', values: { status: 'M', actions: `${number}`, results: 'x', monitoring: 'y', eta: '10:00' } }).at(-1);
      await until(bench, sent?.id ?? '', 'sent');
      await clock.advance(second);
    }
    expect(posts().map(({ channel, thread_ts }) => [channel, thread_ts])).toEqual([['#incidents', undefined], ['C1', '1.1'], ['#status', undefined]]);
  });

  it('a thread is of one workspace: with another login the next message stands by itself', async () => {
    const first = setUp();
    await until(first, first.send({ destinations: [slack] })[0]?.id ?? '', 'sent');
    first.desk.stop();
    const other = setUp({ prefix: 'n', channels: { slack: () => ({ ...bot(), place: 'T2' }) } });
    await until(other, other.send({ destinations: [slack], template: 'monitoring', values: { status: 'M', actions: 'a', results: 'x', monitoring: 'y', until: 'z', eta: '10:00' } }).at(-1)?.id ?? '', 'sent');
    expect(posts().map(({ thread_ts }) => thread_ts)).toEqual([undefined, undefined]);
  });

  it('posts one message a second to a channel, and to another at the same time', async () => {
    const bench = setUp();
    const values = (text: string) => ({ status: 'M', actions: text, results: 'x', monitoring: 'y', eta: '10:00' });
    bench.send({ destinations: [slack], values: values('one') });
    bench.send({ destinations: [slack], values: values('two') });
    bench.send({ destinations: [{ ...slack, channel: '#other' }], values: values('three') });
    await until(bench, 'm2', 'sent');
    await until(bench, 'm6', 'sent');
    expect(bench.row('m4').state).toBe('queued');
    await clock.advance(second - 1);
    expect(bench.row('m4').state).toBe('queued');
    await clock.advance(1);
    await until(bench, 'm4', 'sent');
  });

  it.each([
    ['a failure with status 200', json({ ok: false, error: 'not_in_channel' }), 'refused', 'Invite it there'],
    ['a login that is not accepted', json({ ok: false, error: 'invalid_auth' }), 'draft', 'Connect again'],
    ['a reset after it was sent', reset, 'maybe', 'It may have arrived'],
    ['perhaps half done', json({ ok: false, error: 'fatal_error' }), 'maybe', 'It may have arrived'],
    ['500', json({}, 500), 'maybe', 'It may have arrived'],
  ] as const)('%s keeps the text, is said, and is not tried again by itself', async (_what, how, state, words) => {
    answer = how;
    const bench = setUp();
    const [message] = bench.send({ destinations: [slack] });
    await until(bench, message?.id ?? '', state);
    await clock.advance(20 * minute);
    expect(server.received).toHaveLength(1);
    expect(bench.row('m2')).toMatchObject({ state, text: expect.stringContaining('Rolled back'), message: expect.stringContaining(words) });
    expect(bench.notices.list()).toMatchObject([{ id: 'messages', dismissible: false }]);
    expect(bench.timeline('run.update')).toEqual([]);
    expect(bench.refusedLogins).toEqual(state === 'draft' ? ['slack'] : []);
    // The person’s word sends it again, once.
    answer = posted;
    expect(bench.answer('m2', 'again')).toMatchObject({ result: 'queued' });
    await until(bench, 'm2', 'sent');
    expect(server.received).toHaveLength(2);
    expect(bench.notices.list()).toEqual([]);
    expect(bench.timeline('run.update')).toHaveLength(1);
  });

  it('waits as long as Slack asks, and counts that as no attempt', async () => {
    answer = json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' });
    const bench = setUp();
    bench.send({ destinations: [slack] });
    await vi.waitFor(() => expect(bench.row('m2').message).toContain('slow down'), { interval: 5 });
    expect(bench.row('m2')).toMatchObject({ state: 'queued', attempts: 0 });
    answer = posted;
    await clock.advance(7 * second - 1);
    expect(server.received).toHaveLength(1);
    await clock.advance(1);
    await until(bench, 'm2', 'sent');
    expect(bench.row('m2').attempts).toBe(1);
  });

  it('a silence of 15 s may have carried it, and it is asked about', async () => {
    answer = () => {};
    const bench = setUp();
    bench.send({ destinations: [slack] });
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { interval: 5 });
    await clock.advance(15 * second);
    await until(bench, 'm2', 'maybe');
    expect(bench.answer('m2', 'arrived')).toMatchObject({ result: 'done' });
    expect(bench.row('m2')).toMatchObject({ state: 'sent', ts: null });
    expect(bench.timeline('run.update')).toHaveLength(1);
    expect(server.received).toHaveLength(1);
  });

  it('offline the text is kept and goes out when the network is back; after 15 min it asks', async () => {
    const { origin } = server;
    await server.close();
    const bench = setUp({ channels: { slack: () => ({ chat: createSlackBot({ clock, fetch: fetched, token: 'x', apiBase: origin }), place: 'T1' }) } });
    bench.send({ destinations: [slack] });
    await vi.waitFor(() => expect(bench.row('m2').message).toContain('cannot be reached'), { interval: 5 });
    expect(bench.row('m2')).toMatchObject({ state: 'queued', message: expect.stringContaining('the text is kept here') });
    await clock.advance(15 * minute);
    await until(bench, 'm2', 'expired');
    expect(bench.notices.list()[0]?.detail).toContain('was not sent');
    expect(bench.answer('m2', 'discard')).toMatchObject({ result: 'done' });
    expect(bench.desk.list('Q1')).toMatchObject([{ state: 'discarded', text: expect.stringContaining('Rolled back') }]);
    expect(bench.timeline('run.update')).toEqual([]);
  });

  it('a crash between send and answer is asked about after the start, not sent again', async () => {
    let alive = true;
    answer = (received, response) => {
      alive = false;
      posted(received, response);
    };
    const dying = setUp({ alive: () => alive });
    dying.send({ destinations: [slack] });
    await vi.waitFor(() => expect(alive).toBe(false), { interval: 5 });
    await vi.waitFor(() => expect(dying.problems.length).toBeGreaterThan(0), { interval: 5 });
    answer = posted;
    const bench = setUp({ prefix: 'n' });
    await clock.advance(20 * minute);
    expect(bench.row('m2')).toMatchObject({ state: 'maybe', message: expect.stringContaining('ended while it was being sent') });
    expect(server.received).toHaveLength(1);
    expect(bench.timeline('message.failed')).toHaveLength(1);
    bench.answer('m2', 'arrived');
    expect(bench.timeline('run.update')).toHaveLength(1);
  });

  it('a crash after the answer and before the entry: the entry is written at the start, once', async () => {
    const first = setUp();
    await until(first, first.send({ destinations: [slack] })[0]?.id ?? '', 'sent');
    const update = machine.stores.messages.update('m1');
    if (update === null) throw new Error('no update');
    machine.stores.messages.save([], [{ ...update, loggedAt: null }]);
    const bench = setUp({ prefix: 'n' });
    expect(bench.timeline('run.update')).toHaveLength(1);
    expect(machine.stores.messages.unlogged()).toEqual([]);
  });

  it('after a repair even what looks unsent is asked about', () => {
    const bench = setUp({ channels: {} });
    machine.stores.messages.save([{ ...(bench.send({ destinations: [slack] })[0] as Message), state: 'queued' }]);
    expect(setUp({ doubtful: true, prefix: 'n' }).row('m2')).toMatchObject({ state: 'maybe' });
    expect(server.received).toEqual([]);
  });

  it('a long text goes out in parts in one thread; a lost part is the only one that is asked about', async () => {
    const long = Array.from({ length: 125 }, (_, line) => `${String(line).padStart(4, '0')} &${'x'.repeat(75)}`).join('\n');
    expect(long.length).toBeGreaterThan(10_000);
    const bench = setUp();
    answer = (received, response) => (server.received.length === 3 ? reset : posted)(received, response);
    bench.send({ destinations: [slack], values: { status: 'M', actions: long, results: 'x', monitoring: 'y', eta: '10:00' } });
    for (let part = 0; part < 3; part += 1) {
      await vi.waitFor(() => expect(server.received).toHaveLength(part + 1), { interval: 5 });
      await vi.waitFor(() => expect(bench.row('m2').state).not.toBe('sending'), { interval: 5 });
      await clock.advance(second);
    }
    expect(bench.row('m2')).toMatchObject({ state: 'maybe', partsSent: 2 });
    bench.answer('m2', 'again');
    await clock.advance(20 * second);
    for (let guard = 0; guard < 40 && bench.row('m2').state !== 'sent'; guard += 1) {
      await vi.waitFor(() => expect(bench.row('m2').state).not.toBe('sending'), { interval: 5 });
      await clock.advance(second);
    }
    const texts = posts().map(({ text }) => String(text));
    expect(texts[2]).toBe(texts[3]);
    const whole = [...texts.slice(0, 2), ...texts.slice(3)];
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(3000);
      expect(text.replaceAll('&amp;', '')).not.toContain('&');
    }
    expect(whole.join('\n').replaceAll('&amp;', '&')).toContain(long);
    expect(posts().map(({ thread_ts }) => thread_ts)).toEqual([undefined, ...texts.slice(1).map(() => '1.1')]);
    expect(bench.timeline('run.update')).toHaveLength(1);
  });

  it('words from outside ping nobody', async () => {
    const bench = setUp();
    bench.send({ destinations: [slack], values: { status: 'M', actions: '<!channel> <@U1> & <https://evil|click>', results: 'x', monitoring: 'y', eta: '10:00' } });
    await until(bench, 'm2', 'sent');
    expect(posts()[0]?.['text']).toContain('&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://evil|click&gt;');
    expect(String(posts()[0]?.['text'])).not.toMatch(/[<>]/);
  });

  it('pressed twice is sent once', async () => {
    const bench = setUp();
    const one = bench.send({ destinations: [slack, slack] });
    const two = bench.send({ destinations: [slack] });
    expect(two.map(({ id }) => id)).toEqual(one.map(({ id }) => id));
    await until(bench, 'm2', 'sent');
    await clock.advance(minute);
    expect(server.received).toHaveLength(1);
  });

  it('a disk that refuses to be written sends nothing', () => {
    const bench = setUp();
    bench.disk.full = true;
    expect(() => bench.send({ destinations: [slack] })).toThrow('full');
    expect(bench.desk.list('Q1')).toEqual([]);
    expect(server.received).toEqual([]);
  });
});

describe('several places at once', () => {
  it('each has its own state, and one that fails holds up no other; the entry is written once', async () => {
    answer = (received, response) => (received.path.includes('incidents') ? (received.method === 'GET' ? json([])(received, response) : json({ error: 'no' }, 422)(received, response)) : posted(received, response));
    const bench = setUp();
    const texts = bench.send({ ...forCustomers, destinations: [slack, page, { kind: 'pagerduty-note' }, { kind: 'pagerduty-status' }] });
    expect(texts.map(({ destination: { kind } }) => kind)).toEqual(['slack', 'statuspage', 'pagerduty-note', 'pagerduty-status']);
    await until(bench, 'm2', 'sent');
    await until(bench, 'm3', 'refused');
    bench.outbox.set('o1', { state: 'done', message: 'The note was added.', endedAt: clock.now() });
    bench.outbox.set('o2', { state: 'asking', message: 'Was it meant?' });
    expect(bench.desk.list('Q1').map(({ state, message }) => `${state}: ${message}`)).toEqual([
      'sent: Sent.', expect.stringMatching(/^refused: Statuspage refused/), 'sent: The note was added.', 'asking: Was it meant?',
    ]);
    expect(bench.timeline('run.update')).toHaveLength(1);
    expect(bench.outbox.items.get('o1')?.action).toEqual({ kind: 'note', text: texts[2]?.text });
    expect(bench.answer('m5', 'again')).toEqual({ result: 'done', message: 'send' });
  });

  it('what the outbox cannot take stays a draft; what died on its way there is found, or asked about', () => {
    machine.reports({ id: 'unknown-there', severity: 2, title: 'Old' });
    const outbox = createOutboxDouble(clock);
    const first = setUp({ outbox });
    first.send({ incidentId: 'unknown-there', destinations: [{ kind: 'pagerduty-note' }] });
    expect(first.row('m2')).toMatchObject({ state: 'draft', message: expect.stringContaining('not open here any more') });
    const [handed] = first.send({ destinations: [{ kind: 'pagerduty-note' }] });
    if (handed === undefined) throw new Error('nothing was sent');
    // Killed between the outbox and our own note of it; and before the outbox.
    machine.stores.messages.save([{ ...handed, state: 'queued', outboxId: null }, { ...handed, id: 'other', text: 'never handed over', state: 'queued', outboxId: null }]);
    const bench = setUp({ outbox, prefix: 'n' });
    expect(bench.row(handed.id)).toMatchObject({ state: 'queued', outboxId: 'o1' });
    expect(bench.row('other')).toMatchObject({ state: 'draft' });
    expect(outbox.items.size).toBe(1);
  });

  it('a local incident is unknown to PagerDuty', () => {
    const bench = setUp();
    const { id } = machine.desk.calls.createLocal({ title: 'Ours', severity: 2, service: '', startedAt: null });
    expect(() => bench.send({ incidentId: id, destinations: [{ kind: 'pagerduty-note' }] })).toThrow('PagerDuty does not know this incident');
  });

  it('by webhook there is no thread; without a connection the text is a draft until there is one', async () => {
    let connected = false;
    answer = (_received, response) => void response.end('ok');
    const bench = setUp({ channels: { slack: () => (connected ? webhook() : null) } });
    bench.send({ destinations: [slack] });
    expect(bench.row('m2')).toMatchObject({ state: 'draft', message: 'Slack is not connected. Not sent. The text is kept here.' });
    connected = true;
    await clock.advance(second);
    expect(server.received).toEqual([]);
    bench.answer('m2', 'again');
    await until(bench, 'm2', 'sent');
    expect(posts()).toEqual([{ text: bench.row('m2').text }]);
    expect(bench.row('m2').ts).toBeNull();
  });
});

describe('the status page', () => {
  const there = (...open: readonly { id: string; name: string; status: string }[]): Answer => (received, response) =>
    (received.method === 'GET' ? json(open) : json({ id: received.method === 'POST' ? 'new' : received.path.split('/').at(-1), name: 'x', status: 'identified' }))(received, response);
  const calls = () => server.received.map(({ method, path }) => `${method} ${path}`);

  it('makes one when nothing is open, updates its own after that, and mails customers only when asked', async () => {
    answer = there();
    const bench = setUp();
    await until(bench, bench.send({ ...forCustomers, destinations: [page] })[0]?.id ?? '', 'sent');
    answer = there({ id: 'new', name: 'x', status: 'identified' });
    await clock.advance(second);
    const again = bench.send({ ...forCustomers, template: 'monitoring', destinations: [{ ...page, notifyCustomers: true }] }).at(-1);
    await until(bench, again?.id ?? '', 'sent');
    expect(calls()).toEqual(['GET /pages/p1/incidents/unresolved', 'POST /pages/p1/incidents', 'GET /pages/p1/incidents/unresolved', 'PATCH /pages/p1/incidents/new']);
    expect(posts().map((body) => body['incident'])).toEqual([
      { name: 'We have found the cause and are mending it', status: 'identified', body: 'What you may notice: Quotes may fail\nWhat we are doing: We are mending it\nNext update: 10:15', deliver_notifications: false },
      { status: 'monitoring', body: expect.stringContaining('We are mending it'), deliver_notifications: true },
    ]);
    expect(bench.timeline('run.update')).toMatchObject([{ payload: { approver: 'Robin Vale', audience: 'customers' } }, { payload: { template: 'monitoring' } }]);
  });

  it('one that is open already is asked about: update it, or make a new one', async () => {
    answer = there({ id: 'theirs', name: 'Quotes fail', status: 'investigating' });
    const bench = setUp();
    bench.send({ ...forCustomers, destinations: [page] });
    await until(bench, 'm2', 'asking');
    expect(bench.row('m2').question).toEqual({ reason: 'open', found: [{ id: 'theirs', name: 'Quotes fail', status: 'investigating' }] });
    await clock.advance(20 * minute);
    expect(posts()).toEqual([]);
    bench.answer('m2', 'update', 'theirs');
    await until(bench, 'm2', 'sent');
    await clock.advance(second);
    bench.send({ ...forCustomers, template: 'resolution', values: { ...forCustomers.values, 'customer-cause': 'x' }, destinations: [page] });
    await until(bench, bench.desk.list('Q1').at(-1)?.id ?? '', 'sent');
    expect(calls().filter((call) => !call.startsWith('GET'))).toEqual(['PATCH /pages/p1/incidents/theirs', 'PATCH /pages/p1/incidents/theirs']);
  });

  it('a creation whose answer was lost is looked up before the person’s second word makes another', async () => {
    answer = (received, response) => (received.method === 'GET' ? json([]) : reset)(received, response);
    const bench = setUp();
    bench.send({ ...forCustomers, destinations: [page] });
    await until(bench, 'm2', 'maybe');
    answer = there({ id: 'new', name: 'x', status: 'identified' });
    await clock.advance(minute);
    bench.answer('m2', 'again');
    await until(bench, 'm2', 'asking');
    bench.answer('m2', 'create');
    await vi.waitFor(() => expect(bench.row('m2').state).not.toBe('asking'), { interval: 5 });
    await clock.advance(second);
    await until(bench, 'm2', 'sent');
    expect(posts()).toHaveLength(2);
  });

  it('nothing is resolved that is not there', async () => {
    answer = there();
    const bench = setUp();
    bench.send({ ...forCustomers, template: 'resolution', destinations: [page] });
    await until(bench, 'm2', 'asking');
    expect(bench.row('m2').question?.reason).toBe('none');
  });
});

describe('what may not leave', () => {
  const refused = (act: () => unknown): Refusal => {
    try {
      act();
    } catch (error) {
      if (error instanceof Refusal) return error;
    }
    throw new Error('It was not refused.');
  };

  it.each([
    ['a text for customers without its approver', { ...forCustomers, approver: ' ' }, 'approver', 'Name who approved it'],
    ['a placeholder', { values: { status: 'M', actions: 'Rolled back $SERVICE_NAME', results: 'x', monitoring: 'y', eta: '10:00' } }, 'actions', '$SERVICE_NAME'],
    ['a gap', { values: { status: 'M', actions: 'x', monitoring: 'y', eta: '10:00' } }, 'results', 'Results is missing'],
  ] as const)('%s', (_what, input, field, words) => {
    const bench = setUp();
    const { problem } = refused(() => bench.send({ ...input, destinations: [slack, page] }));
    expect(problem).toMatchObject({ code: 'invalid-input', fields: { [field]: expect.stringContaining(words) } });
    expect(bench.desk.list('Q1')).toEqual([]);
    expect(server.received).toEqual([]);
  });

  it('a text for responders does not go to the status page, nor does anything of a drill', () => {
    const bench = setUp();
    expect(refused(() => bench.send({ destinations: [slack, page] })).message).toContain('Only the text for customers');
    machine.reports({ id: 'Q1', severity: 1, source: 'drill' });
    expect(refused(() => bench.send({ ...forCustomers, destinations: [page] })).message).toContain('demo');
    expect(server.received).toEqual([]);
  });

  it('a text of a drill says so; one that is far too long is refused whole', async () => {
    const bench = setUp();
    machine.reports({ id: 'Q1', severity: 1, source: 'drill' });
    await until(bench, bench.send({ destinations: [slack] })[0]?.id ?? '', 'sent');
    expect(String(posts()[0]?.['text'])).toMatch(/^DRILL: nothing is broken\./);
    const values = { status: 'M', actions: '&'.repeat(10_000), results: 'x', monitoring: 'y', eta: '10:00' };
    expect(refused(() => bench.send({ destinations: [slack], values })).message).toContain('30,000');
  });
});

it('what is typed is kept for each incident, and taken away', () => {
  const bench = setUp();
  const form = { template: 'mitigation', values: { next: '<b>' }, approver: 'Kim' };
  expect(bench.desk.form('Q1')).toBeNull();
  bench.desk.keepForm('Q1', form);
  expect(setUp({ prefix: 'n' }).desk.form('Q1')).toEqual(form);
  bench.desk.keepForm('Q1', null);
  expect(bench.desk.form('Q1')).toBeNull();
});
