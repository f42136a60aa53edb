import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import { admit, createRateLimiter } from './admission.ts';
import { invalid, isAnswer, refuse, type Answer, type Exchange } from './exchange.ts';
import { bodyOf, createInProcessFetch, type Delivery, type Received, type ReceivedBody } from './in-process-fetch.ts';
import { createFaultQueue, spoil, takesEffect, type Fault } from './faults.ts';
import type { StaleAcknowledge } from './incident-change.ts';
import { createIncidentLife, type Trigger } from './incident-life.ts';
import { answerTo } from './router.ts';
import type { Scene } from './scene.ts';
import { createWire } from './wire.ts';
import { createWorld, type DrillIncident, type WorldOptions } from './world.ts';

export type SimulatorOptions = WorldOptions & {
  /** The simulated account's own time; a drill clock makes it run fast. */
  readonly clock: Clock;
  /** How far the simulated server's clock is ahead of ours, in its `Date` header. */
  readonly skew?: Milliseconds;
  readonly requestsPerMinute?: number;
  readonly staleAcknowledge?: StaleAcknowledge;
  /** Where its pages would be; null: nothing has a page. */
  readonly webBase?: string | null;
};

export type Simulator = ReturnType<typeof createSimulator>;

const bodyLimit = 1_048_576;

/** A PagerDuty-compatible account on loopback: stateful, for drills, the demo watch and tests. */
export function createSimulator(options: SimulatorOptions) {
  const { clock } = options;
  const world = createWorld(options);
  const life = createIncidentLife(world, clock);
  let staleAcknowledge = options.staleAcknowledge ?? 'reopen';
  const scene: Scene = { world, life, clock, wire: createWire(world, options.webBase === undefined ? 'https://drill.example' : options.webBase), staleAcknowledge: () => staleAcknowledge };
  const countCall = createRateLimiter(clock, options.requestsPerMinute ?? 960);
  const faults = createFaultQueue();
  const requests: Exchange[] = [];
  const delays = new Set<Disarm>();
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing).catch(() => outgoing.destroy()));
  let skew = options.skew ?? 0;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://drill');
    const delivery = await receive({ method: incoming.method ?? 'GET', url, headers: incoming.headers, body: await readBody(incoming) });
    if (delivery.kind === 'silence') return;
    if (delivery.kind === 'cut') return void incoming.socket.resetAndDestroy();
    const { status, headers, text, cutAfterBytes } = delivery;
    outgoing.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': String(Buffer.byteLength(text)) }) });
    if (cutAfterBytes === undefined) return void outgoing.end(text);
    outgoing.write(Buffer.from(text).subarray(0, cutAfterBytes), () => outgoing.destroy());
  }

  /** One request, however it came: logged, spoiled by a fault if one is due, and carried out. */
  async function receive({ method, url, headers, body }: Received): Promise<Delivery> {
    const exchange: Exchange = { method, path: url.pathname, query: url.searchParams, search: url.search, headers, body: body.kind === 'json' ? body.value : undefined, status: null };
    requests.push(exchange);
    const fault = faults.take(exchange);
    if (fault?.delay !== undefined) await pause(fault.delay);
    if (fault?.hang) return { kind: 'silence' };
    if (fault?.cut === 'before') return { kind: 'cut' };
    const rate = countCall(headers.authorization ?? '');
    const honest = takesEffect(fault) ? handle(exchange, body, rate.allowed) : { status: 200, body: undefined };
    if (fault?.cut === 'after') return { kind: 'cut' };
    const answer = spoil(fault, honest);
    exchange.status = answer.status;
    return {
      kind: 'answer',
      status: answer.status,
      headers: { 'content-type': 'application/json; charset=utf-8', date: new Date(clock.now() + skew).toUTCString(), ...(fault?.bare ? {} : rate.headers), ...answer.headers },
      text: answer.body === undefined ? '' : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
      ...(fault?.cutAfterBytes === undefined ? {} : { cutAfterBytes: fault.cutAfterBytes }),
    };
  }

  function handle(exchange: Exchange, read: ReceivedBody, allowed: boolean): Answer {
    if (!allowed) return refuse(429, 2020, 'Rate Limit Exceeded');
    const caller = admit(world, exchange);
    if (isAnswer(caller)) return caller;
    if (read.kind === 'too large') return refuse(413, 2001, 'Request Entity Too Large');
    if (read.kind === 'broken') return invalid('params must be a Hash');
    return answerTo(scene, exchange, caller);
  }

  function pause(delay: Milliseconds): Promise<void> {
    return new Promise((resolve) => {
      const disarm = clock.after(delay, () => {
        delays.delete(disarm);
        resolve();
      });
      delays.add(disarm);
    });
  }
  function need(id: string): DrillIncident {
    const incident = world.incidents.get(id);
    if (incident === undefined) throw new Error(`The drill has no incident "${id}".`);
    return incident;
  }
  const agentOf = (userId: string | null, incident: DrillIncident) => (userId === null ? ({ kind: 'service', id: incident.serviceId } as const) : ({ kind: 'user', id: userId } as const));

  return {
    /** Listens on a free loopback port; the address is where the API is. */
    async start(): Promise<string> {
      server.listen(0, '127.0.0.1');
      // Rejects when the port cannot be had, and leaves no listener behind.
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    async stop(): Promise<void> {
      life.stop();
      for (const disarm of delays) disarm();
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    /** The same account without a socket: everything happens on the given clock, which makes long histories quick and repeatable. */
    fetch: createInProcessFetch(receive),
    /** Cuts every connection, as a network that goes away does. */
    cutConnections: () => server.closeAllConnections(),
    world,
    /** Every request since the start or the last `forget`, oldest first. */
    requests: requests as readonly Exchange[],
    writes: () => requests.filter(({ method }) => method !== 'GET'),
    forget: () => void (requests.length = 0),
    fail: (fault: Fault) => faults.add(fault),
    heal: () => faults.heal(),
    setSkew: (to: Milliseconds) => void (skew = to),
    setStaleAcknowledge: (to: StaleAcknowledge) => void (staleAcknowledge = to),

    incident: need,
    trigger: (what: Trigger): string => life.trigger(what).id,
    acknowledge: (id: string, userId: string) => life.acknowledge(need(id), userId),
    /** The service takes the acknowledgement back, as its timeout does. */
    unacknowledge: (id: string) => life.unacknowledge(need(id)),
    /** By a person, or by the service itself (null). */
    resolve: (id: string, userId: string | null = null, resolution?: string) => life.resolve(need(id), agentOf(userId, need(id)), resolution),
    merge: (id: string, into: string) => life.merge(need(id), need(into), agentOf(null, need(id))),
    reassign: (id: string, userIds: readonly string[], by: string | null = null) => life.reassign(need(id), userIds, 'direct_assignment', agentOf(by, need(id))),
    escalate: (id: string, level: number, by: string | null = null) => life.escalate(need(id), level, agentOf(by, need(id))),
    note: (id: string, userId: string, content: string) => life.note(need(id), userId, content),
    /** Any entry, of an invented type too. */
    log: (id: string, type: string, summary: string, more: Parameters<typeof life.record>[4] = {}) => life.record(need(id), type, agentOf(null, need(id)), summary, more),
  };
}

async function readBody(incoming: IncomingMessage): Promise<ReceivedBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
    }
  } catch {
    return { kind: 'broken' };
  }
  if (size > bodyLimit) return { kind: 'too large' };
  return bodyOf(Buffer.concat(chunks).toString('utf8'));
}
