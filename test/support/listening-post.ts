import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that the page must never reach: it counts who tries. */
export async function startListeningPost(answer: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {}) {
  const heard: { readonly method: string; readonly url: string; readonly authorization: string | null }[] = [];
  const server = createServer((request, response) => {
    heard.push({ method: request.method ?? '', url: request.url ?? '', authorization: request.headers.authorization ?? null });
    response.writeHead(answer.status ?? 200, { 'access-control-allow-origin': '*', ...answer.headers });
    response.end('reached');
  });
  server.on('upgrade', (request, socket) => {
    heard.push({ method: 'UPGRADE', url: request.url ?? '', authorization: null });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
