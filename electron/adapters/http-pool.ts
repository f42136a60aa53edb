import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Client } from 'undici';
import HttpClient from 'undici/lib/dispatcher/client.js';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { HttpTarget } from '../../shared/model/check.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { OpenSocket, Progress } from './open-socket.ts';
import type { Proxy, ProxyChoice } from './proxy-choice.ts';

/** Many servers keep an idle connection for 60 to 75 s; one that says less is believed. */
const keepAlive: Milliseconds = 65 * second;
/** A connection is not used for ever: a renewed certificate and a moved name are to be seen. */
const longestLife: Milliseconds = 5 * minute;
const mostIdlePerOrigin = 64;

/** A connection in the hands of one probe, so that giving that probe up closes it and disturbs no other. */
export type Connection = {
  readonly client: Client;
  readonly certificateExpiresAt: Instant | null;
  /** It has carried an answer before: the other side may have closed it in the meantime. */
  readonly reused: boolean;
  /** A proxy that is asked for whole addresses; null when the other end is the endpoint itself. */
  readonly proxy: Proxy | null;
  /** Puts it back for the next probe of the same origin. */
  give(): void;
  destroy(): void;
};

/** `way`: origin and proxy; a connection of one way serves no other. */
type Kept = Pick<Connection, 'client' | 'certificateExpiresAt' | 'proxy'> & { readonly socket: Socket; readonly bornAt: Milliseconds; readonly way: string };

export type HttpPoolOptions = { readonly clock: Clock; readonly open: OpenSocket; readonly trust: () => SecureContext; readonly proxies: ProxyChoice };

/** The host of a URL as sockets want it: without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
export const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port));

export function createHttpPool({ clock, open, trust, proxies }: HttpPoolOptions) {
  const idle = new Map<string, Kept[]>();
  let generation = 0;

  function forget(kept: Kept): void {
    const list = idle.get(kept.way)?.filter((other) => other !== kept) ?? [];
    if (list.length === 0) idle.delete(kept.way);
    else idle.set(kept.way, list);
  }
  function destroy(kept: Kept): void {
    forget(kept);
    void kept.client.destroy().catch(() => {});
    kept.socket.destroy();
  }
  function lend(kept: Kept, reused: boolean): Connection {
    const lentIn = generation;
    return {
      client: kept.client,
      certificateExpiresAt: kept.certificateExpiresAt,
      reused,
      proxy: kept.proxy,
      give() {
        const list = idle.get(kept.way) ?? [];
        const usable = !kept.socket.destroyed && lentIn === generation && list.length < mostIdlePerOrigin;
        if (!usable) destroy(kept);
        else idle.set(kept.way, [...list, kept]);
      },
      destroy: () => destroy(kept),
    };
  }

  function takeIdle(way: string): Kept | null {
    for (;;) {
      const kept = idle.get(way)?.at(-1);
      if (kept === undefined) return null;
      forget(kept);
      if (!kept.socket.destroyed && clock.monotonic() - kept.bornAt < longestLife) return kept;
      destroy(kept);
    }
  }

  async function connect(url: URL, proxy: Proxy | null, way: string, progress: Progress): Promise<Kept> {
    const isSecure = url.protocol === 'https:';
    const via = proxy === null ? null : { proxy, tunnel: isSecure, trust };
    const target = { host: hostOf(url), port: portOf(url), trust: isSecure ? trust() : null, via };
    const { socket, certificate } = await open(target, progress);
    let handed = false;
    const client = new HttpClient(url.origin, {
      // Never at once: the client is not ready for an answer before its own call has returned.
      connect: (_options, done) => {
        queueMicrotask(() => {
          if (handed) done(Object.assign(new Error('closed'), { code: 'ECONNRESET' }), null);
          else done(null, socket);
          handed = true;
        });
      },
      pipelining: 1,
      keepAliveTimeout: keepAlive,
      keepAliveMaxTimeout: longestLife,
      // The probe has one deadline for everything; these would only restart with every byte.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // A client reports a connection that ends while idle to its listeners only; the socket tells the pool.
    const kept = { client, socket, certificateExpiresAt: certificate?.expiresAt ?? null, bornAt: clock.monotonic(), way, proxy: isSecure ? null : proxy };
    socket.once('close', () => destroy(kept));
    return kept;
  }

  return {
    async take(url: URL, progress: Progress, { fresh, proxy: wish }: { readonly fresh: boolean; readonly proxy: HttpTarget['proxy'] }): Promise<Connection> {
      progress.step('asking for the way out', 'proxy');
      const proxy = await proxies.choose(url, wish);
      const way = proxy === null ? url.origin : `${url.origin} by ${proxy.name}`;
      const kept = fresh ? null : takeIdle(way);
      return kept === null ? lend(await connect(url, proxy, way, progress), false) : lend(kept, true);
    },
    /** Closes what is idle; what is in use is closed when it is given back. */
    reset(): void {
      generation += 1;
      for (const list of [...idle.values()]) for (const kept of list) destroy(kept);
    },
  };
}

export type HttpPool = ReturnType<typeof createHttpPool>;
