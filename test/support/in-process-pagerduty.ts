import { admit } from '../../electron/drill/admission.ts';
import { isAnswer, type Exchange } from '../../electron/drill/exchange.ts';
import { createIncidentLife } from '../../electron/drill/incident-life.ts';
import { answerTo } from '../../electron/drill/router.ts';
import { createWire } from '../../electron/drill/wire.ts';
import { createWorld, type DrillIncident } from '../../electron/drill/world.ts';
import { createPagerDutyClient } from '../../electron/adapters/pagerduty-client.ts';
import type { WebFetch } from '../../electron/adapters/web-fetch.ts';
import type { Clock } from '../../electron/services/ports/clock.ts';
import { second } from '../../shared/time/duration.ts';
import type { PagerDutyApi } from '../../electron/services/ports/pagerduty-api.ts';

/**
 * What happens to one request. `lost` never got there; `cut` got there, and its answer did not come back; `hang` are the same two without a word;
 * `late` seems lost and takes effect 20 s later.
 */
export type Mishap = 'lost' | 'cut' | 'late' | 'hang-lost' | 'hang-cut' | 'offline' | 401 | 403 | 404 | 429 | '429-bare' | 500 | '500-done' | 'nonsense-done';

export const me = 'UME';
export const other = 'UOTHER';
export const myEmail = 'me@example.com';
const token = 'key';

