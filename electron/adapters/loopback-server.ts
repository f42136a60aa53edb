import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoopbackAnswer, LoopbackServer } from '../services/ports/loopback-server.ts';

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'", 'cross-origin-resource-policy': 'same-origin' };

/** HTTP on 127.0.0.1 alone. Only reading, and only under the names of this computer: a page in a browser that had its own name pointed here gets nothing. */
export function createLoopbackServer(report: (error: unknown) => void): LoopbackServer {
  let server: Server | null = null;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse, port: number, answer: (path: string) => Promise<LoopbackAnswer | null>): Promise<void> {
    const { method, url = '/', headers: { host } } = incoming;
    incoming.resume();
    if (method !== 'GET' && method !== 'HEAD') return void outgoing.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end();
    const known = host === `127.0.0.1:${port}` || host === `localhost:${port}`;
    const found = known ? await answer(url) : null;
    if (found === null) return void outgoing.writeHead(404, headers).end();
    const body = Buffer.from(found.text, 'utf8');
    outgoing.writeHead(200, { ...headers, 'content-type': found.type, 'content-length': body.length }).end(method === 'HEAD' ? undefined : body);
  }

  return {
    async start(port, answer) {
      const listening = createServer((incoming, outgoing) => {
        const { port: own } = listening.address() as AddressInfo;
        serve(incoming, outgoing, own, answer).catch((error: unknown) => {
          report(error);
          outgoing.writeHead(500, headers).end();
        });
      });
      listening.maxConnections = 16;
      listening.requestTimeout = 5000;
      listening.listen(port, '127.0.0.1');
      await once(listening, 'listening');
      listening.on('error', report);
      server = listening;
      return (listening.address() as AddressInfo).port;
    },
    async stop() {
      const before = server;
      server = null;
      if (before === null) return;
      const closed = once(before, 'close');
      before.close();
      before.closeAllConnections();
      await closed;
    },
  };
}
