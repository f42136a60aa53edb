import type { ApiFailure } from '../../shared/model/api-result.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import { explainFailure } from './connection-failure.ts';
import { readText, type WebFetch, type WebRequest } from './web-fetch.ts';

export type WebAnswer = { readonly kind: 'answer'; readonly status: number; readonly text: string; readonly header: (name: string) => string | null };
export type WebExchangeOptions = { readonly clock: Clock; readonly fetch: WebFetch; readonly timeout?: Milliseconds };

const largestAnswer = 1024 * 1024;

/** One request and its whole answer within one deadline, no redirect followed. Never rejects. */
export function exchangeOnce({ clock, fetch, timeout = 15 * second }: WebExchangeOptions, url: string, request: WebRequest): Promise<WebAnswer | ApiFailure> {
  const abort = new AbortController();
  const exchange = async (): Promise<WebAnswer | ApiFailure> => {
    const answer = await fetch(url, { ...request, redirect: 'manual', signal: abort.signal });
    const text = await readText(answer.body, largestAnswer);
    if (text === null) return { kind: 'bad-answer', status: answer.status, detail: 'it is larger than 1 MiB', mayHaveHappened: true };
    return { kind: 'answer', status: answer.status, text, header: (name) => answer.headers.get(name) };
  };
  return new Promise((resolve) => {
    const disarm = clock.after(timeout, () => {
      resolve({ kind: 'unreachable', detail: `no answer within ${Math.round(timeout / second)} s`, mayHaveHappened: true });
      abort.abort();
    });
    exchange()
      .catch((error: unknown) => explainFailure(error))
      .then((result) => {
        disarm();
        resolve(result);
      });
  });
}
