import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlackBot } from '../../../../electron/adapters/slack-client.ts';
import type { WebFetch } from '../../../../electron/adapters/web-fetch.ts';
import { aboutOther } from '../../../../shared/domain/message-about.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { startIncidentMachine, type IncidentMachine } from '../../../support/incident-machine.ts';
import { setUpMessages, type MessageBench } from '../../../support/message-bench.ts';
import { startMessageServer } from '../../../support/message-server.ts';

let clock: FakeClock;
let machine: IncidentMachine;
let server: Awaited<ReturnType<typeof startMessageServer>>;
let answers = true;
const id = '0c0ffee0-0000-4000-8000-000000000001';
const about = { id, title: 'Handoff of Kim Doe', channel: '#oncall' };

beforeEach(async () => {
  clock = createFakeClock();
  machine = startIncidentMachine({ clock });
  answers = true;
  server = await startMessageServer((_received, response: ServerResponse) => {
    if (answers) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, channel: 'C1', ts: `1.${server.received.length}` }));
    else response.destroy();
  });
});
afterEach(() => server.close());

const setUp = (): MessageBench => setUpMessages({ clock, machine, channels: { slack: () => ({ chat: createSlackBot({ clock, fetch: fetch as WebFetch, token: 'xoxb-secret', apiBase: server.origin }), place: 'T1' }) } });
const row = (bench: MessageBench) => bench.desk.list(aboutOther(id))[0];
const until = (bench: MessageBench, state: string) => vi.waitFor(async () => {
  await clock.advance(second);
  expect(row(bench)).toMatchObject({ state });
}, { interval: 5, timeout: 5000 });
const bodies = () => server.received.map(({ body }) => body as { readonly text: string; readonly channel: string; readonly thread_ts?: string });

describe('a text that belongs to no incident', () => {
  it('goes out in parts that hang on the first one, and once', async () => {
    const bench = setUp();
    const text = Array.from({ length: 200 }, (_, at) => `• line ${at}: some words and some more`).join('\n');
    expect(bench.desk.post(about, text)).toEqual({ result: 'queued', message: 'On its way to Slack #oncall.' });
    expect(bench.desk.post(about, text)).toMatchObject({ result: 'queued' });
    await until(bench, 'sent');
    expect(bodies().length).toBe(row(bench)?.parts);
    expect(bodies().every(({ text: part }) => part.length <= 3000)).toBe(true);
    expect(bodies().slice(1).every(({ thread_ts: thread }) => thread === '1.1')).toBe(true);
    expect(bodies().map(({ text: part }) => part).join('\n')).toBe(text);
    expect(bench.desk.list(aboutOther(id))).toHaveLength(1);
  });
  it('is not sent again by itself when nobody knows whether it arrived, and the notice names it', async () => {
    answers = false;
    const bench = setUp();
    bench.desk.post(about, 'short');
    await until(bench, 'maybe');
    expect(bodies()).toHaveLength(1);
    expect(bench.notices.list().map(({ detail }) => detail).join('\n')).toContain('Handoff of Kim Doe');
  });
});
