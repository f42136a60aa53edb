import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A health endpoint on loopback that answers only who shows the key, and counts how often it was asked. */
export async function startKeyedEndpoint(key: string) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const known = request.headers['x-watch-key'] === key;
    response.writeHead(known ? 200 : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { status: 'all systems fine' } : { status: 'who are you?' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`,
    asked: () => asked,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
