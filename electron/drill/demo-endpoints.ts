import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A status of 400 to 599, a closed door, or a connection that is taken and never answered. */
type EndpointFailure = number | 'refuse' | 'hang';

export type DemoEndpoint = {
  readonly url: string;
  fail(how: EndpointFailure): Promise<void>;
  recover(): Promise<void>;
  stop(): Promise<void>;
};

/** A small service with /health on a free loopback port, which can be told to fail. */
export async function startDemoEndpoint(name: string): Promise<DemoEndpoint> {
  let failure: EndpointFailure | null = null;
  const server = createServer((request, response) => {
    if (failure === 'hang') return;
    const known = request.url?.split('?')[0] === '/health';
    const status = typeof failure === 'number' ? failure : known ? 200 : 404;
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ service: name, status: status === 200 ? 'ok' : 'failing' }));
  });
  const port = await listen(server, 0);

  return {
    url: `http://127.0.0.1:${port}/health`,
    async fail(how) {
      failure = how;
      if (how === 'refuse') await close(server);
      else if (!server.listening) await listen(server, port);
    },
    async recover() {
      const hung = failure === 'hang';
      failure = null;
      if (hung) server.closeAllConnections();
      if (!server.listening) await listen(server, port);
    },
    stop: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
