import { plainLine } from '../../shared/domain/plain-text.ts';
import { ProbeFault } from './probe-fault.ts';

export const mostRedirects = 5;
const redirecting: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Scheme and host alone: the rest of an address from outside is not repeated. */
const shown = (url: URL): string => plainLine(`${url.protocol}//${url.host}`, 120);

/**
 * Where an answer sends us, or null when it is the end of the way. Throws for what is not followed: another host, another
 * scheme (fault 7; requirement 5.12).
 */
export function redirectOf(status: number, location: string | undefined, from: URL): URL | null {
  if (!redirecting.has(status) || location === undefined) return null;
  let to: URL;
  try {
    to = new URL(location, from);
  } catch {
    throw new ProbeFault('redirect', `status ${status} redirects to something that is not an address`);
  }
  if (to.protocol !== 'http:' && to.protocol !== 'https:') {
    throw new ProbeFault('redirect', `status ${status} redirects to ${plainLine(to.protocol, 40)}, which is not followed: http and https only`);
  }
  if (to.hostname !== from.hostname) {
    throw new ProbeFault('redirect', `status ${status} redirects to another host, ${shown(to)}, which is not followed`);
  }
  to.username = '';
  to.password = '';
  return to;
}

/** A POST that is answered with 301, 302 or 303 goes on as a GET, as browsers do. */
export function methodAfter<M extends string>(status: number, method: M): M | 'GET' {
  if (method === 'HEAD') return method;
  return status === 303 || ((status === 301 || status === 302) && method === 'POST') ? 'GET' : method;
}
