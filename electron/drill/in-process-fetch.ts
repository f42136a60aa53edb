import type { IncomingHttpHeaders } from 'node:http';

export type ReceivedBody = { readonly kind: 'none' | 'broken' | 'too large' } | { readonly kind: 'json'; readonly value: unknown };
export type Received = { readonly method: string; readonly url: URL; readonly headers: IncomingHttpHeaders; readonly body: ReceivedBody };
export type Delivery =
  | { readonly kind: 'silence' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string; readonly cutAfterBytes?: number };

type Init = { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly signal?: AbortSignal };

export function bodyOf(text: string): ReceivedBody {
  if (text === '') return { kind: 'none' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'broken' };
  }
}

/** A `fetch` that hands requests over within the process, and fails as a real one does. */
export function createInProcessFetch(receive: (received: Received) => Promise<Delivery>) {
  const reset = () => new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });

  async function exchange(url: string, init: Init) {
    const headers = Object.fromEntries(Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    const delivery = await receive({ method: init.method ?? 'GET', url: new URL(url), headers, body: bodyOf(init.body ?? '') });
    if (delivery.kind === 'silence') return new Promise<never>(() => {});
    if (delivery.kind === 'cut') throw reset();
    const { status, text, cutAfterBytes } = delivery;
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(text).subarray(0, cutAfterBytes);
      if (cutAfterBytes !== undefined) throw reset();
    }
    return { status, headers: new Headers(delivery.headers), body: stream() };
  }
  return function fetch(url: string, init: Init = {}): ReturnType<typeof exchange> {
    const { signal } = init;
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('This operation was aborted', 'AbortError')));
      exchange(url, init).then(resolve, reject);
    });
  };
}
