import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A health endpoint on loopback that can be killed and come back on the same port. */
export async function startHealthEndpoint() {
  let server: Server;
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((_request, response) => response.end('ok'));
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const port = await listen(0);
  const kill = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}/health`, kill, revive: () => listen(port) };
}
