import { judgeAnswer } from '../../shared/domain/pagerduty-verdict.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { PagerDutyCredentials } from '../services/ports/pagerduty-api.ts';
import { createCallLanes, type Lane } from './call-lanes.ts';
import { createCallMeter } from './call-meter.ts';
import { explainFailure } from './connection-failure.ts';
import { readText, type WebFetch } from './web-fetch.ts';

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: unknown;
  /** The login e-mail of the person who acts. */
  readonly from?: string;
  readonly lane: Lane;
};

type TransportOptions = {
  readonly clock: Clock;
  readonly fetch: WebFetch;
  readonly credentials: PagerDutyCredentials;
  /** Of the whole call, body included. */
  readonly timeout: Milliseconds;
};

const largestAnswer = 64 * 1024 * 1024;

/** One call at a time and lane, with the headers that PagerDuty wants, a total timeout, and no redirects. Never rejects. */
export function createPagerDutyTransport({ clock, fetch, credentials, timeout }: TransportOptions) {
  const lanes = createCallLanes();
  const meter = createCallMeter(clock);
  const authorization = credentials.tokenKind === 'oauth' ? `Bearer ${credentials.token}` : `Token token=${credentials.token}`;

  async function send(call: Call, laneSignal: AbortSignal): Promise<ApiResult<unknown>> {
    const query = new URLSearchParams(call.query?.map(([name, value]): [string, string] => [name, value]));
    const url = `${credentials.apiBase}${call.path}${query.size === 0 ? '' : `?${query}`}`;
    const abort = new AbortController();
    const started = clock.monotonic();
    meter.began();
    const exchange = async (): Promise<ApiResult<unknown>> => {
      const answer = await fetch(url, {
        method: call.method, redirect: 'manual', signal: abort.signal,
        headers: {
          accept: 'application/vnd.pagerduty+json;version=2', authorization, 'content-type': 'application/json',
          ...(call.from === undefined ? {} : { from: call.from }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      const header = (name: string) => answer.headers.get(name);
      meter.answered(endpointOf(call), header, clock.monotonic() - started);
      if (answer.status >= 300 && answer.status < 400) abort.abort();
      const text = answer.status >= 300 && answer.status < 400 ? '' : await readText(answer.body, largestAnswer);
      if (text === null) return { kind: 'bad-answer', status: answer.status, detail: 'it is larger than 64 MiB', mayHaveHappened: true };
      return judgeAnswer({ status: answer.status, text, header });
    };
    return new Promise((resolve) => {
      const stop = (failure: ApiFailure) => {
        finish(failure);
        abort.abort();
      };
      const disarm = clock.after(timeout, () => stop({ kind: 'unreachable', detail: `no answer within ${Math.round(timeout / second)} s`, mayHaveHappened: true }));
      const onGivenUp = () => stop({ kind: 'unreachable', detail: 'given up', mayHaveHappened: true });
      laneSignal.addEventListener('abort', onGivenUp);
      function finish(result: ApiResult<unknown>): void {
        disarm();
        laneSignal.removeEventListener('abort', onGivenUp);
        resolve(result);
      }
      exchange().then(finish, (error: unknown) => finish(explainFailure(error)));
    });
  }

  return {
    send: (call: Call) =>
      lanes.run<ApiResult<unknown>>(call.lane, (signal) => send(call, signal), () => ({ kind: 'unreachable', detail: 'given up', mayHaveHappened: false })),
    meter: meter.read,
    abandonReads: lanes.abandonReads,
    close: lanes.abandonAll,
  };
}

/** These have rate limits of their own; all others share one. */
function endpointOf({ method, path }: Call): string {
  const own = (method !== 'GET' && path.startsWith('/incidents')) || path === '/oncalls';
  return own ? `${method} ${path.split('/', 2).join('/')}` : 'rest';
}
