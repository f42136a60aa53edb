import { createSimulator, type SimulatorOptions } from '../../electron/drill/simulator.ts';
import { drillAccount, userToken } from './drill-account.ts';
import { createFakeClock } from './fake-clock.ts';

export type DrillReply = { readonly status: number; readonly json: unknown; readonly headers: Headers };

/** A simulator without a socket, and calls to it as a well-behaved client makes them. */
export function openDrill(options: Partial<SimulatorOptions> = {}) {
  const clock = createFakeClock();
  const simulator = createSimulator({ ...drillAccount, clock, ...options });

  async function call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<DrillReply> {
    const answer = await simulator.fetch(`http://drill${path}`, {
      method,
      headers: { Authorization: `Token token=${userToken}`, Accept: 'application/vnd.pagerduty+json;version=2', 'Content-Type': 'application/json', From: 'robin@example.com', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    let text = '';
    for await (const chunk of answer.body) text += Buffer.from(chunk).toString();
    return { status: answer.status, headers: answer.headers, json: /^[[{]/.test(text) ? JSON.parse(text) : text };
  }
  return {
    clock, simulator, call,
    get: (path: string, headers?: Readonly<Record<string, string>>) => call('GET', path, undefined, headers),
    change: (id: string, fields: object) => call('PUT', `/incidents/${id}`, { incident: { type: 'incident_reference', ...fields } }),
    trigger: (title = 'Quotes are slow', serviceId = 'SQUOTE') => simulator.trigger({ serviceId, title }),
  };
}

/** What stands at a path in an answer; undefined where there is nothing. */
export function pick(json: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined), json);
}

/** One field of every row of a list. */
export function column(json: unknown, list: string, field: string): readonly unknown[] {
  const rows = pick(json, list);
  return Array.isArray(rows) ? rows.map((row) => pick(row, field)) : [];
}
