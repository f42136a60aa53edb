import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Answer, Exchange } from './exchange.ts';

/** What goes wrong with the next answers. */
export type Fault = {
  /** Which requests: all when left out. */
  readonly method?: string;
  readonly path?: RegExp;
  /** How many; 1 when left out, Infinity until `heal`. */
  readonly times?: number;
  /** Waits this long before the answer. */
  readonly delay?: Milliseconds;
  /** Never answers. */
  readonly hang?: boolean;
  /** Cuts the connection, before or after the request has taken effect. */
  readonly cut?: 'before' | 'after';
  /** Sends only this many bytes of the body, then cuts the connection. */
  readonly cutAfterBytes?: number;
  /** Answers this instead; text is sent as it is. With `takesEffect` the request is carried out all the same. */
  readonly answer?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };
  readonly takesEffect?: boolean;
  /** Leaves the rate-limit headers out. */
  readonly bare?: boolean;
};

export function createFaultQueue() {
  let queue: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault: Fault): void {
      queue.push({ fault, left: fault.times ?? 1 });
    },
    /** The first that fits this request, used up once. */
    take(exchange: Pick<Exchange, 'method' | 'path'>): Fault | null {
      const entry = queue.find(({ fault }) => (fault.method ?? exchange.method) === exchange.method && (fault.path?.test(exchange.path) ?? true));
      if (entry === undefined) return null;
      entry.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return entry.fault;
    },
    heal(): void {
      queue = [];
    },
  };
}

/** 429 with or without what would say how long to wait. */
export const rateLimited = (resetSeconds: number | null): Fault => ({
  bare: true,
  answer: resetSeconds === null
    ? { status: 429, body: '' }
    : { status: 429, headers: { 'ratelimit-limit': '960', 'ratelimit-remaining': '0', 'ratelimit-reset': String(resetSeconds) }, body: { error: { message: 'Rate Limit Exceeded', code: 2020 } } },
});

export const failingWith = (status: number, body: unknown = '<html><body>Something went wrong</body></html>', headers: Readonly<Record<string, string>> = { 'content-type': 'text/html' }): Fault =>
  ({ answer: { status, body, headers } });

/** True when a request must be carried out. */
export const takesEffect = (fault: Fault | null): boolean => fault === null || (fault.cut !== 'before' && !fault.hang && (fault.answer === undefined || fault.takesEffect === true));

/** What is really sent. */
export function spoil(fault: Fault | null, answer: Answer): Answer {
  if (fault?.answer === undefined) return answer;
  return { status: fault.answer.status ?? 200, body: fault.answer.body, ...(fault.answer.headers === undefined ? {} : { headers: fault.answer.headers }) };
}