/** The built-in simulator's own account behind the real client, without a socket: for long histories on a fake clock. */
export function createInProcessPagerDuty(ours: Clock) {
  // Nobody steps the clock of the other side.
  const began = ours.now() - ours.monotonic();
  const clock: Clock = { ...ours, now: () => began + ours.monotonic() };
  const world = createWorld({
    people: [{ id: me, name: 'Me', email: myEmail, teamIds: [] }, { id: other, name: 'Ann', email: 'ann@example.com', teamIds: [] }],
    services: [{ id: 'S1', name: 'Checkout', policyId: 'P1', teamIds: [], acknowledgementTimeoutSeconds: null }],
    policies: [{ id: 'P1', name: 'Checkout', rules: [{ delayMinutes: 15, targets: [{ kind: 'user', id: me }] }, { delayMinutes: 15, targets: [{ kind: 'user', id: other }] }] }],
    tokens: [{ token, kind: 'api-key', userId: me }],
  });
  const life = createIncidentLife(world, clock);
  let stale: 'reopen' | 'refuse' = 'reopen';
  const scene = { world, life, clock, wire: createWire(world, 'https://drill.example'), staleAcknowledge: () => stale };
  const mishaps: { readonly method: string | null; readonly what: Mishap; left: number }[] = [];
  const requests: Exchange[] = [];
  let offline = false;
  let tokenGood = true;
  let beforeWrite: ((exchange: Exchange) => void) | null = null;

  function handle(exchange: Exchange): { readonly status: number; readonly body: unknown } {
    const caller = admit(world, exchange);
    return isAnswer(caller) ? caller : answerTo(scene, exchange, caller);
  }
  function mishapOf(method: string): Mishap | null {
    if (offline) return 'offline';
    const entry = mishaps.find((each) => each.left > 0 && (each.method === null || (each.method === 'write' ? method !== 'GET' : each.method === method)));
    if (entry !== undefined) entry.left -= 1;
    return entry?.what ?? (tokenGood ? null : 401);
  }
  const broken = (code: string) => Object.assign(new Error(code), { code });
  const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
    status,
    headers: { get: (name: string) => headers[name] ?? (name === 'date' ? new Date(clock.now()).toUTCString() : null) },
    body: (async function* () { yield new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)); })(),
  });

  const fetch: WebFetch = async (address, init) => {
    const url = new URL(address);
    const exchange: Exchange = {
      method: init.method, path: url.pathname, query: url.searchParams, search: url.search, headers: init.headers,
      body: init.body === undefined ? undefined : JSON.parse(init.body), status: null,
    };
    const mishap = mishapOf(init.method);
    if (mishap === 'offline') throw broken('ENETUNREACH');
    if (mishap === 'lost') throw broken('ECONNRESET');
    if (mishap === 'late') {
      clock.after(20 * second, () => handle(exchange));
      throw broken('ECONNRESET');
    }
    if (mishap === 'hang-lost') return new Promise(() => {});
    if (mishap === 401) return answer(401, { error: { message: 'Access Denied', code: 2006 } });
    if (mishap === 403) return answer(403, { error: { message: 'Forbidden', code: 2010 } });
    if (mishap === 404) return answer(404, { error: { message: 'Not Found', code: 2100 } });
    if (mishap === 429) return answer(429, { error: { message: 'Rate Limit Exceeded', code: 2020 } }, { 'ratelimit-reset': '20' });
    if (mishap === '429-bare') return answer(429, '');
    if (mishap === 500) return answer(500, '<html>Sorry</html>');
    if (init.method !== 'GET') beforeWrite?.(exchange);
    requests.push(exchange);
    const honest = handle(exchange);
    exchange.status = honest.status;
    if (mishap === 'cut') throw broken('ECONNRESET');
    if (mishap === 'hang-cut') return new Promise(() => {});
    if (mishap === '500-done') return answer(500, '<html>Sorry</html>');
    if (mishap === 'nonsense-done') return answer(200, '{"inc');
    return answer(honest.status, honest.body);
  };

  function need(id: string): DrillIncident {
    const incident = world.incidents.get(id);
    if (incident === undefined) throw new Error(`There is no incident "${id}".`);
    return incident;
  }
  const by = (id: string) => ({ kind: 'user', id }) as const;

  return {
    world,
    /** A client of its own connections. `alive` false: nothing of it gets out any more, as after a crash. */
    client: (clientClock: Clock = ours, alive: () => boolean = () => true): PagerDutyApi => createPagerDutyClient({
      clock: clientClock, credentials: { tokenKind: 'api-key', token, apiBase: 'https://api.pagerduty.com' },
      fetch: (url, init) => (alive() ? fetch(url, init) : new Promise(() => {})),
    }),
    /** What got there, oldest first. */
    requests: requests as readonly Exchange[],
    writes: () => requests.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => ({ method, path, body })),
    fail: (what: Mishap, method: 'GET' | 'PUT' | 'POST' | 'write' | null = null, times = 1) => void mishaps.push({ method, what, left: times }),
    heal: () => {
      mishaps.length = 0;
      offline = false;
      tokenGood = true;
    },
    setOffline: (to: boolean) => void (offline = to),
    setTokenGood: (to: boolean) => void (tokenGood = to),
    setStale: (to: 'reopen' | 'refuse') => void (stale = to),
    /** Runs after the look and before the write takes effect: the race that nobody can close. */
    onWrite: (run: ((exchange: Exchange) => void) | null) => void (beforeWrite = run),

    incident: need,
    trigger: (title = 'Checkout answers 500') => life.trigger({ serviceId: 'S1', title }).id,
    acknowledge: (id: string, userId = other) => life.acknowledge(need(id), userId),
    unacknowledge: (id: string) => life.unacknowledge(need(id)),
    resolve: (id: string, userId = other) => life.resolve(need(id), by(userId)),
    retrigger: (id: string, userId = other) => life.retrigger(need(id), by(userId)),
    reassign: (id: string, userIds: readonly string[], userId = other) => life.reassign(need(id), userIds, 'direct_assignment', by(userId)),
    note: (id: string, text: string, userId = other) => life.note(need(id), userId, text),
    log: (id: string) => world.log.filter(({ incidentId }) => incidentId === id),
    statusUpdates: (id: string) => world.log.filter(({ incidentId, type }) => incidentId === id && type === 'status_update_log_entry').map(({ fields }) => String(fields['message'])),
  };
}

export type InProcessPagerDuty = ReturnType<typeof createInProcessPagerDuty>;
