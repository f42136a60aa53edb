import { minute } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import { refuse, type Answer, type Exchange } from './exchange.ts';
import type { DrillToken, World } from './world.ts';

export type Caller = { readonly token: DrillToken; /** Who acts; null for an account-level key that only reads. */ readonly userId: string | null };

const wantedType = 'application/vnd.pagerduty+json;version=2';
const isWrite = (method: string) => method === 'POST' || method === 'PUT' || method === 'DELETE';

/** Token, headers and `From`, in the order in which the real one complains. */
export function admit(world: World, exchange: Exchange): Caller | Answer {
  const [scheme, ...rest] = (exchange.headers.authorization ?? '').split(' ');
  const given = rest.join(' ');
  const token = world.tokens.find((each) => (each.kind === 'oauth' ? scheme === 'Bearer' && given === each.token : scheme === 'Token' && given === `token=${each.token}`));
  if (token === undefined) return refuse(401, 2006, 'Access Denied: requires authentication');
  // The simulated key has no default version, so the header decides.
  if (exchange.headers.accept !== wantedType) return refuse(406, 2001, `Accept must be ${wantedType}`);
  if (isWrite(exchange.method) && exchange.method !== 'DELETE' && !/^application\/json\b/.test(exchange.headers['content-type'] ?? '')) {
    return refuse(400, 2001, 'Invalid Input Provided', ['params must be a Hash']);
  }
  if (!isWrite(exchange.method) || !exchange.path.startsWith('/incidents')) return { token, userId: token.userId };
  const from = exchange.headers.from;
  if (from === undefined && token.userId === null) {
    return refuse(400, 2016, 'Invalid Input Provided', ['You must give the e-mail address of a user in the "From" header']);
  }
  const person = from === undefined ? undefined : world.personByEmail(from);
  if (from !== undefined && person === undefined) return refuse(400, 1008, 'Requester User Not Found', ['Requester User Not Found']);
  return { token, userId: token.userId ?? person?.id ?? null };
}

/** A fixed window of one minute per token. */
export function createRateLimiter(clock: Clock, perMinute: number) {
  const windows = new Map<string, { began: number; used: number }>();
  return function count(token: string): { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> } {
    let window = windows.get(token);
    if (window === undefined || clock.monotonic() - window.began >= minute) {
      window = { began: clock.monotonic(), used: 0 };
      windows.set(token, window);
    }
    window.used += 1;
    return {
      allowed: window.used <= perMinute,
      headers: {
        'ratelimit-limit': String(perMinute),
        'ratelimit-remaining': String(Math.max(0, perMinute - window.used)),
        'ratelimit-reset': String(Math.ceil((window.began + minute - clock.monotonic()) / 1000)),
      },
    };
  };
}
