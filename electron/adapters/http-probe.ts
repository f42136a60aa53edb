import type { HttpTarget } from '../../shared/model/check.ts';
import type { ProbeFailure } from '../../shared/model/probe.ts';
import { bodyLimit, judgeHttp, statusPasses } from '../../shared/domain/check-conditions.ts';
import { readBodyText } from './body-text.ts';
import { exchange, type RawAnswer } from './http-exchange.ts';
import type { HttpPool } from './http-pool.ts';
import { findJson } from './json-path.ts';
import { failureOf, ProbeFault } from './probe-fault.ts';
import type { ProbeRun } from './probe-run.ts';
import { refusedByProxy } from './proxy-tunnel.ts';
import { methodAfter, mostRedirects, redirectOf } from './redirect.ts';

const defaultHeaders: Readonly<Record<string, string>> = { 'user-agent': 'Watchkeeper', accept: '*/*', 'accept-encoding': 'identity' };

function headersFor(own: Readonly<Record<string, string>>): Record<string, string> {
  const headers = { ...defaultHeaders };
  for (const [name, value] of Object.entries(own)) headers[name.toLowerCase()] = value;
  return headers;
}
function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

const wantsBody = (target: HttpTarget): boolean => (target.bodyContains ?? '') !== '' || target.jsonPath !== null;

type Hop = { readonly url: URL; readonly proxy: HttpTarget['proxy']; readonly method: HttpTarget['method']; readonly headers: Readonly<Record<string, string>>; readonly keepBody: boolean };

export function createHttpProbe(pool: HttpPool) {
  async function attempt(hop: Hop, run: ProbeRun, fresh: boolean): Promise<RawAnswer> {
    const { url, method, headers, keepBody } = hop;
    const connection = await pool.take(url, run, { fresh, proxy: hop.proxy });
    const { proxy } = connection;
    run.onAbandon(() => connection.destroy());
    if (connection.certificateExpiresAt !== null) run.facts.certificateExpiresAt = connection.certificateExpiresAt;
    run.step(`waiting for the answer of ${url.host}`);
    try {
      const path = `${proxy === null ? '' : url.origin}${url.pathname}${url.search}`;
      const introduced = proxy?.authorization == null ? headers : { ...headers, 'proxy-authorization': proxy.authorization };
      const request = { method, path, headers: introduced, keepBody };
      const answer = await exchange(connection, request, bodyLimit, (status) => {
        run.facts.statusCode = status;
        run.step(`reading the answer of ${url.host}`);
      });
      if (answer.cut) connection.destroy();
      else connection.give();
      if (proxy !== null && answer.status === 407) throw refusedByProxy(407, proxy);
      return answer;
    } catch (error) {
      connection.destroy();
      // The other side may close a kept connection at the very moment we use it: that says nothing of the endpoint.
      const closedIdle = connection.reused && failureOf(error, '').kind === 'reset' && !run.abandoned();
      if (closedIdle) return attempt(hop, run, true);
      throw error;
    }
  }

  /** The conditions that failed. Throws what kept it from being answered at all. */
  return async function probeHttp(target: HttpTarget, run: ProbeRun): Promise<readonly ProbeFailure[]> {
    let hop: Hop = { url: new URL(target.url), proxy: target.proxy, method: target.method, headers: headersFor(target.headers), keepBody: wantsBody(target) };
    for (let redirects = 0; ; redirects += 1) {
      run.about(hop.url.host);
      // What changes something at the other side is never sent on a connection that may be closed already.
      const answer = await attempt(hop, run, hop.method === 'POST' || hop.method === 'PUT');
      // A check may expect the redirect itself.
      const isFinal = statusPasses(answer.status, target.expectedStatus);
      const next = isFinal ? null : redirectOf(answer.status, single(answer.headers['location']), hop.url);
      if (next === null) {
        const encoding = single(answer.headers['content-encoding']) ?? '';
        const { text, cut } = hop.keepBody ? await readBodyText(answer.body, answer.cut, encoding, bodyLimit) : { text: '', cut: answer.cut };
        const json = target.jsonPath === null || cut ? null : findJson(text, target.jsonPath.path);
        return judgeHttp(target, {
          status: answer.status,
          body: text,
          cut,
          duration: run.elapsed(),
          json: json ?? (target.jsonPath === null ? null : { type: 'values', values: [] }),
        });
      }
      if (redirects === mostRedirects) throw new ProbeFault('redirect', `more than ${mostRedirects} redirects, the last one to ${next.pathname.slice(0, 80)}`);
      // Own headers may hold credentials: they never go to another origin.
      const headers = next.origin === hop.url.origin ? hop.headers : headersFor({});
      hop = { url: next, proxy: hop.proxy, method: methodAfter(answer.status, hop.method), headers, keepBody: hop.keepBody };
    }
  };
}
