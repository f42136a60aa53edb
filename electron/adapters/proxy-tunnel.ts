import type { Socket } from 'node:net';
import type { Progress } from './open-socket.ts';
import { failureOf, ProbeFault } from './probe-fault.ts';
import type { Proxy } from './proxy-choice.ts';

const longestHead = 16_384;
/** The proxy did its work and found nobody at the other end: that is the endpoint's failure, not ours. */
const notReached: ReadonlySet<number> = new Set([502, 503, 504]);

/** Anything that went wrong between us and the proxy: our own side. */
export function proxyFault(error: unknown, { name }: Proxy): ProbeFault {
  if (error instanceof ProbeFault && error.failure.kind === 'proxy') return error;
  return new ProbeFault('proxy', `the proxy ${name} cannot be used: ${failureOf(error, '').detail}`);
}

export function refusedByProxy(status: number, { name, authorization }: Proxy): ProbeFault {
  if (status !== 407) return new ProbeFault('proxy', `the proxy ${name} refuses to connect us (status ${status})`);
  const what = authorization === null ? 'asks for a user name and password' : 'does not accept our user name and password';
  return new ProbeFault('proxy', `the proxy ${name} ${what} (status 407)`);
}

/** The answer to CONNECT up to its empty line. Nothing may follow: at the other end nobody speaks first. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let held = Buffer.alloc(0);
    const settle = (act: () => void) => {
      socket.off('data', take).off('close', closed).off('error', failed);
      act();
    };
    const closed = () => settle(() => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    const failed = (error: Error) => settle(() => reject(error));
    function take(chunk: Buffer): void {
      held = Buffer.concat([held, chunk]);
      const end = held.indexOf('\r\n\r\n');
      if (end < 0 && held.length <= longestHead) return;
      // Before anything else listens, or bytes of the endpoint would go nowhere.
      socket.pause();
      settle(() => (end < 0 ? reject(new ProbeFault('protocol', 'its answer does not end')) : resolve(held.subarray(0, end).toString('latin1'))));
    }
    socket.on('data', take).once('close', closed).once('error', failed);
  });
}

/** Has the proxy connect this socket to `host:port` (RFC 9110, 9.3.6). Destroys it when that fails. */
export async function digTunnel(socket: Socket, host: string, port: number, proxy: Proxy, progress: Progress): Promise<void> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  progress.step(`waiting for the proxy ${proxy.name} to reach ${authority}`);
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, 'User-Agent: Watchkeeper'];
  if (proxy.authorization !== null) lines.push(`Proxy-Authorization: ${proxy.authorization}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  try {
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(await readHead(socket))?.[1]);
    if (Number.isNaN(status)) throw new ProbeFault('protocol', 'its answer is not HTTP');
    if (notReached.has(status)) throw new ProbeFault('unreachable', `the proxy ${proxy.name} could not reach ${authority} (status ${status})`);
    if (status < 200 || status > 299) throw refusedByProxy(status, proxy);
  } catch (error) {
    socket.destroy();
    if (error instanceof ProbeFault && error.failure.kind === 'unreachable') throw error;
    throw proxyFault(error, proxy);
  }
}
